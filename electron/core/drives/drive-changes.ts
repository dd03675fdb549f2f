import { isDeepStrictEqual } from 'node:util';
import type { Drive } from '../../../shared/sticks/drive.ts';

export type DriveChange =
  | { readonly type: 'added'; readonly drive: Drive }
  | { readonly type: 'removed'; readonly drive: Drive }
  | { readonly type: 'changed'; readonly drive: Drive; readonly before: Drive };

/**
 * What happened between two lists, by drive key: removals first, then what is new or changed, in the order of the list.
 * Free space alone is no change, or a stick that is being written would change every second.
 */
export function driveChanges(before: readonly Drive[], after: readonly Drive[]): readonly DriveChange[] {
  const old = new Map(before.map((drive) => [drive.key, drive]));
  const present = new Set(after.map((drive) => drive.key));
  const removed = before
    .filter((drive) => !present.has(drive.key))
    .map((drive): DriveChange => ({ type: 'removed', drive }));
  const others = after.flatMap((drive): readonly DriveChange[] => {
    const earlier = old.get(drive.key);
    if (earlier === undefined) return [{ type: 'added', drive }];
    return isDeepStrictEqual(withoutFreeSpace(earlier), withoutFreeSpace(drive))
      ? []
      : [{ type: 'changed', drive, before: earlier }];
  });
  return [...removed, ...others];
}

function withoutFreeSpace(drive: Drive): Drive {
  return { ...drive, volumes: drive.volumes.map((volume) => ({ ...volume, freeBytes: null })) };
}
