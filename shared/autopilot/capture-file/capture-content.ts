import type { CaptureRow } from '../capture-row.ts';
import type { Issue } from '../issues.ts';
import type { Delimiter } from './cells.ts';

/**
 * How the rows of a file stand in it; of a glued file, the layout of its first rows.
 * - `intune`: Device Serial Number, Windows Product ID, Hardware Hash, perhaps Group Tag (or Order ID) and Assigned User.
 * - `partner`: the same three and the manufacturer and model, in either capitalisation.
 * - `managedDesktop`: Manufacturer, Model, Serial Number, Hardware Hash.
 * - `configurationManager`: a report whose rows each begin with the names of their own columns.
 * - `noHeader`: Intune rows that lost their header; recognised by the hash in the third cell.
 * - `identifiers`: corporate device identifiers; manufacturer, model and serial number without a hash.
 * - `deviceLink`: SerialNumber, Manufacturer, Model, Data as Windows exports them for device association.
 * - `oa3`: the XML of OA3Tool.
 * - `bareHash`: nothing but hashes.
 * - `none`: no rows were found.
 */
export type CaptureLayout =
  | 'intune'
  | 'partner'
  | 'managedDesktop'
  | 'configurationManager'
  | 'noHeader'
  | 'identifiers'
  | 'deviceLink'
  | 'oa3'
  | 'bareHash'
  | 'none';

/** Rows and issues of a file's text; null where it holds no sign of a capture. */
export interface CaptureContent {
  readonly layout: CaptureLayout;
  readonly delimiter: Delimiter | null;
  readonly rows: readonly CaptureRow[];
  readonly issues: readonly Issue[];
}
