export * from './calls/auth.ts';
export * from './calls/media.ts';
export * from './calls/profiles.ts';
export * from './calls/subjects.ts';
