import { defineConfig } from 'prisma/config';

/**
 * Where Prisma's own tool finds the schema, the migrations and the database. `prisma migrate deploy` and our runner are interchangeable;
 * only the tool needs `AUTH_MIGRATE_URL` here (generating the client does not).
 */
export default defineConfig({
  schema: 'schema.prisma',
  migrations: { path: 'migrations' },
  datasource: { url: process.env.AUTH_MIGRATE_URL ?? '' },
});
