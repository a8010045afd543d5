import { createFederatedExecutor, type SubgraphCallReport } from './execution/index.ts';
import type { GatewayDeps } from './gateway.ts';
import { LiveFeeds } from './live/feeds.ts';
import { platformLiveField, unknownLiveField } from './live/fields.ts';
import type { GatewayMetrics } from './metrics.ts';
import { Generations } from './operations/generations.ts';
import { OperationPipeline } from './operations/pipeline.ts';
import { explainOf, type OperationCheck } from './operations/scope.ts';
import { callerCheck } from './plugins/caller.ts';
import { deviceCheck } from './plugins/device.ts';
import { Documents, readManifest } from './plugins/documents.ts';
import { type PresentationSettings, presentErrors } from './plugins/errors.ts';
import { limitsCheck } from './plugins/limits/limits.ts';
import { rateLimitsCheck } from './plugins/rate-limits/rate-limits.ts';
import { readRateLimits } from './plugins/rate-limits/table.ts';
import type { Authenticator } from './viewer/authenticator.ts';
import { signedInBy } from './viewer/signed-in.ts';

/** What stands behind every door. */
export interface Engine {
  readonly generations: Generations;
  readonly documents: Documents;
  readonly pipeline: OperationPipeline;
  readonly live: LiveFeeds;
}

/** The supergraph with its executor, and the checks before it. Throws when the SDL is no supergraph. */
export function createEngine(
  deps: GatewayDeps,
  metrics: GatewayMetrics,
  presentation: PresentationSettings,
  authenticator: Authenticator,
): Engine {
  const { config } = deps;
  const generations = new Generations(deps.supergraphSdl, (supergraphSdl) =>
    createFederatedExecutor({
      supergraphSdl,
      transports: deps.transports,
      planCacheSize: config.PLAN_CACHE_SIZE,
      maxErrors: config.MAX_ERRORS,
      successor: deps.open ? undefined : signedInBy(authenticator),
      onCall: (report) => noteCall(report, deps, metrics),
    }),
  );
  const documents = new Documents({
    mode: config.TRUSTED_DOCUMENTS,
    manifest: readManifest(config.TRUSTED_DOCUMENTS_FILE),
    maxBytes: config.MAX_DOCUMENT_BYTES,
  });
  const live = new LiveFeeds({
    generations,
    policyOf: deps.open ? unknownLiveField : platformLiveField,
    times: { eventTimeoutMs: config.EVENT_TIMEOUT_MS, resumeForMs: config.RESUME_FOR_SEC * 1000 },
    present: ({ errors, ...rest }, traceId) =>
      errors === undefined ? rest : { ...rest, errors: presentErrors(errors, traceId, presentation) },
  });
  const pipeline = new OperationPipeline({
    config,
    generations,
    documents,
    checks: checksOf(deps, generations),
    allowsIntrospection: config.NODE_ENV !== 'production' || deps.open,
    observe: metrics.operation,
    live,
    presence: deps.presence ?? null,
  });
  return { generations, documents, pipeline, live };
}

function noteCall(report: SubgraphCallReport, { logger }: GatewayDeps, metrics: GatewayMetrics): void {
  metrics.subgraphCall(report);
  const { service, durationMs, outcome, representations, fault, context } = report;
  explainOf(context)?.fetches.push({ service, durationMs, outcome, representations });
  if (fault !== undefined) logger.warn({ service, err: fault, traceId: context.traceId }, 'a subgraph could not be asked');
}

/** In the order in which they are passed: who, how big, from where, how often. */
function checksOf(deps: GatewayDeps, generations: Generations): OperationCheck[] {
  if (deps.open) return [];
  const { config, rateLimits } = deps;
  const checks = [
    callerCheck(() => generations.current.authorization),
    limitsCheck(config, () => generations.current.costs),
    deviceCheck(config.PUBLIC_URL),
  ];
  if (config.RATE_LIMITS && rateLimits !== null)
    checks.push(rateLimitsCheck(rateLimits, readRateLimits(config.RATE_LIMITS_FILE)));
  return checks;
}
