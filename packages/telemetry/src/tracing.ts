import { randomBytes } from 'node:crypto';

/** One finished piece of work of a trace. */
export interface FinishedSpan {
  /** The operation's id: a UUID, as identities carry it. */
  readonly traceId: string;
  readonly name: string;
  /** `operation`: the root of its trace. `call`: a part of it, asked of somebody else. */
  readonly kind: 'operation' | 'call';
  readonly durationMs: number;
  readonly failed: boolean;
  readonly attributes: Readonly<Record<string, string | number>>;
}

/** Sends spans to an OpenTelemetry collector. */
export interface Tracer {
  /** Notes a span that ends now. Never blocks, never throws. */
  record(span: FinishedSpan): void;
  /** Sends what is left. */
  close(): Promise<void>;
}

const FLUSH_MS = 1_000;
const BATCH = 512;
/** Beyond it spans are dropped: tracing must not cost a process its memory. */
const MAX_QUEUED = 4_096;
const TIMEOUT_MS = 5_000;

/** Spans over OTLP/HTTP with JSON to `endpoint` (as in `OTEL_EXPORTER_OTLP_ENDPOINT`), in batches; what cannot be sent is dropped. */
export function createTracer(options: { readonly endpoint: string; readonly service: string }): Tracer {
  const url = `${options.endpoint.replace(/\/$/, '')}/v1/traces`;
  let queued: object[] = [];
  let sending: Promise<void> = Promise.resolve();
  const flush = () => {
    const batch = queued;
    queued = [];
    if (batch.length > 0) sending = sending.then(() => send(url, options.service, batch));
    return sending;
  };
  const timer = setInterval(flush, FLUSH_MS);
  timer.unref();
  return {
    record(span) {
      if (queued.length >= MAX_QUEUED) return;
      queued.push(otlpSpan(span));
      if (queued.length === BATCH) void flush();
    },
    async close() {
      clearInterval(timer);
      await flush();
    },
  };
}

async function send(url: string, service: string, spans: readonly object[]): Promise<void> {
  const body = {
    resourceSpans: [
      { resource: { attributes: attributesOf({ 'service.name': service }) }, scopeSpans: [{ scope: { name: service }, spans }] },
    ],
  };
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.body?.cancel();
  } catch {
    // A collector that is away loses spans, nothing else.
  }
}

/** The root span's id follows from the trace's, so that every process knows its parent without being told. */
function rootSpanId(traceId: string): string {
  return traceId.slice(-16);
}

const SPAN_KIND = { operation: 2, call: 3 } as const;
const STATUS = { ok: 1, error: 2 } as const;

function otlpSpan(span: FinishedSpan): object {
  const traceId = span.traceId.replaceAll('-', '');
  const endNs = BigInt(Math.round(Date.now() * 1e6));
  const isRoot = span.kind === 'operation';
  return {
    traceId,
    spanId: isRoot ? rootSpanId(traceId) : randomBytes(8).toString('hex'),
    ...(isRoot ? {} : { parentSpanId: rootSpanId(traceId) }),
    name: span.name,
    kind: SPAN_KIND[span.kind],
    startTimeUnixNano: String(endNs - BigInt(Math.round(span.durationMs * 1e6))),
    endTimeUnixNano: String(endNs),
    attributes: attributesOf(span.attributes),
    status: { code: span.failed ? STATUS.error : STATUS.ok },
  };
}

function attributesOf(attributes: Readonly<Record<string, string | number>>): object[] {
  return Object.entries(attributes).map(([key, value]) => ({
    key,
    value: typeof value === 'number' ? { doubleValue: value } : { stringValue: value },
  }));
}
