import { parseArgs } from 'node:util';
import { migrate, migrationStatus, reset } from './migrate.ts';

const USAGE = `Usage: npm run migrate|reset|status -w @app/prisma -- [--url URL] [--force]
  --url    the database, as its owner (default: AUTH_MIGRATE_URL, then POSTGRES_URL)
  --force  lets reset run where NODE_ENV is production
AUTH_DB_PASSWORD is the password of the service's role (default: one for development only, refused in production).`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { url: { type: 'string' }, force: { type: 'boolean' } },
});
const [command] = positionals;
const url = values.url ?? process.env.AUTH_MIGRATE_URL ?? process.env.POSTGRES_URL;
const isProduction = process.env.NODE_ENV === 'production';
const servicePassword = process.env.AUTH_DB_PASSWORD;

if (!url) fail(`No database given.\n${USAGE}`);
else if (isProduction && !servicePassword && command !== 'status') fail('AUTH_DB_PASSWORD is needed in production.');
else await run(url);

async function run(target: string): Promise<void> {
  const options = {
    url: target,
    ...(servicePassword && { servicePassword }),
    onApply: (name: string) => console.log(`applying ${name}`),
  };
  switch (command) {
    case 'migrate':
      return report(await migrate(options));
    case 'reset':
      if (isProduction && !values.force) return fail('reset deletes all accounts; in production it needs --force.');
      return report(await reset(options));
    case 'status': {
      const { applied, pending } = await migrationStatus(options);
      console.log(`${applied.length} applied, ${pending.length} pending${pending.map((name) => `\n  ${name}`).join('')}`);
      return;
    }
    default:
      fail(USAGE);
  }
}

function report({ applied, presentCount }: { readonly applied: readonly string[]; readonly presentCount: number }): void {
  console.log(applied.length === 0 ? `up to date (${presentCount} migrations)` : `${applied.length} migrations applied`);
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
