export * from './define.ts';
export * from './http-calls.ts';
export * from './local-calls.ts';
