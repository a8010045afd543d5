import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** Serious and critical findings of axe on a page, as `rule: element`. */
export async function seriousFindings(page: Page): Promise<string[]> {
  // The page's policy allows no other scripts; a debugger's may run nevertheless.
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { axe: inPage } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { violations } = await inPage.run();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  });
  return found;
}
