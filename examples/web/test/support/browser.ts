import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const PLACES = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const FLAGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--autoplay-policy=no-user-gesture-required',
  '--mute-audio',
];

/** Starts a headless Chromium; throws with what to install where there is none. */
export async function startBrowser(): Promise<Browser> {
  const executablePath = PLACES.find((path) => path !== undefined && existsSync(path));
  if (executablePath === undefined)
    throw new Error('No Chromium. Install one (Debian: apt-get install chromium), or name it in CHROMIUM_PATH.');
  return chromium.launch({ executablePath, args: FLAGS });
}

/** Sizes of a desktop and a phone. */
export const WIDTHS = { desktop: { width: 1360, height: 860 }, phone: { width: 390, height: 844 } } as const;

/** Somebody's own window, with what its pages complained about. */
export interface Window {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly complaints: string[];
}

/** A window of its own: other cookies, other storage. */
export async function openWindow(browser: Browser, options: Parameters<Browser['newContext']>[0] = {}): Promise<Window> {
  const context = await browser.newContext({ viewport: WIDTHS.desktop, locale: 'en-GB', ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return { context, page, complaints };
}

/** A window of somebody who is signed in already. */
export async function openWindowOf(
  browser: Browser,
  url: string,
  session: object,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Window> {
  const localStorage = [{ name: 'moments.session', value: JSON.stringify(session) }];
  return openWindow(browser, { ...options, storageState: { cookies: [], origins: [{ origin: url, localStorage }] } });
}
