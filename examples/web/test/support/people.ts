import { randomBytes } from 'node:crypto';
import type { Page } from 'playwright-core';

/** Somebody of a test. */
export interface Person {
  readonly name: string;
  readonly username: string;
  readonly email: string;
  readonly password: string;
}

/** A new name each time: the platform's data outlive a test. */
export function somebody(name: string): Person {
  const username = `${name.toLowerCase()}${randomBytes(4).toString('hex')}x`;
  return { name, username, email: `${username}@example.com`, password: `long password of ${username}` };
}

/** Signs up in the page, and follows the link of the mail. */
export async function signUp(page: Page, url: string, person: Person): Promise<void> {
  await page.goto(`${url}/app/sign-up`);
  await page.getByLabel('Username').fill(person.username);
  await page.getByLabel('Display name').fill(person.name);
  await page.getByLabel('E-mail').fill(person.email);
  await page.getByLabel('Password').first().fill(person.password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.getByRole('heading', { name: 'Check your mail' }).waitFor();
  await page.goto(`${url}/app/verify-email?token=${encodeURIComponent(await mailedToken(url, person.email))}`);
  await page.getByRole('heading', { name: 'Home' }).waitFor();
}

/** Signs in with the password. */
export async function signIn(page: Page, url: string, person: Pick<Person, 'email' | 'password'>): Promise<void> {
  await page.goto(`${url}/app/sign-in`);
  await page.getByLabel('E-mail or username').fill(person.email);
  await page.getByLabel('Password').first().fill(person.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** The token of the newest verification mail to somebody. */
export async function mailedToken(url: string, email: string): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    const answer = await fetch(`${url}/dev/mailbox?to=${encodeURIComponent(email)}`);
    const { mails } = (await answer.json()) as { mails: { template: string; data: { token?: string } }[] };
    const token = mails.find(({ template }) => template === 'verify-email')?.data.token;
    if (token !== undefined) return token;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`No mail to ${email}.`);
}
