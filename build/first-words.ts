import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { LANGUAGES, type Language } from '../shared/language.ts';
import { projectRoot } from './project-root.ts';

/** Puts the words of the locale files where `index.html` names them: `{{nav.sticks}}` in every language, one to be seen. */
export function firstWords(): Plugin {
  const words = LANGUAGES.map((language) => [language, shellWords(language)] as const);
  return {
    name: 'first-words',
    transformIndexHtml: (html) =>
      html.replace(/\{\{([\w.]+)\}\}/g, (_, key: string) =>
        words.map(([language, all]) => `<span lang="${language}">${wordOf(all, key)}</span>`).join(''),
      ),
  };
}

function shellWords(language: Language): unknown {
  return JSON.parse(readFileSync(join(projectRoot, 'resources', 'locales', language, 'shell.json'), 'utf8'));
}

function wordOf(words: unknown, key: string): string {
  let found = words;
  for (const part of key.split('.')) found = (found as Record<string, unknown> | undefined)?.[part];
  if (typeof found !== 'string' || /[<>&]/.test(found)) throw new Error(`No plain word ${key} in shell.json.`);
  return found;
}
