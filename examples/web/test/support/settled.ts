import type { Page } from 'playwright-core';

/** Resolves when a page shows what it has to show: nothing is being fetched, and nothing stands where something will be. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.locator('[aria-busy="true"], .mantine-Loader-root, .mantine-Skeleton-root').first().waitFor({ state: 'detached' });
}
