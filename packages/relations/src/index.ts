export * from './relations.ts';
export * from './visibility.ts';
