export * from './calls/auth.ts';
export * from './calls/chat.ts';
export * from './calls/maintenance.ts';
export * from './calls/media.ts';
export * from './calls/profiles.ts';
export * from './calls/subjects.ts';
export * as postfeedFields from './fields/postfeed.ts';
export * from './live-connection.ts';
