import { lineOf, literalText, nodesOf, type Source, type SyntaxNode } from './syntax.ts';

/** Attributes and properties that a person reads or hears. */
const SPOKEN = new Set([
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'title',
  'placeholder',
  'alt',
  'label',
]);

const hasLetters = (text: string | null) => text !== null && /\p{L}/u.test(text);

/** Texts that stand in a source instead of in the locale files, as `path:line text`. */
export function literalTexts(source: Source): readonly string[] {
  return [...nodesOf(source)]
    .map((node) => [node, spokenText(node)] as const)
    .filter(([, text]) => hasLetters(text))
    .map(([node, text]) => `${source.path}:${lineOf(source, node)} ${text?.trim()}`);
}

/** What a node says to a person by itself; null where it says nothing or takes its words from elsewhere. */
function spokenText(node: SyntaxNode): string | null {
  switch (node.type) {
    case 'JSXText':
      return typeof node.value === 'string' ? node.value : null;
    case 'JSXElement':
    case 'JSXFragment':
      return childText(node.children);
    case 'JSXAttribute':
      return SPOKEN.has(nameOf(node.name)) ? (literalText(node.value) ?? literalText(inner(node.value))) : null;
    case 'Property':
      return nameOf(node.key).startsWith('aria-label') && !nameOf(node.key).endsWith('by')
        ? literalText(node.value)
        : null;
    default:
      return null;
  }
}

/** `<p>{'text'}</p>` */
function childText(children: unknown): string | null {
  return Array.isArray(children) ? (children.map((child) => literalText(inner(child))).find(hasLetters) ?? null) : null;
}

// Fields of nodes by the ESTree specification: a container holds an expression, a name is an identifier or a literal.
const inner = (node: unknown) => (node as { readonly expression?: unknown } | null)?.expression;
const nameOf = (node: unknown) => {
  const { name, value } = node as { readonly name?: unknown; readonly value?: unknown };
  return typeof name === 'string' ? name : typeof value === 'string' ? value : '';
};
