import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export type { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Upper bounds in seconds for durations of requests: from a cache hit to the request time-out. */
export const DURATION_BUCKETS_SEC = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** The metrics of one part; names get its prefix. Each name can be taken once. */
export interface Metrics {
  readonly registry: Registry;
  counter<L extends string>(name: string, help: string, labels?: readonly L[]): Counter<L>;
  /** `read` is called at each scrape, for values that are looked up instead of kept. */
  gauge<L extends string>(name: string, help: string, labels?: readonly L[], read?: (gauge: Gauge<L>) => void): Gauge<L>;
  /** `buckets` are upper bounds in the unit that the name ends with. @defaultValue `DURATION_BUCKETS_SEC` */
  histogram<L extends string>(name: string, help: string, labels?: readonly L[], buckets?: readonly number[]): Histogram<L>;
  /** The Prometheus text format, and its content type. */
  expose(): Promise<{ contentType: string; body: string }>;
}

/**
 * A registry of its own (nothing global, so several can live in one process). `withProcess` adds CPU, memory, event-loop and GC figures:
 * once a process, for whoever owns it.
 */
export function createMetrics(prefix: string, options: { readonly withProcess?: boolean } = {}): Metrics {
  const registry = new Registry();
  if (options.withProcess === true) collectDefaultMetrics({ register: registry });
  const named = (name: string) => `${prefix}_${name}`;
  return {
    registry,
    counter: (name, help, labels = []) =>
      new Counter({ name: named(name), help, labelNames: [...labels], registers: [registry] }),
    gauge: (name, help, labels = [], read) =>
      new Gauge({
        name: named(name),
        help,
        labelNames: [...labels],
        registers: [registry],
        ...(read === undefined
          ? {}
          : {
              collect() {
                read(this);
              },
            }),
      }),
    histogram: (name, help, labels = [], buckets = DURATION_BUCKETS_SEC) =>
      new Histogram({ name: named(name), help, labelNames: [...labels], buckets: [...buckets], registers: [registry] }),
    expose: async () => ({ contentType: registry.contentType, body: await registry.metrics() }),
  };
}
