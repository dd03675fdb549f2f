import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const EVERY_RULE = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What can differ where the same page stands in other colours. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/**
 * What axe finds on a page as it stands, a line each.
 *
 * @param without Rules that are not asked for.
 */
export async function axeFindings(page: Page, without: readonly string[] = []): Promise<readonly string[]> {
  return findings(
    axe(page)
      .withTags(EVERY_RULE)
      .disableRules([...without]),
  );
}

/** What of it comes from the colours. */
export async function axeColourFindings(page: Page): Promise<readonly string[]> {
  return findings(axe(page).withRules(COLOUR_RULES));
}

function axe(page: Page): AxeBuilder {
  return (
    new AxeBuilder({ page })
      // A page of its own in the same browser would get neither preload nor protocol.
      .setLegacyMode(true)
      // Of what passes it would describe every element.
      .options({ resultTypes: ['violations'] })
      // Fluent's own ends of a focus trap: empty, and never a stop of their own.
      .exclude('[data-tabster-dummy]')
  );
}

async function findings(builder: AxeBuilder): Promise<readonly string[]> {
  const { violations } = await builder.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary ?? ''}`),
  );
}
