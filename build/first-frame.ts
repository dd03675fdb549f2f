import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { LANGUAGES, type Language } from '../shared/language.ts';
import { projectRoot } from './project-root.ts';

/** Of the document: the words that it names, and its styles in itself, so that it can be painted before anything else comes. */
export function firstFrame(): Plugin[] {
  return [words(), ownStyles()];
}

/** `{{nav.sticks}}` in every language of the locale files, one to be seen. */
function words(): Plugin {
  const byLanguage = LANGUAGES.map((language) => [language, shellWords(language)] as const);
  return {
    name: 'first-frame-words',
    transformIndexHtml: (html) =>
      html.replace(/\{\{([\w.]+)\}\}/g, (_, key: string) =>
        byLanguage.map(([language, all]) => `<span lang="${language}">${wordOf(all, key)}</span>`).join(''),
      ),
  };
}

function ownStyles(): Plugin {
  return {
    name: 'first-frame-styles',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle = {} }) =>
        html.replace(/<link rel="stylesheet"[^>]*href="\.\/([^"]+)"[^>]*>/, (_, file: string) => {
          const styles = bundle[file];
          if (styles?.type !== 'asset') throw new Error(`The document names styles that were not built: ${file}.`);
          delete bundle[file];
          return `<style>${String(styles.source)}</style>`;
        }),
    },
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
