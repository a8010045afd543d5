export * from './fresh-instance.ts';
export * from './graphql-client.ts';
export * from './live-client.ts';
export * from './until.ts';
