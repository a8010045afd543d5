export { createLogger, LOG_LEVELS, type LoggerOptions, type LogLevel, silentLogger } from './logger.ts';
export {
  type Counter,
  createMetrics,
  DURATION_BUCKETS_SEC,
  type Gauge,
  type Histogram,
  type Metrics,
  type Registry,
} from './metrics.ts';
export { oneLine, redacted } from './redact.ts';
export { createTracer, type FinishedSpan, type Tracer } from './tracing.ts';
