import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FuseV1Options } from '@electron/fuses';
import { Packager } from 'electron-builder';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../../build/project-root.ts';

const packager = new Packager({ projectDir: projectRoot, config: join('build', 'electron-builder.yml') });

describe('the packaging', () => {
  it('is a configuration that electron-builder takes', async () => {
    await expect(packager.validateConfig()).resolves.toBeUndefined();
  });

  it('decides every fuse that Electron has, and opens no door', () => {
    const fuses = new Map(Object.entries(packager.config.electronFuses ?? {}));
    const open = [...fuses].filter(([, isOn]) => isOn).map(([name]) => name);
    expect(open.sort()).toEqual([
      'enableCookieEncryption',
      'enableEmbeddedAsarIntegrityValidation',
      'onlyLoadAppFromAsar',
    ]);
    // Both directions of a TypeScript enum; only the names are fuses. WebAssembly's traps are no door.
    const known = Object.values(FuseV1Options).filter(
      (fuse) => typeof fuse === 'string' && fuse !== 'WasmTrapHandlers',
    );
    expect(fuses.size).toBe(known.length);
  });

  it('names pictures that are there', () => {
    const { win, mac, linux } = packager.config;
    for (const icon of [win?.icon, mac?.icon, linux?.icon]) {
      expect(typeof icon === 'string' && existsSync(join(projectRoot, icon)), String(icon)).toBe(true);
    }
  });
});
