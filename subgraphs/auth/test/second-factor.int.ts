import { decodeJwt } from 'jose';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshIp, LOG_IN_RESULT, STEP_UP, startAuth, type TestAuth, type TestUser } from './support.ts';

let auth: TestAuth;
beforeAll(async () => {
  auth = await startAuth();
});
afterAll(() => auth[Symbol.asyncDispose]());

const START =
  'mutation { startTwoFactorSetup { __typename ... on TwoFactorSetup { secret otpauthUri } ... on NotAllowed { reason } } }';
const CONFIRM =
  'mutation ($code: String!) { confirmTwoFactorSetup(code: $code) { __typename ... on RecoveryCodes { codes } ... on NotAllowed { reason } } }';
const DISABLE = 'mutation ($code: String!) { disableTwoFactor(code: $code) { __typename ... on NotAllowed { reason } } }';
const REGENERATE =
  'mutation { regenerateRecoveryCodes { __typename ... on RecoveryCodes { codes } ... on NotAllowed { reason } } }';
const COMPLETE = `mutation ($input: CompleteTwoFactorInput!) { completeTwoFactor(input: $input) { ${LOG_IN_RESULT} } }`;

interface Protected extends TestUser {
  readonly secret: string;
  readonly recoveryCodes: readonly string[];
  readonly client: { readonly accessToken: string };
}

/** A code of the authenticator app, `steps` from now. */
function codeOf(secret: string, steps = 0): string {
  const totp = new TOTP({ secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: 30 });
  return totp.generate({ timestamp: auth.clock.now().getTime() + steps * 30_000 });
}
/** The next step, whose code nobody has used. */
function nextCode(secret: string): string {
  auth.clock.advance(30);
  return codeOf(secret);
}
async function protectedUser(): Promise<Protected> {
  const user = await auth.newUser();
  const client = { accessToken: user.tokens.accessToken };
  const { secret } = await auth.run(START, {}, client);
  const { codes } = await auth.run(CONFIRM, { code: codeOf(secret) }, client);
  return { ...user, secret, recoveryCodes: codes, client };
}
const challengeOf = async (user: TestUser): Promise<string> => (await auth.logIn(user.username)).challengeToken;
const complete = (challengeToken: string, code: string) => auth.run(COMPLETE, { input: { challengeToken, code } });

describe('turning the second factor on', () => {
  it('takes a code of the new secret, returns ten recovery codes once, ends other sessions and tells by mail', async () => {
    const user = await auth.newUser();
    const other = await auth.logIn(user.username);
    const client = { accessToken: user.tokens.accessToken };
    const setup = await auth.run(START, {}, client);
    expect(setup.otpauthUri).toMatch(new RegExp(`^otpauth://totp/WeChat:${user.username}\\?.*secret=${setup.secret}`));
    expect((await auth.run(CONFIRM, { code: '000000' }, client)).__typename).toBe('InvalidCredentials');
    const { codes } = await auth.run(CONFIRM, { code: codeOf(setup.secret) }, client);
    expect(new Set(codes).size).toBe(10);
    expect(await auth.viewerOf(other.tokens.accessToken)).toBeNull();
    const { account } = await auth.run('{ viewer { account { twoFactorEnabled recoveryCodesLeft } } }', {}, client);
    expect(account).toEqual({ twoFactorEnabled: true, recoveryCodesLeft: 10 });
    expect((await auth.mails(user.email, 'security-alert'))[0]?.data.kind).toBe('TWO_FACTOR_ENABLED');
    expect((await auth.run(START, {}, client)).reason).toBe('ALREADY_ENABLED');
  });

  it('is forgotten when it is not confirmed in time, and needs a setup', async () => {
    const user = await auth.newUser();
    const client = { accessToken: user.tokens.accessToken };
    expect((await auth.run(CONFIRM, { code: '123456' }, client)).reason).toBe('NO_SETUP');
    const { secret } = await auth.run(START, {}, client);
    auth.clock.advance(601);
    expect((await auth.run(CONFIRM, { code: codeOf(secret) }, client)).reason).toBe('NO_SETUP');
  });

  it('keeps the secret encrypted', async () => {
    const { id, secret } = await protectedUser();
    const [row] = await auth.sql(`SELECT encode(two_factor_secret, 'escape') AS stored FROM auth."Users" WHERE id = $1`, [id]);
    expect(row.stored).not.toContain(secret);
  });
});

