/** What is put into a page before its own script: the bridge of the scene that the page's address names. */

import type { Scene } from './scene.ts';
import { SCENES, type SceneName } from './scenes.ts';
import { scriptedBridge } from './scripted-bridge.ts';

declare const __SETTINGS__: Partial<Scene['settings']['values']>;

// Written there by `showScene`; a window that is still empty has none.
const scene: Scene | undefined = SCENES[location.search.slice(1) as SceneName];
if (scene !== undefined) {
  const settings = { ...scene.settings, values: { ...scene.settings.values, ...__SETTINGS__ } };
  Object.defineProperty(window, 'hashCourier', { value: scriptedBridge({ ...scene, settings }) });
}
