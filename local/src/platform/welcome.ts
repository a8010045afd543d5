import type { StartOptions } from './options.ts';

/** Accounts of the demo, as `/dev/accounts` tells them too; `seeded` ones exist only with demo data. */
export const DEMO_ACCOUNTS = [
  {
    username: 'admin',
    email: 'admin@example.com',
    password: 'correct horse battery admin',
    roles: ['USER', 'ADMIN'],
    seeded: false,
  },
  {
    username: 'moderator',
    email: 'moderator@example.com',
    password: 'correct horse battery moderator',
    roles: ['USER', 'MODERATOR'],
    seeded: false,
  },
  {
    username: 'linxiaoyu',
    email: 'linxiaoyu@example.com',
    password: 'correct horse battery xiaoyu',
    roles: ['USER'],
    seeded: true,
  },
  { username: 'sofia', email: 'sofia@example.com', password: 'correct horse battery sofia', roles: ['USER'], seeded: true },
  { username: 'kenji', email: 'kenji@example.com', password: 'correct horse battery kenji', roles: ['USER'], seeded: true },
] as const;

/** What a newcomer needs once everything runs. */
export function welcome(port: number, options: StartOptions): string {
  const base = `http://localhost:${port}`;
  const accounts = DEMO_ACCOUNTS.filter(({ seeded }) => options.seed || !seeded).map(
    ({ email, password, roles }) => `    ${email}  /  ${password}  (${roles.at(-1)})`,
  );
  return `
WeChat API is running (${options.topology}).

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