describe('signing in with it', () => {
  it('asks for a code after the password; the challenge is no access token', async () => {
    const user = await protectedUser();
    const challenge = await auth.logIn(user.username, user.password, {}, 'Phone');
    expect(challenge.__typename).toBe('TwoFactorRequired');
    expect(() => decodeJwt(challenge.challengeToken)).toThrow();
    const answer = await complete(challenge.challengeToken, nextCode(user.secret));
    expect(answer.__typename).toBe('TokensIssued');
    const { sessions } = await auth.run('{ viewer { sessions { device } } }', {}, { accessToken: answer.tokens.accessToken });
    expect(sessions[0].device).toBe('Phone');
  });

  it('takes a TOTP code once, also 50 times in parallel', async () => {
    const user = await protectedUser();
    const code = nextCode(user.secret);
    const challenges = await Promise.all(Array.from({ length: 5 }, () => challengeOf(user)));
    const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => complete(challenges[index % 5] ?? '', code)));
    expect(answers.filter(({ __typename }) => __typename === 'TokensIssued')).toHaveLength(1);
  });

  it('never takes a step again, nor an older one; one step off is fine', async () => {
    const user = await protectedUser();
    auth.clock.advance(60);
    expect((await complete(await challengeOf(user), codeOf(user.secret, 1))).__typename).toBe('TokensIssued');
    expect((await complete(await challengeOf(user), codeOf(user.secret))).__typename).toBe('InvalidCredentials');
    auth.clock.advance(120);
    expect((await complete(await challengeOf(user), codeOf(user.secret, -2))).__typename).toBe('InvalidCredentials');
    expect((await complete(await challengeOf(user), codeOf(user.secret, 2))).__typename).toBe('InvalidCredentials');
    expect((await complete(await challengeOf(user), codeOf(user.secret, -1))).__typename).toBe('TokensIssued');
  });

  it('ends the challenge after five wrong codes, also for the right one', async () => {
    const user = await protectedUser();
    const challenge = await challengeOf(user);
    const answers = await Promise.all(Array.from({ length: 50 }, () => complete(challenge, '000000')));
    expect(new Set(answers.map(({ __typename }) => __typename))).toEqual(new Set(['InvalidCredentials']));
    expect((await complete(challenge, nextCode(user.secret))).__typename).toBe('InvalidCredentials');
    const rows = await auth.sql(
      `SELECT count(*)::int AS count FROM auth."LoginAttempts" WHERE user_id = $1 AND reason = 'wrong_code'`,
      [user.id],
    );
    expect(rows[0].count).toBe(5);
  });

  it('locks the second factor after ten wrong codes over several challenges', async () => {
    const user = await protectedUser();
    for (let round = 0; round < 2; round++) {
      const challenge = await challengeOf(user);
      for (let index = 0; index < 5; index++) await complete(challenge, '000000');
    }
    expect((await complete(await challengeOf(user), nextCode(user.secret))).__typename).toBe('InvalidCredentials');
    auth.clock.advance(61);
    expect((await complete(await challengeOf(user), codeOf(user.secret))).__typename).toBe('TokensIssued');
  });

  it('ends the challenge after five minutes, and after its use', async () => {
    const user = await protectedUser();
    const late = await challengeOf(user);
    auth.clock.advance(301);
    expect((await complete(late, codeOf(user.secret))).__typename).toBe('InvalidCredentials');
    const challenge = await challengeOf(user);
    expect((await complete(challenge, nextCode(user.secret))).__typename).toBe('TokensIssued');
    expect((await complete(challenge, nextCode(user.secret))).__typename).toBe('InvalidCredentials');
  });

  it('takes each recovery code once, in any spelling', async () => {
    const user = await protectedUser();
    const [code = ''] = user.recoveryCodes;
    const typed = ` ${code.toLowerCase().replace('-', ' ')} `;
    const answers = [];
    for (let index = 0; index < 3; index++) answers.push(await complete(await challengeOf(user), typed));
    expect(answers.map(({ __typename }) => __typename)).toEqual(['TokensIssued', 'InvalidCredentials', 'InvalidCredentials']);
    const account = await auth.run('{ viewer { account { recoveryCodesLeft } } }', {}, user.client);
    expect(account.account.recoveryCodesLeft).toBe(9);
  });

  it('answers nonsense like a wrong code', async () => {
    const user = await protectedUser();
    for (const code of ['', 'x'.repeat(10_000), '１２３４５６', '\u0000', '-1'])
      expect((await complete(await challengeOf(user), code)).__typename).toBe('InvalidCredentials');
    expect((await complete('nonsense', '123456')).__typename).toBe('InvalidCredentials');
  });

  it('is kept by a password reset', async () => {
    const user = await protectedUser();
    await auth.run('mutation ($email: String!) { requestPasswordReset(email: $email) }', { email: user.email });
    const token = await auth.mailedToken(user.email, 'reset-password');
    const newPassword = 'another correct horse';
    await auth.run('mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { __typename } }', {
      input: { token, newPassword },
    });
    expect((await auth.logIn(user.username, newPassword, { ip: freshIp() })).__typename).toBe('TwoFactorRequired');
  });
});

