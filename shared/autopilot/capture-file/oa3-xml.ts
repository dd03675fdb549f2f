import type { CaptureContent } from './capture-content.ts';
import { RowCollector } from './row-collector.ts';
import type { TextPiece } from './text-pieces.ts';

const OPEN_TAG = '<HardwareHash';
const CLOSE_TAG = '</HardwareHash>';

export function isXml(pieces: readonly TextPiece[]): boolean {
  return pieces[0]?.text.trimStart().startsWith('<') ?? false;
}

/**
 * Reads OA3Tool's `<Key>…<HardwareHash>…</HardwareHash></Key>`, on one line as the tool writes it or pretty printed. The
 * file says nothing of the device but its hash. White space inside the element is the printer's and left out. Null where
 * the XML has no such element.
 */
export function readOa3Keys(pieces: readonly TextPiece[]): CaptureContent | null {
  const collector = new RowCollector();
  let hasElement = false;
  let hasCutKey = false;
  let line = 1;
  for (const { text } of pieces) {
    let counted = 0;
    for (const { start, hash } of hashElements(text)) {
      line += countBreaks(text.slice(counted, start));
      counted = start;
      hasElement = true;
      if (collector.isFull) {
        collector.addTooLarge(line);
        break;
      }
      if (hash === null) collector.addCutRow(line, '');
      else collector.addHashOnlyRow(line, hash);
    }
    line += countBreaks(text.slice(counted));
    hasCutKey ||= text.includes('<ProductKeyState') && !text.includes('</Key>');
  }
  if (!hasElement && !hasCutKey) return null;
  collector.finish(hasCutKey ? 1 : 0);
  return { layout: 'oa3', delimiter: null, rows: collector.rows, issues: collector.issues };
}

interface HashElement {
  readonly start: number;
  /** Null where the element is not closed. */
  readonly hash: string | null;
}

function* hashElements(text: string): Generator<HashElement> {
  for (let start = text.indexOf(OPEN_TAG); start !== -1; ) {
    const nameEnd = start + OPEN_TAG.length;
    const tagEnd = text.indexOf('>', nameEnd);
    const contentEnd = text.indexOf('<', tagEnd);
    if (tagEnd === -1) {
      yield { start, hash: null };
      return;
    }
    // `<HardwareHashes>` only begins like ours.
    if (/[\s/>]/.test(text.charAt(nameEnd))) yield { start, hash: contentOf(text, tagEnd, contentEnd) };
    start = text.indexOf(OPEN_TAG, tagEnd);
  }
}

function contentOf(text: string, tagEnd: number, contentEnd: number): string | null {
  if (text.charAt(tagEnd - 1) === '/') return '';
  if (contentEnd === -1 || !text.startsWith(CLOSE_TAG, contentEnd)) return null;
  return text.slice(tagEnd + 1, contentEnd).replace(/\s+/g, '');
}

function countBreaks(text: string): number {
  return text.split(/\r\n|\r|\n/).length - 1;
}
