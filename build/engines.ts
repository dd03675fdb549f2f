/** What can show the window on this machine: Electron itself, or a browser that the stand-in is made of. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { projectRoot } from './project-root.ts';

/** Whether a person could see a window. */
export const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);

/** @returns Null: there is no Electron binary, or no display, which Electron always needs. */
export function electronBinary(): string | null {
  if (!hasDisplay) return null;
  if (process.env.ELECTRON_PATH) return process.env.ELECTRON_PATH;
  const folder = join(projectRoot, 'node_modules', 'electron');
  const nameFile = join(folder, 'path.txt');
  if (!existsSync(nameFile)) return null;
  const binary = join(folder, 'dist', readFileSync(nameFile, 'utf8'));
  return existsSync(binary) ? binary : null;
}

const USUAL_BROWSERS: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/microsoft-edge'],
  darwin: ['Microsoft Edge', 'Google Chrome', 'Chromium'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  ),
  win32: [process.env['ProgramFiles(x86)'], process.env.ProgramFiles, process.env.LOCALAPPDATA].flatMap((folder) =>
    folder === undefined
      ? []
      : [`${folder}\\Microsoft\\Edge\\Application\\msedge.exe`, `${folder}\\Google\\Chrome\\Application\\chrome.exe`],
  ),
};

/** Debian's Chromium without windows: it starts in half the time. */
const HEADLESS_SHELL = '/usr/bin/chromium-headless-shell';

/**
 * @param isShown Whether a person is to see its window.
 * @returns Null: this machine has none.
 */
export function findChromium(isShown = false): string | null {
  const places = [
    process.env.CHROMIUM_PATH,
    ...(isShown ? [] : [HEADLESS_SHELL]),
    chromium.executablePath(),
    ...(USUAL_BROWSERS[process.platform] ?? []),
  ];
  return places.find((place) => place !== undefined && existsSync(place)) ?? null;
}

export const NO_CHROMIUM =
  'no Chromium, Chrome or Edge was found (Debian: apt-get install chromium; or name one in CHROMIUM_PATH)';

/** Such as `Chromium 156.0.8078.79`; null where there is none. */
export function chromiumName(isShown = false): string | null {
  const binary = findChromium(isShown);
  if (binary === null) return null;
  // The Windows binaries open a window instead of answering.
  if (process.platform === 'win32') return binary.endsWith('msedge.exe') ? 'Edge' : 'Chrome';
  const answer = spawnSync(binary, ['--version'], { encoding: 'utf8', timeout: 20_000 }).stdout;
  return /^.*?[\d.]+/.exec(answer)?.[0] ?? 'Chromium';
}

/** One line of what will run; null where nothing can. */
export function engineName(): string | null {
  if (electronBinary() !== null) {
    const packageFile = join(projectRoot, 'node_modules', 'electron', 'package.json');
    return `Electron ${JSON.parse(readFileSync(packageFile, 'utf8')).version}`;
  }
  const name = chromiumName();
  return name === null ? null : `stand-in for Electron (${name})`;
}
