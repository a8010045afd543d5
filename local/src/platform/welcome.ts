import type { StartOptions } from './options.ts';

/** Accounts of the demo, as `/dev/accounts` tells them too. Those with more than one role exist without demo data as well. */
const DEMO_ACCOUNTS = [
  { username: 'admin', displayName: 'Admin', roles: ['USER', 'ADMIN'] },
  { username: 'moderator', displayName: 'Moderator', roles: ['USER', 'MODERATOR'] },
  { username: 'linxiaoyu', displayName: '林小雨', roles: ['USER'] },
  { username: 'sofia', displayName: 'Sofia', roles: ['USER'] },
  { username: 'kenji', displayName: '健二', roles: ['USER'] },
] as const;

/** The accounts that a platform started with these options has. */
export function demoAccounts(options: StartOptions) {
  return DEMO_ACCOUNTS.filter(({ roles }) => options.seed || roles.length > 1).map((account) => ({
    ...account,
    email: `${account.username}@example.com`,
    password: `correct horse battery ${account.username}`,
  }));
}

/** What a newcomer needs once everything runs. */
export function welcome(port: number, options: StartOptions): string {
  const base = `http://localhost:${port}`;
  const accounts = demoAccounts(options).map(
    ({ email, password, roles }) => `    ${email.padEnd(24)} ${password.padEnd(34)} ${roles.at(-1)}`,
  );
  return `
WeChat API is running (${options.topology}).

  Web app     ${base}/app
  GraphQL     ${base}/graphql   (HTTP, WebSocket, SSE)
  Sandbox     ${base}/graphql   in a browser
  GraphiQL    ${base}/graphiql
  Mailbox     ${base}/dev/mailbox
  Metrics     ${base}/metrics

  Accounts
${accounts.join('\n')}

Ctrl-C stops everything; the data stay in ${options.dataDir}.
`;
}
