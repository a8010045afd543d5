import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD, REGISTER, startAuth, type TestAuth, VERIFY, word } from './support.ts';

let auth: TestAuth;
beforeAll(async () => {
  auth = await startAuth();
});
afterAll(() => auth[Symbol.asyncDispose]());

const RESEND = 'mutation ($email: String!) { resendVerification(email: $email) }';

function register(input: Record<string, unknown>) {
  const username = word();
  return auth.run(REGISTER, { input: { email: `${username}@example.org`, username, password: PASSWORD, ...input } });
}

describe('registration', () => {
  it('creates an account with the default role that must verify before it signs in', async () => {
    const username = word();
    await register({ username, email: `${username}@example.org` });
    expect(await auth.logIn(username)).toMatchObject({ __typename: 'InvalidCredentials' });
    const [row] = await auth.sql(
      `SELECT u.status, r.name AS role FROM auth."Users" u JOIN auth."UserRoles" ur ON ur.user_id = u.id JOIN auth."Roles" r ON r.id = ur.role_id WHERE u.username = $1`,
      [username],
    );
    expect(row).toEqual({ status: 'UNVERIFIED', role: 'USER' });
  });

  it('makes one account of 50 parallel registrations of one address', async () => {
    const email = `${word()}@example.org`;
    const answers = await Promise.all(Array.from({ length: 50 }, () => register({ email })));
    expect(new Set(answers.map(({ __typename }) => __typename))).toEqual(new Set(['RegisterSuccess']));
    const rows = await auth.sql(`SELECT id FROM auth."Users" WHERE email_normalized = $1`, [email]);
    expect(rows).toHaveLength(1);
  });

  it('gives one username to one of 50 parallel registrations', async () => {
    const username = word();
    const answers = await Promise.all(Array.from({ length: 50 }, () => register({ username, email: `${word()}@example.org` })));
    const kinds = answers.map((answer) => answer.problems?.[0]?.code ?? answer.__typename);
    expect(kinds.filter((kind) => kind === 'RegisterSuccess')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'TAKEN')).toHaveLength(49);
  });

  it('answers the same for a known address, whose owner gets the mail account-exists', async () => {
    const user = await auth.newUser();
    const fresh = await register({});
    const known = await register({ email: user.email.toUpperCase() });
    expect(known).toEqual(fresh);
    expect(await auth.mails(user.email, 'account-exists')).toHaveLength(1);
    expect((await auth.logIn(user.email)).__typename).toBe('TokensIssued');
  });

  it('does not tell a known address by asking twice with one username', async () => {
    const user = await auth.newUser();
    const username = word();
    await register({ email: user.email, username });
    expect((await register({ username })).problems[0]).toMatchObject({ field: 'username', code: 'TAKEN' });
  });

  it('replaces an unverified account when its address registers again, and mails a new token', async () => {
    const email = `${word()}@example.org`;
    const [first, second] = [word(), word()];
    await register({ email, username: first, password: 'the password of a squatter' });
    const oldToken = await auth.mailedToken(email, 'verify-email');
    await register({ email, username: second });
    const newToken = await auth.mailedToken(email, 'verify-email');
    expect((await auth.run(VERIFY, { input: { token: oldToken } })).reason).toBe('LINK_INVALID');
    expect((await auth.run(VERIFY, { input: { token: newToken } })).__typename).toBe('TokensIssued');
    expect((await auth.logIn(email, 'the password of a squatter')).__typename).toBe('InvalidCredentials');
    expect((await auth.logIn(second)).__typename).toBe('TokensIssued');
    expect((await auth.logIn(first)).__typename).toBe('InvalidCredentials');
  });

  it('verifies once only, and not after the link has expired', async () => {
    const username = word();
    const email = `${username}@example.org`;
    await register({ username, email });
    const token = await auth.mailedToken(email, 'verify-email');
    await auth.run(VERIFY, { input: { token } });
    expect((await auth.run(VERIFY, { input: { token } })).reason).toBe('LINK_INVALID');
    const late = word();
    await register({ username: late, email: `${late}@example.org` });
    const lateToken = await auth.mailedToken(`${late}@example.org`, 'verify-email');
    await auth.sql(`UPDATE auth."EmailVerificationTokens" t SET expires_at = t.created_at + interval '1 millisecond'
      FROM auth."Users" u WHERE u.id = t.user_id AND u.username = '${late}'`);
    expect((await auth.run(VERIFY, { input: { token: lateToken } })).reason).toBe('LINK_INVALID');
  });

  it('sends the verification mail again on request; the older link is void', async () => {
    const username = word();
    const email = `${username}@example.org`;
    await register({ username, email });
    const old = await auth.mailedToken(email, 'verify-email');
    expect(await auth.run(RESEND, { email })).toBe(true);
    const token = await auth.mailedToken(email, 'verify-email');
    expect(token).not.toBe(old);
    expect((await auth.run(VERIFY, { input: { token: old } })).__typename).toBe('NotAllowed');
    expect((await auth.run(VERIFY, { input: { token } })).__typename).toBe('TokensIssued');
    expect(await auth.run(RESEND, { email: `${word()}@example.org` })).toBe(true);
    expect(await auth.run(RESEND, { email: 'no address' })).toBe(true);
  });

  it('publishes the registration and the verification, in order', async () => {
    const user = await auth.newUser();
    const rows = await auth.sql(
      `SELECT type, topics, key FROM auth_support."Outbox" WHERE key = $1 AND type LIKE 'auth.user.%' ORDER BY seq`,
      [user.id],
    );
    expect(rows).toEqual([
      { type: 'auth.user.registered.v1', topics: [`user:${user.id}`], key: user.id },
      { type: 'auth.user.verified.v1', topics: [`user:${user.id}`], key: user.id },
    ]);
  });

  it('speaks Chinese to those who do', async () => {
    const username = word();
    const email = `${username}@example.org`;
    const answer = await auth.run(REGISTER, { input: { email, username, password: PASSWORD } }, { language: 'zh' });
    expect(answer.message).toMatch(/邮件/);
    const [mail] = await auth.mails(email, 'verify-email');
    expect(mail?.subject).toBe('验证您的邮箱');
    expect(mail?.html).toContain('lang="zh"');
  });
});

