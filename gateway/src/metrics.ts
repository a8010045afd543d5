import { createMetrics, type Metrics } from '@app/telemetry';
import type { SubgraphCallReport } from './execution/index.ts';

/** What the gateway measures. */
export interface GatewayMetrics {
  readonly all: Metrics;
  /** One finished operation. */
  operation(door: string, kind: string, outcome: 'ok' | 'errors' | 'refused', seconds: number): void;
  /** One finished call of a subgraph. */
  subgraphCall(report: SubgraphCallReport): void;
  /** `read` is asked at each scrape. */
  liveConnections(door: string, read: () => number): void;
}

/** A registry for one gateway. */
export function createGatewayMetrics(): GatewayMetrics {
  const all = createMetrics('wechat_gateway', { withProcess: true });
  const operations = all.histogram('operation_duration_seconds', 'Time from a request to its answer.', [
    'door',
    'kind',
    'outcome',
  ]);
  const calls = all.histogram('subgraph_call_duration_seconds', 'Time of one call to a subgraph.', [
    'service',
    'kind',
    'outcome',
  ]);
  const readers = new Map<string, () => number>();
  all.gauge('live_connections', 'Open sockets and event streams.', ['door'], (gauge) => {
    for (const [door, read] of readers) gauge.set({ door }, read());
  });
  return {
    all,
    operation: (door, kind, outcome, seconds) => operations.observe({ door, kind, outcome }, seconds),
    subgraphCall: ({ service, kind, outcome, durationMs }) => calls.observe({ service, kind, outcome }, durationMs / 1000),
    liveConnections: (door, read) => void readers.set(door, read),
  };
}
