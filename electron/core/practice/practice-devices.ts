import { PRACTICE_STICKS } from './practice-depot.ts';
import { PRACTICE_CAPTURES, type VirtualCapture } from './virtual-capture.ts';

/** Devices of the sticks beyond the first four are numbered from here, three a stick, and nothing is wrong with them. */
const FIRST_OTHER_DEVICE = 100;
const DEVICES_A_STICK = 3;

export interface WaitingDevice {
  readonly capture: VirtualCapture;
  /** Whether a stick before this one captures it as well. */
  readonly isAgain: boolean;
  /** Whether a stick after this one does. */
  readonly isFirst: boolean;
}

/** The devices that wait for a virtual stick, from 0. */
export function devicesOf(stick: number): readonly WaitingDevice[] {
  if (stick >= PRACTICE_STICKS) {
    return Array.from({ length: DEVICES_A_STICK }, (_, index) => {
      const device = FIRST_OTHER_DEVICE + (stick - PRACTICE_STICKS) * DEVICES_A_STICK + index;
      return { capture: { stick, device }, isAgain: false, isFirst: false };
    });
  }
  return PRACTICE_CAPTURES.flatMap((capture, index) => {
    if (capture.stick !== stick) return [];
    const isSame = ({ device }: VirtualCapture) => device === capture.device;
    const isAgain = PRACTICE_CAPTURES.slice(0, index).some(isSame);
    return [{ capture, isAgain, isFirst: PRACTICE_CAPTURES.slice(index + 1).some(isSame) }];
  });
}