describe('proofs inside a session', () => {
  it('ask for password and code in stepUp', async () => {
    const user = await protectedUser();
    const { password, secret, client } = user;
    const stepUp = (input: Record<string, string>) => auth.run(STEP_UP, { input }, client);
    expect((await stepUp({ password })).__typename).toBe('InvalidCredentials');
    expect((await stepUp({ code: nextCode(secret) })).__typename).toBe('InvalidCredentials');
    expect((await stepUp({ password: 'a wrong password', code: codeOf(secret) })).__typename).toBe('InvalidCredentials');
    expect((await stepUp({ password, code: codeOf(secret) })).__typename).toBe('TokensIssued');
  });

  it('turn the second factor off by a code, not more than ten wrong ones', async () => {
    const user = await protectedUser();
    for (let index = 0; index < 10; index++) {
      expect((await auth.run(DISABLE, { code: '000000' }, user.client)).reason).toBe('WRONG_CODE');
    }
    expect((await auth.run(DISABLE, { code: nextCode(user.secret) }, user.client)).reason).toBe('WRONG_CODE');
    auth.clock.advance(61);
    const other = await complete(await challengeOf(user), nextCode(user.secret));
    expect((await auth.run(DISABLE, { code: nextCode(user.secret) }, user.client)).__typename).toBe('Done');
    expect(await auth.viewerOf(other.tokens.accessToken)).toBeNull();
    expect((await auth.logIn(user.username)).__typename).toBe('TokensIssued');
    expect((await auth.run(DISABLE, { code: '000000' }, user.client)).reason).toBe('NOT_ENABLED');
  });

  it('replace all recovery codes', async () => {
    const user = await protectedUser();
    const { codes } = await auth.run(REGENERATE, {}, user.client);
    expect(codes).toHaveLength(10);
    expect((await complete(await challengeOf(user), user.recoveryCodes[0] ?? '')).__typename).toBe('InvalidCredentials');
    expect((await complete(await challengeOf(user), codes[0])).__typename).toBe('TokensIssued');
    auth.clock.advance(901);
    expect((await auth.run(REGENERATE, {}, user.client)).reason).toBe('STEP_UP_REQUIRED');
    expect((await auth.run(START, {}, user.client)).reason).toBe('STEP_UP_REQUIRED');
  });
});
