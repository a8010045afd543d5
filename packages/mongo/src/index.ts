export * from './collection.ts';
export * from './connection.ts';
export * from './idempotency.ts';
export * from './json-schema.ts';
export * from './setup.ts';
