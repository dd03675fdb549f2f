import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../build/project-root.ts';
import type { Language } from '../../../shared/language.ts';
import { lineOf, literalText, nodesOf, type Source, type SyntaxNode, templateParts } from './syntax.ts';

/** Words by key, nested keys joined by dots: `nav.sticks`. */
export type Words = ReadonlyMap<string, string>;

const localesDir = join(projectRoot, 'resources', 'locales');

export function namespaces(language: Language): readonly string[] {
  return readdirSync(join(localesDir, language)).map((name) => name.replace(/\.json$/, ''));
}

export function wordsOf(language: Language, namespace: string): Words {
  return new Map(flatten(JSON.parse(readFileSync(join(localesDir, language, `${namespace}.json`), 'utf8')), ''));
}

function flatten(value: unknown, path: string): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) throw new Error(`${path} is no text.`);
  return Object.entries(value).flatMap(([key, child]) => flatten(child, path === '' ? key : `${path}.${key}`));
}

/** `sticks_one` and `sticks_other` are asked for as `sticks`. */
export const askedAs = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '');

/** The names in `{{…}}`, in the order of the alphabet. */
export function holes(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\{\{\s*([\w.]+)[^}]*\}\}/g)].map(([, name = '']) => name))].toSorted();
}

/** The names in `{{…}}` that are written as numbers of the language, and those that are put in as they are. */
export function numberHoles(text: string): { readonly formatted: readonly string[]; readonly raw: readonly string[] } {
  const found = [...text.matchAll(/\{\{\s*([\w.]+)\s*(,\s*number)?[^}]*\}\}/g)];
  const namesOf = (isFormatted: boolean) =>
    found.flatMap(([, name = '', format]) => ((format !== undefined) === isFormatted ? [name] : []));
  return { formatted: namesOf(true), raw: namesOf(false) };
}

/** What a source says of keys. */
export interface KeyUse {
  /** The namespaces that its words are in. */
  readonly namespaces: ReadonlySet<string>;
  /** Keys that are asked for by name, with their line. */
  readonly asked: readonly { readonly key: string; readonly line: number }[];
  /** Every text in it, for keys also stand in typed tables. */
  readonly texts: ReadonlySet<string>;
  /** Templates that keys are made of: `nav.${page}`. */
  readonly patterns: readonly RegExp[];
}

/** @param home The namespace of the folder that the source is in. */
export function keyUse(source: Source, home: string): KeyUse {
  const used = new Set([home]);
  const asked: { key: string; line: number }[] = [];
  const texts = new Set<string>();
  const patterns: RegExp[] = [];
  for (const node of nodesOf(source)) {
    const text = literalText(node);
    if (text !== null) texts.add(text);
    const parts = templateParts(node);
    // A template without a dot in its fixed parts would pass for nearly every key.
    if (parts !== null && parts.length > 1 && parts.some((part) => part.includes('.'))) {
      patterns.push(
        new RegExp(`^${parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[\\w.-]+')}$`),
      );
    }
    if (node.type !== 'CallExpression') continue;
    const called = calledName(node);
    // Arguments of a call are a list by the ESTree specification.
    const [first] = node.arguments as readonly SyntaxNode[];
    if (called === 'useTranslation') {
      for (const name of [first, ...(Array.isArray(first?.elements) ? first.elements : [])]) {
        const namespace = literalText(name);
        if (namespace !== null) used.add(namespace);
      }
    }
    const key = literalText(first);
    if (called === 't' && key !== null) asked.push({ key, line: lineOf(source, node) });
  }
  return { namespaces: used, asked, texts, patterns };
}

/** `t` for `t(…)` and for `words.t(…)`. */
function calledName({ callee }: SyntaxNode): string {
  const { name, property } = callee as { readonly name?: string; readonly property?: { readonly name?: string } };
  return name ?? property?.name ?? '';
}

/** Whether a source uses a key of a namespace. */
export function uses(use: KeyUse, namespace: string, key: string): boolean {
  const named = askedAs(key);
  const whole = `${namespace}:${named}`;
  const isNamed = (text: string) => use.texts.has(text) || use.patterns.some((pattern) => pattern.test(text));
  return isNamed(whole) || (use.namespaces.has(namespace) && isNamed(named));
}
