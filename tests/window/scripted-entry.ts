/** What is put into a page before its own script: the bridge of the scene that `__SCENE__` names. */

import type { Scene } from './scene.ts';
import { SCENES, type SceneName } from './scenes.ts';
import { scriptedBridge } from './scripted-bridge.ts';

interface Wanted {
  readonly scene: SceneName;
  readonly settings: Partial<Scene['settings']['values']>;
}

declare const __SCENE__: Wanted;

const scene: Scene = SCENES[__SCENE__.scene];
const settings = { ...scene.settings, values: { ...scene.settings.values, ...__SCENE__.settings } };
Object.defineProperty(window, 'hashCourier', { value: scriptedBridge({ ...scene, settings }) });
