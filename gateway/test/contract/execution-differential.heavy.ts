import { describe, expect, test } from 'vitest';
import { compareAll, startContenders } from './differ.ts';
import { buildNastyGraph } from './nasty-graph/index.ts';
import { NASTY_VALUES } from './nasty-graph/values.ts';
import { buildPlatformGraph, PLATFORM_VALUES } from './platform-graph.ts';

describe('our executor and plain ApolloGateway, the whole corpus', () => {
  test.each([
    ['query', 320],
    ['mutation', 60],
  ] as const)('give equal data and error paths for every %s over a graph of every federation feature', async (kind, count) => {
    await using contenders = await startContenders(buildNastyGraph());
    const { withErrors, corrected } = await compareAll(contenders, count, (seed) => ({
      kind,
      valuesFor: (name) => NASTY_VALUES[name],
      // Deep ones are few: their plans take most of the time.
      maxDepth: seed % 8 === 0 ? 3 : 2,
    }));
    expect(withErrors, 'operations with errors').toBeGreaterThan(count / 10);
    expect(corrected, 'results with corrected error paths').toBeLessThan((count * contenders.engines.size) / 10);
  });

  test.each([
    ['query', 300],
    ['mutation', 100],
  ] as const)('give equal data and error paths for every %s over the graph of the platform', async (kind, count) => {
    await using contenders = await startContenders(await buildPlatformGraph());
    const { withErrors, corrected } = await compareAll(contenders, count, (seed) => ({
      kind,
      valuesFor: (name) => PLATFORM_VALUES[name],
      maxDepth: seed % 6 === 0 ? 4 : 3,
    }));
    expect(withErrors, 'operations with errors').toBeGreaterThan(count / 10);
    expect(corrected, 'results with corrected error paths').toBeLessThan((count * contenders.engines.size) / 10);
  });
});
