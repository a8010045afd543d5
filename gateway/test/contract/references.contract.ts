import { config } from '@app/kernel';
import type { Runtime, Subgraph } from '@app/subgraph';
import { silentLogger } from '@app/telemetry';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createHost } from '../../src/platform/embedded.ts';
import { hostSettings } from '../../src/platform/settings.ts';
import { lintReferences } from '../../src/supergraph-lint.ts';

let host: { runtime: Runtime; subgraphs: Subgraph[] };
beforeAll(() => {
  // Nothing of it is started: only the schemas as they would run are looked at.
  host = createHost(config.readConfig(hostSettings, { NODE_ENV: 'test', LOG_LEVEL: 'silent' }), silentLogger());
});
afterAll(() => host.runtime.close());

test('every type with a key, in every domain, resolves its references', () => {
  const problems = host.subgraphs.flatMap(({ name, typeDefs, schema }) => lintReferences(name, typeDefs, schema));
  expect(problems).toEqual([]);
});
