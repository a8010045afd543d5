export * from './media.ts';
export * from './notifications.ts';
export * from './postfeed.ts';
