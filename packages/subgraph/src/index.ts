export * from './authorization.ts';
export * from './context.ts';
export * from './errors.ts';
export * from './loader.ts';
export * from './outcome.ts';
export * from './scalars.ts';
export * from './subgraph.ts';
export * from './subscription-stream.ts';
