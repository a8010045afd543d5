import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshIp, LOG_IN, PASSWORD, REGISTER, startAuth, type TestAuth, type TestUser, word } from './support.ts';

// With passwords hashed at their real cost: time is what is tested.
let auth: TestAuth;
let user: TestUser;
beforeAll(async () => {
  auth = await startAuth({
    ARGON2_MEMORY_KIB: '19456',
    ARGON2_PASSES: '2',
    LOCKOUT_ATTEMPTS: '1000',
    MAILS_PER_ADDRESS: '1',
  });
  user = await auth.newUser();
  await auth.settle();
});
afterAll(() => auth[Symbol.asyncDispose]());

const ROUNDS = 15;
const TRIES = 4;

/** The shorter median time over the longer one; the two take turns, so that noise hits both alike. The best of a few tries. */
async function timeRatio(one: () => Promise<unknown>, other: () => Promise<unknown>): Promise<number> {
  let best = 0;
  await Promise.all([one(), other()]);
  for (let attempt = 0; attempt < TRIES && best < 0.95; attempt++) {
    const spent: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS; round++) {
      for (const [index, work] of [one, other].entries()) {
        const start = performance.now();
        await work();
        spent[index]?.push(performance.now() - start);
      }
    }
    const [a = 0, b = 0] = spent.map((times) => times.sort((x, y) => x - y)[Math.floor(ROUNDS / 2)] ?? 0);
    best = Math.max(best, Math.min(a, b) / Math.max(a, b));
  }
  return best;
}

describe('equal time for known and unknown', () => {
  it('holds for signing in', async () => {
    const logIn = (name: string) => auth.run(LOG_IN, { input: { name, password: 'a wrong password' } }, { ip: freshIp() });
    expect(
      await timeRatio(
        () => logIn(user.username),
        () => logIn(word()),
      ),
    ).toBeGreaterThan(0.9);
  });

  it('holds for registering', async () => {
    const register = (email: string) => auth.run(REGISTER, { input: { email, username: word(), password: PASSWORD } });
    expect(
      await timeRatio(
        () => register(user.email),
        () => register(`${word()}@example.org`),
      ),
    ).toBeGreaterThan(0.9);
  });

  it('holds for asking for a reset', async () => {
    const reset = (email: string) => auth.run('mutation ($email: String!) { requestPasswordReset(email: $email) }', { email });
    expect(
      await timeRatio(
        () => reset(user.email),
        () => reset(`${word()}@example.org`),
      ),
    ).toBeGreaterThan(0.9);
  });
});