describe('what a registration may contain', () => {
  it.each([
    ['email', 'no address', 'BAD_FORMAT'],
    ['email', `${'x'.repeat(250)}@example.org`, 'TOO_LONG'],
    ['email', 'a@b.org\r\nBcc: all@example.org', 'BAD_FORMAT'],
    ['username', 'ab', 'BAD_FORMAT'],
    ['username', '1abc', 'BAD_FORMAT'],
    ['username', 'a'.repeat(31), 'BAD_FORMAT'],
    ['username', 'admin', 'RESERVED'],
    ['username', 'adm1n', 'CONFUSABLE'],
    ['username', 'with space', 'BAD_FORMAT'],
    ['password', 'seven77', 'TOO_SHORT'],
    ['password', 'x'.repeat(129), 'TOO_LONG'],
    ['password', 'Password1', 'TOO_COMMON'],
    ['password', '12345678', 'TOO_COMMON'],
    ['password', 'iloveyou', 'TOO_COMMON'],
    ['password', 'zzzzzzzzzzzz', 'TOO_COMMON'],
    ['displayName', 'x'.repeat(51), 'TOO_LONG'],
    ['displayName', 'a\u0007b', 'BAD_CHARACTERS'],
    ['language', 'not a tag', 'BAD_FORMAT'],
  ])('refuses the %s %j as %s', async (field, value, code) => {
    const { problems } = await register({ [field]: value });
    expect(problems).toEqual([expect.objectContaining({ field, code })]);
  });

  it('counts code points in passwords, and asks for nothing but length', async () => {
    expect((await register({ password: '密码密码密码密码' })).__typename).toBe('RegisterSuccess');
    expect((await register({ password: '🦆'.repeat(8) })).__typename).toBe('InvalidInput');
    expect((await register({ password: '🦆🐢'.repeat(64) })).__typename).toBe('RegisterSuccess');
    expect((await register({ password: 'aaaa bbbb' })).__typename).toBe('RegisterSuccess');
  });

  it('takes a username in upper case or full width as the same name', async () => {
    const username = word();
    await register({ username: username.toUpperCase() });
    const wide = [...username].map((letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0)).join('');
    expect((await register({ username: wide })).problems[0]).toMatchObject({ code: 'TAKEN' });
  });

  it('refuses a name that looks like one that is taken', async () => {
    const tail = word('').replace(/[01il]/g, 'x');
    await register({ username: `paypal${tail}` });
    expect((await register({ username: `paypa1${tail}` })).problems[0]).toMatchObject({ field: 'username', code: 'TAKEN' });
    expect((await register({ username: `paypal.${tail}` })).__typename).toBe('RegisterSuccess');
  });

  it('tells every problem at once', async () => {
    const { problems } = await register({ email: 'x', username: '?', password: 'y' });
    expect(problems.map(({ field }: { field: string }) => field)).toEqual(['email', 'username', 'password']);
  });
});

describe('no enumeration', () => {
  it('answers logIn alike for a wrong password, an unknown name and an unverified account', async () => {
    const user = await auth.newUser();
    const username = word();
    await register({ username, email: `${username}@example.org` });
    const answers = [
      await auth.logIn(user.username, 'a wrong password'),
      await auth.logIn(word(), 'a wrong password'),
      await auth.logIn(username),
    ];
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });
});
