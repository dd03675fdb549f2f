import { describe, expect, it } from 'vitest';
import { darkTheme } from '../../../renderer/ui/theme-dark.ts';
import { highContrastTheme } from '../../../renderer/ui/theme-high-contrast.ts';
import { lightTheme } from '../../../renderer/ui/theme-light.ts';
import type { OwnTheme } from '../../../renderer/ui/theme-own.ts';

type Token = keyof OwnTheme;

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const digits = /^#([0-9a-f]{6})$/i.exec(hex)?.[1];
  if (digits === undefined) throw new Error(`${hex} is no solid colour.`);
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const share = Number.parseInt(digits.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** What stands on what. Text needs 4.5; icons, edges and large text need 3. */
const PAPER = [
  'colorNeutralBackground1',
  'colorNeutralBackground2',
  'colorNeutralBackground3',
  'colorNeutralBackground4',
] as const;
const ON_PAPER = [
  'colorNeutralForeground1',
  'colorNeutralForeground2',
  'colorNeutralForeground3',
  'colorBrandForeground1',
  'colorBrandForegroundLink',
] as const;
const TEXT: readonly (readonly [text: Token, surface: Token])[] = [
  ...PAPER.flatMap((surface) => ON_PAPER.map((text) => [text, surface] as const)),
  ['colorNeutralForeground1', 'colorNeutralBackground5'],
  ['colorNeutralForeground2', 'colorNeutralBackground5'],
  ['colorNeutralForeground3', 'colorBrandBackground2'],
  ['colorNeutralForeground2', 'colorBrandBackground2'],
  ['colorBrandForeground1', 'colorBrandBackground2'],
  ['colorNeutralForegroundOnBrand', 'colorBrandBackground'],
  ['colorNeutralForegroundOnBrand', 'colorBrandBackgroundHover'],
  ['colorNeutralForegroundOnBrand', 'colorBrandBackgroundPressed'],
  ...(['Success', 'Warning', 'Danger'] as const).flatMap((status) => [
    [`colorStatus${status}Foreground1`, 'colorNeutralBackground1'] as const,
    [`colorStatus${status}Foreground1`, 'colorNeutralBackground2'] as const,
    [`colorStatus${status}Foreground1`, `colorStatus${status}Background1`] as const,
    ['colorNeutralForeground2', `colorStatus${status}Background1`] as const,
  ]),
  ['colorOnSolid', 'colorStatusDangerBackground3'],
  ['colorOnSolid', 'colorDelivered'],
  ['colorNeutralBadgeForeground', 'colorNeutralBadgeBackground'],
  ['colorPracticeForeground', 'colorPracticeBackground'],
  ['colorPracticeForeground', 'colorNeutralBackground1'],
  ['colorPracticeOnSolid', 'colorPracticeSolid'],
  ['colorPracticeOnSolid', 'colorPracticeSolidStripe'],
];
const SHAPES: readonly (readonly [shape: Token, surface: Token])[] = [
  ['colorNeutralStrokeAccessible', 'colorNeutralBackground1'],
  ['colorNeutralStrokeAccessible', 'colorNeutralBackground2'],
  ['colorCompoundBrandBackground', 'colorNeutralBackground1'],
  ['colorCompoundBrandBackground', 'colorNeutralBackground2'],
  ['colorCompoundBrandBackground', 'colorNeutralBackground3'],
  ['colorOnSolid', 'colorStatusSuccessBackground3'],
  ['colorOnSolid', 'colorStatusWarningBackground3'],
  ['colorStatusSuccessBackground3', 'colorNeutralBackground1'],
  ['colorStatusWarningBackground3', 'colorNeutralBackground1'],
  ['colorStatusDangerBackground3', 'colorNeutralBackground1'],
  ['colorMark', 'colorMarkTile'],
];

describe.each([
  ['light', lightTheme],
  ['dark', darkTheme],
  ['high contrast', highContrastTheme],
] as const)('the %s theme', (_, theme) => {
  it.each(TEXT)('has %s readable on %s (AA, 4.5)', (text, surface) => {
    expect(contrast(String(theme[text]), String(theme[surface]))).toBeGreaterThanOrEqual(4.5);
  });
  it.each(SHAPES)('has %s visible on %s (AA, 3)', (shape, surface) => {
    expect(contrast(String(theme[shape]), String(theme[surface]))).toBeGreaterThanOrEqual(3);
  });
});

it('computes contrast as WCAG does', () => {
  expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21, 5);
  expect(contrast('#767676', '#FFFFFF')).toBeCloseTo(4.54, 2);
});
