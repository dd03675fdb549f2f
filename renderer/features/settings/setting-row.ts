import type { ReactElement, ReactNode } from 'react';

/** What a control needs to be named and described by its row. */
export interface ControlNames {
  readonly 'aria-labelledby': string;
  readonly 'aria-describedby': string | undefined;
}

/** One setting as it stands in its section, and as the search finds it. */
export interface SettingRow {
  readonly id: string;
  readonly icon: ReactElement;
  readonly title: string;
  readonly text?: ReactNode;
  /** Words beside title and text that the search finds it by, such as what can be chosen. */
  readonly alsoFound?: readonly string[];
  readonly isLocked?: boolean;
  readonly control?: (names: ControlNames) => ReactNode;
}

/** Whether all words of the search are in the row's own. */
export function isFound(row: SettingRow, section: string, search: string): boolean {
  const words = search
    .toLocaleLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const text = [section, row.title, typeof row.text === 'string' ? row.text : '', ...(row.alsoFound ?? [])]
    .join('\n')
    .toLocaleLowerCase();
  return words.every((word) => text.includes(word));
}
