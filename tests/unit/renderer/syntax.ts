import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseSync } from 'vite';
import { projectRoot } from '../../../build/project-root.ts';

/** A node of the syntax tree, as far as the checks look into it. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

export interface Source {
  /** Below the project's root, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** The sources under a folder of the project. */
export function sourcesUnder(folder: string): readonly Source[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({
      path: relative(projectRoot, file).replaceAll('\\', '/'),
      text: readFileSync(file, 'utf8'),
    }));
}

const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** All nodes of a source, parents before their children. */
export function* nodesOf({ path, text }: Source): Generator<SyntaxNode> {
  const { program, errors } = parseSync(path, text, { lang: 'tsx' });
  const [error] = errors;
  if (error !== undefined) throw new Error(`${path}: ${error.message}`);
  // The parser's own types are not needed beyond what isNode looks at.
  yield* walk(program as unknown as SyntaxNode);
}

function* walk(node: SyntaxNode): Generator<SyntaxNode> {
  yield node;
  for (const child of Object.values(node).flat()) {
    if (isNode(child)) yield* walk(child);
  }
}

/** The text of a string or of a template without holes; null for everything else. */
export function literalText(node: unknown): string | null {
  if (!isNode(node)) return null;
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  const parts = templateParts(node);
  return parts?.length === 1 ? (parts[0] ?? null) : null;
}

/** The fixed parts of a template, in their order, with a hole between each two; null for everything else. */
export function templateParts(node: SyntaxNode): readonly string[] | null {
  if (node.type !== 'TemplateLiteral' || !Array.isArray(node.quasis)) return null;
  // Each quasi of a template literal is `{ value: { cooked } }` by the ESTree specification.
  return (node.quasis as readonly { value: { cooked: string } }[]).map(({ value }) => value.cooked);
}

export function lineOf({ text }: Source, { start }: SyntaxNode): number {
  return text.slice(0, start).split('\n').length;
}
