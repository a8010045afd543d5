export * from './media-grants.ts';
