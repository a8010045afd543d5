import { type ConfigOf, config } from '@app/kernel';

/** Configuration that every process of the platform reads: where the servers are, and the shared secrets. */
export const platformSettings = {
  NODE_ENV: config.oneOf(
    ['development', 'test', 'production'],
    'development',
    'production: development doors, defaults and hints are off',
  ),
  MONGO_URL: config.string('mongodb://127.0.0.1:27017/?replicaSet=rs0', 'MongoDB replica set or sharded cluster'),
  REDIS_URL: config.string('redis://127.0.0.1:6379', 'Redis with AOF and noeviction'),
  DATABASE_SUFFIX: config.optionalString('Put behind every MongoDB database name, so that several instances share a server'),
  REDIS_PREFIX: config.optionalString('Put before every Redis key, so that several instances share a server'),
  PUBLIC_URL: config.string('http://localhost:4000', 'Where clients reach the gateway; links and signed URLs begin with it'),
  IDENTITY_SECRET: config.secret(
    'development-only-identity-secret-change-me',
    'Signs the identity that the gateway hands to subgraphs',
  ),
  CURSOR_SECRET: config.secret('development-only-cursor-secret-change-me!', 'Signs list and stream cursors'),
  EVENT_LOG_MAX_LENGTH: config.integer(
    100_000,
    'Events kept for live resume, per stream; a cursor further behind yields ResyncRequired',
    1,
  ),
  LOG_LEVEL: config.oneOf(['debug', 'info', 'warn', 'error', 'silent'], 'info', 'Least important log line that is written'),
};
export type PlatformConfig = ConfigOf<typeof platformSettings>;
