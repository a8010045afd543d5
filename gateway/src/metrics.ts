import { createMetrics, createTracer, type Metrics, type Tracer } from '@app/telemetry';
import type { SubgraphCallReport } from './execution/index.ts';
import type { FinishedOperation } from './operations/pipeline.ts';

/** What the gateway measures, for Prometheus and, where a collector is named, as traces. */
export interface GatewayMetrics {
  readonly all: Metrics;
  /** One finished, or refused, operation. */
  operation(finished: FinishedOperation): void;
  /** One finished call of a subgraph. */
  subgraphCall(report: SubgraphCallReport): void;
  /** `read` is asked at each scrape. */
  liveConnections(door: string, read: () => number): void;
  close(): Promise<void>;
}

/** A registry for one gateway; `collector` is the address of an OpenTelemetry collector, or null. */
export function createGatewayMetrics(collector: string | null): GatewayMetrics {
  const all = createMetrics('wechat_gateway', { withProcess: true });
  const tracer = collector === null ? null : createTracer({ endpoint: collector, service: 'gateway' });
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
    operation(finished) {
      const { door, kind, outcome, durationMs } = finished;
      operations.observe({ door, kind, outcome }, durationMs / 1000);
      if (tracer !== null) traceOperation(tracer, finished);
    },
    subgraphCall(report) {
      const { service, kind, outcome, durationMs } = report;
      calls.observe({ service, kind, outcome }, durationMs / 1000);
      if (tracer !== null) traceCall(tracer, report);
    },
    liveConnections: (door, read) => void readers.set(door, read),
    close: async () => tracer?.close(),
  };
}

function traceOperation(tracer: Tracer, { door, kind, name, outcome, durationMs, traceId }: FinishedOperation): void {
  tracer.record({
    traceId,
    name: name === null ? kind : `${kind} ${name}`,
    kind: 'operation',
    durationMs,
    failed: outcome !== 'ok',
    attributes: { 'graphql.operation.type': kind, 'graphql.operation.name': name ?? '', door, outcome },
  });
}

function traceCall(tracer: Tracer, { service, kind, outcome, durationMs, representations, context }: SubgraphCallReport): void {
  if (context.traceId === undefined) return;
  tracer.record({
    traceId: context.traceId,
    name: `${kind} ${service}`,
    kind: 'call',
    durationMs,
    failed: outcome === 'fault',
    attributes: { service, outcome, representations },
  });
}
