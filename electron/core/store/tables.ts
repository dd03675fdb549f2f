import type { Generated } from 'kysely';
import type { PayloadKind } from '../../../shared/autopilot/capture-row.ts';
import type { IssueCode, Severity } from '../../../shared/autopilot/issues.ts';
import type { ConflictKind, Resolution } from '../../../shared/devices/conflict.ts';

/**
 * The store's tables as the newest migration leaves them. Times are UTC text as `toUtcText` writes it, so that they
 * sort as text and mean the same on every engine; counters fit 32 bits; flags are states in words.
 */
export interface Tables {
  readonly evidence: EvidenceTable;
  readonly sightings: SightingsTable;
  readonly captures: CapturesTable;
  readonly devices: DevicesTable;
  readonly sticks: SticksTable;
  readonly trips: TripsTable;
  readonly batches: BatchesTable;
  readonly issues: IssuesTable;
  readonly conflicts: ConflictsTable;
  readonly conflict_members: ConflictMembersTable;
  readonly device_edits: DeviceEditsTable;
  readonly exports: ExportsTable;
  readonly export_files: ExportFilesTable;
  readonly exported_devices: ExportedDevicesTable;
  readonly audit: AuditTable;
  readonly write_turn: WriteTurnTable;
}

/** `capture`: rows were read from it. `damaged`: expected to be a capture and is none. `companion`: a `device.json`. */
export type EvidenceKind = 'capture' | 'damaged' | 'companion';

/** How `content` is stored: raw deflate, or as it is where deflate gains nothing. */
export type EvidenceEncoding = 'deflate-raw' | 'none';

/** The raw bytes of a file, once for each content. */
export interface EvidenceTable {
  readonly sha256: string;
  readonly kind: EvidenceKind;
  readonly size_bytes: number;
  readonly encoding: EvidenceEncoding;
  readonly content: Uint8Array;
  /** The `device.json` that lay beside the file when it was first seen. */
  readonly companion_sha256: string | null;
  readonly first_seen_at: string;
}

/** Where a content was seen: one row for each place, however often it is seen there. */
export interface SightingsTable {
  /** The stick's id, or the folder's path for a source without one. */
  readonly source: string;
  /** Path below the source's root, with `/`. */
  readonly path: string;
  readonly sha256: string;
  readonly first_seen_at: string;
  readonly last_seen_at: string;
}

/** One device row of one file. `row_number` counts as `CaptureRow.row` does; both together are unique. */
export interface CapturesTable {
  /** ULID; rises in the order of collecting, files and rows. */
  readonly id: string;
  readonly file_sha256: string;
  readonly row_number: number;
  readonly kind: PayloadKind;
  readonly serial: string;
  /** The serial as rules compare it (`comparableSerial`); empty for none and for a placeholder. */
  readonly serial_key: string;
  /** The same of the serial inside the hash, where it is another one; null otherwise. */
  readonly other_serial_key: string | null;
  readonly product_id: string;
  readonly group_tag: string;
  readonly assigned_user: string;
  readonly manufacturer: string;
  readonly product: string;
  readonly hash_serial: string | null;
  readonly uuid: string | null;
  readonly ek_sha256: string | null;
  /** `CaptureFacts.fingerprint`, by which the row read back from evidence is known to be this one. */
  readonly fingerprint: string;
  readonly captured_at: string | null;
  /**
   * `counts`: it speaks for its device. `unusable`: an error keeps it from being registered. `aside`: a person's choice
   * in a conflict put it aside.
   */
  readonly standing: CaptureStanding;
  /**
   * Key of the conflict whose choice put it aside or split it off from its device; `RECAPTURED` where it is unusable and
   * its device was captured again; null otherwise.
   */
  readonly settled_by: string | null;
  readonly device_id: string;
  readonly stick_id: string | null;
  /** The stick's trip on which it came home; null where the stick is not in the roster. */
  readonly trip: number | null;
  readonly batch: string;
  readonly order_id: string;
  readonly collected_at: string;
}

export type CaptureStanding = 'counts' | 'unusable' | 'aside';

/** `aside`: without a capture that counts, by a person's choice in a conflict or because it was captured again. */
export type DeviceState = 'active' | 'aside';

/**
 * A device with what its captures say of it together (`deviceOf`), so that lists need no join. Tag, user and order are
 * what a person set where a person set them; `captured_…` is what the captures say of them.
 */
