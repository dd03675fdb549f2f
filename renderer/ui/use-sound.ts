import { useCallback } from 'react';
import { useSettings } from '../bridge/views.ts';
import { playIf, type Sound } from './sound.ts';

/** `playIf` by the settings; silent until they are known. */
export function useSound(): (sound: Sound) => void {
  const isOn = useSettings().data?.values.sounds ?? false;
  return useCallback((sound) => playIf(isOn, sound), [isOn]);
}
