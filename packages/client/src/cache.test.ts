import { readFileSync } from 'node:fs';
import { Supergraph } from '@apollo/federation-internals';
import { isObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { CONNECTIONS } from './cache.ts';

const supergraph = readFileSync(new URL('../../../gateway/supergraph.graphql', import.meta.url), 'utf8');
const api = Supergraph.build(supergraph.replaceAll(', for: SECURITY', '')).apiSchema().toGraphQLJSSchema();
const PAGING = new Set(['first', 'after', 'last', 'before']);

test('every connection of the graph grows page by page, apart for each of its other arguments', () => {
  const missing: string[] = [];
  for (const type of Object.values(api.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (!field.args.some(({ name }) => name === 'after') || !String(field.type).includes('Connection')) continue;
      const expected = field.args.map(({ name }) => name).filter((name) => !PAGING.has(name));
      const keyArgs = CONNECTIONS[type.name]?.[field.name];
      if (keyArgs === undefined || [...keyArgs].sort().join() !== expected.sort().join())
        missing.push(`${type.name}.${field.name}(${expected})`);
    }
  }
  expect(missing).toEqual([]);
});