export interface DevicesTable {
  readonly id: string;
  /** `DeviceIdentity.key`; unique together with `split_key`. */
  readonly identity_key: string;
  /** Empty, or the key of the conflict in which a person made two devices of one identity. */
  readonly split_key: string;
  readonly state: DeviceState;
  readonly current_capture_id: string;
  readonly serial: string;
  readonly manufacturer: string;
  readonly product: string;
  readonly group_tag: string;
  readonly assigned_user: string;
  readonly captured_group_tag: string;
  readonly captured_assigned_user: string;
  /** What it is searched by: `searchText` of the columns here. */
  readonly search_text: string;
  readonly order_id: string;
  readonly captured_order_id: string;
  readonly batch: string;
  readonly stick_id: string | null;
  readonly captured_at: string | null;
  readonly first_seen_at: string;
  readonly last_seen_at: string;
  /** When it was last in a file that we wrote; null where it never was. Only an export writes it. */
  readonly exported_at: Generated<string | null>;
}

export const EDITED_FIELDS = ['groupTag', 'assignedUser', 'orderId'] as const;
export type EditedField = (typeof EDITED_FIELDS)[number];

/**
 * A value that a person gave a device. The newest that is not undone stands over what the captures say, also of captures
 * that come later. Rows of one edit have one `edit_id`, a ULID, so that ids rise in the order of editing.
 */
export interface DeviceEditsTable {
  readonly edit_id: string;
  readonly device_id: string;
  readonly field: EditedField;
  /** What the device had before. */
  readonly before: string;
  readonly after: string;
  readonly at: string;
  readonly undone_at: string | null;
}

export type StickPlace = 'staged' | 'out' | 'returned' | 'shelf' | 'retired';

export interface SticksTable {
  readonly id: string;
  /** The number on the label; a retired stick has none, so that its number can be given again. */
  readonly number: number | null;
  readonly place: StickPlace;
  readonly batch: string;
  readonly tenant: string;
  readonly group_tag: string;
  readonly order_id: string;
  readonly kit_version: string;
  /** The manifest as it was last written to the stick, JSON. */
  readonly manifest: string;
  /** How many times it was staged: the number of its current trip. */
  readonly trip: number;
  readonly first_staged_at: string;
  readonly last_seen_at: string;
}

export interface TripsTable {
  readonly stick_id: string;
  readonly trip: number;
  readonly batch: string;
  readonly group_tag: string;
  readonly order_id: string;
  readonly staged_at: string;
  readonly returned_at: string | null;
}

export interface BatchesTable {
  readonly name: string;
  readonly tenant: string;
  readonly group_tag: string;
  readonly order_id: string;
  readonly created_at: string;
}

export type IssueState = 'open' | 'resolved';

export interface IssuesTable {
  readonly id: string;
  /** What makes it one issue however often it is met: content and row, or source, path and content or code. */
  readonly issue_key: string;
  readonly code: IssueCode;
  readonly severity: Severity;
  readonly row_number: number | null;
  /** `IssueValues` as JSON. */
  readonly details: string;
  readonly source: string;
  readonly path: string;
  readonly file_sha256: string | null;
  readonly capture_id: string | null;
  readonly state: IssueState;
  readonly opened_at: string;
  readonly last_seen_at: string;
  readonly resolved_at: string | null;
}

/** `moot`: another choice, or a new capture, left nothing to decide. */
export type ConflictState = 'open' | 'resolved' | 'moot';

/** A question to a person, and the answer. Captures and their differences are looked up when it is shown. */
export interface ConflictsTable {
  readonly id: string;
  readonly kind: ConflictKind;
  /** `Conflict.key`, unique: a question that was answered is not asked again. */
  readonly key: string;
  readonly serial: string;
  readonly state: ConflictState;
  readonly older_capture_id: string;
  readonly newer_capture_id: string;
  /** `ContestedField` names and `Resolution` names, with commas between them. */
  readonly contested: string;
  readonly resolutions: string;
  readonly choice: Resolution | null;
  /** The identity that the choice keeps, because which side is the newer one may change. */
  readonly kept_identity_key: string | null;
  readonly opened_at: string;
  readonly resolved_at: string | null;
}

/** The devices that an open conflict holds back. */
export interface ConflictMembersTable {
  readonly conflict_id: string;
  readonly device_id: string;
}

/** Files that we wrote: what recognises our own output when it is collected. */
export interface ExportsTable {
  readonly sha256: string;
  readonly file_name: string;
  readonly format: string;
  readonly row_count: number;
  readonly size_bytes: number;
  readonly written_at: string;
}

/** Each time that a file of ours got its name. */
export interface ExportFilesTable {
  readonly id: string;
  readonly sha256: string;
  readonly file_name: string;
  readonly written_at: string;
}

/** The devices in it. */
export interface ExportedDevicesTable {
  readonly device_id: string;
  readonly export_file_id: string;
}

/** Append-only: triggers in the database refuse to change or delete a row. */
export interface AuditTable {
  readonly id: string;
  readonly at: string;
  readonly action: string;
  readonly subject: string;
  /** JSON; never a hash. */
  readonly details: string;
}

/** One row; every recording transaction updates it first and so waits for the one before it, on every engine. */
export interface WriteTurnTable {
  readonly id: number;
  readonly turn: number;
}
