export * from './auth.ts';
export * from './chat.ts';
export * from './media.ts';
export * from './notifications.ts';
export * from './postfeed.ts';
export * from './profiles.ts';
export * from './video.ts';
