import { GraphQLError, type GraphQLErrorOptions } from 'graphql';
import type {
  OperationContext,
  SubgraphCall,
  SubgraphCallReport,
  SubgraphError,
  SubgraphRequest,
  SubgraphResult,
  SubgraphTransport,
} from './contract.ts';
import { type Data, isData, type ResponsePath } from './data.ts';
import { SubgraphFaultError, serviceUnavailable } from './faults.ts';
import { type SelectionShape, trimPath } from './selection-shape.ts';

/** Why a run ended before its plan did. */
export type StopReason = 'deadline' | 'cancelled';

export interface RunOptions {
  readonly context: OperationContext;
  /** The client's variables, uncoerced: subgraphs coerce them by their own types. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Values of the variables that `@skip` and `@include` use. */
  readonly conditions: ReadonlyMap<string, boolean>;
  /** What the client selected; error paths never leave it. */
  readonly responseShape: SelectionShape;
  /** Most errors that are kept. */
  readonly maxErrors: number;
  readonly onCall?: (report: SubgraphCallReport) => void;
}

/**
 * One execution of one plan: the growing response tree, its errors, and the limits under which subgraphs are asked.
 * Dispose it when the result is shaped.
 */
export class Run {
  readonly root: Data = {};
  readonly context: OperationContext;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly conditions: ReadonlyMap<string, boolean>;
  /** The first errors, as many as a result may have. */
  readonly errors: GraphQLError[] = [];
  /** Where errors stand, beyond the bound as well: they explain nulls. */
  readonly errorPaths: ResponsePath[] = [];
  /** Objects that a failed fetch left incomplete: their missing fields need no error of their own. */
  readonly failedPlaces = new Set<object>();
  /** Entities that their subgraph says do not exist. */
  readonly absentPlaces = new Set<object>();
  /** As whom entities are asked for: `context`, or the one who has signed in by this very operation. Root fields are never asked as them. */
  entityContext: OperationContext;
  readonly #responseShape: SelectionShape;
  readonly #maxErrors: number;
  readonly #onCall: RunOptions['onCall'];
  readonly #faulted = new Set<string>();
  readonly #pending = new Set<(reason: Error) => void>();
  readonly #limited: boolean;
  #abort: AbortController | undefined;
  #timer: NodeJS.Timeout | undefined;
  #stopped: StopReason | undefined;

  constructor(options: RunOptions) {
    const { context } = options;
    this.context = context;
    this.entityContext = context;
    this.variables = options.variables;
    this.conditions = options.conditions;
    this.#responseShape = options.responseShape;
    this.#maxErrors = options.maxErrors;
    this.#onCall = options.onCall;
    this.#limited = context.signal !== undefined || context.deadlineMs !== undefined;
    if (context.signal?.aborted) this.#stop('cancelled');
    else context.signal?.addEventListener('abort', this.#onCancel, { once: true });
    if (context.deadlineMs !== undefined) {
      const leftMs = context.deadlineMs - Date.now();
      if (leftMs <= 0) this.#stop('deadline');
      else this.#timer = setTimeout(() => this.#stop('deadline'), leftMs);
    }
  }

  get stopped(): StopReason | undefined {
    return this.#stopped;
  }

  /** Made on first use: an in-process subgraph rarely reads it. */
  get signal(): AbortSignal {
    if (!this.#abort) {
      this.#abort = new AbortController();
      if (this.#stopped) this.#abort.abort(abortReason(this.#stopped));
    }
    return this.#abort.signal;
  }

  /** Asks a subgraph, for so many entities where it is not for root fields; undefined when there was no answer, which is then recorded as one error a service. */
  async call(transport: SubgraphTransport, request: SubgraphRequest, representations = 0): Promise<SubgraphResult | undefined> {
    const startedMs = this.#onCall ? performance.now() : 0;
    const context = representations > 0 ? this.entityContext : this.context;
    const report = (outcome: SubgraphCallReport['outcome'], fault?: unknown) => {
      const { kind, operationName } = request;
      const durationMs = performance.now() - startedMs;
      this.#onCall?.({
        service: transport.name,
        kind,
        operationName,
        durationMs,
        outcome,
        representations,
        fault,
        context,
      });
    };
    if (this.#stopped) {
      this.fault(transport.name);
      return undefined;
    }
    try {
      const result = await this.#guard(transport.execute(new Call(request, context, this)));
      if (!isData(result.data) && !result.errors?.length) {
        throw new SubgraphFaultError(transport.name, 'bad-response', 'neither data nor errors');
      }
      if (this.#onCall) report(result.errors?.length ? 'errors' : 'data');
      return result;
    } catch (fault) {
      this.fault(transport.name);
      if (this.#onCall) report(this.#stopped ? 'cancelled' : 'fault', fault);
      return undefined;
    }
  }

  /** Records that a service gave no answer: one error, however many fetches it spoiled. */
  fault(service: string): void {
    if (this.#faulted.has(service)) return;
    this.#faulted.add(service);
    // Never lost to the bound: it is what the client can act on.
    this.errors.unshift(serviceUnavailable(service));
    this.errors.length = Math.min(this.errors.length, this.#maxErrors);
  }

  /** Records a subgraph's error at a place of the response; without a path when it belongs to none. */
  error(error: SubgraphError, path: ResponsePath | undefined): void {
    const { extensions } = error;
    this.add(error.message || 'A subgraph failed without saying why.', path && trimPath(path, this.#responseShape), {
      extensions: typeof extensions?.code === 'string' ? extensions : { ...extensions, code: 'INTERNAL_SERVER_ERROR' },
      originalError: error instanceof GraphQLError ? error.originalError : undefined,
    });
  }

  /** Records an error of the engine itself. */
  add(message: string, path: ResponsePath | undefined, options: Pick<GraphQLErrorOptions, 'extensions' | 'originalError'>): void {
    const place = path && path.length > 0 ? path : undefined;
    if (place) this.errorPaths.push(place);
    if (this.errors.length < this.#maxErrors) this.errors.push(new GraphQLError(message, { path: place, ...options }));
  }

  /** Lets go of timer and listener. Calls that are still pending are aborted: nobody waits for them. */
  dispose(): void {
    clearTimeout(this.#timer);
    this.context.signal?.removeEventListener('abort', this.#onCancel);
    if (this.#pending.size > 0) this.#stop('cancelled');
  }

  readonly #onCancel = () => this.#stop('cancelled');

  #stop(reason: StopReason): void {
    if (this.#stopped) return;
    this.#stopped = reason;
    this.#abort?.abort(abortReason(reason));
    const fault = new Error(reason);
    for (const reject of this.#pending) reject(fault);
    this.#pending.clear();
  }

  /** Ends the wait for a promise when the run stops; whatever it brings later is ignored. */
  #guard<T>(promise: Promise<T>): Promise<T> {
    if (!this.#limited) return promise;
    return new Promise<T>((resolve, reject) => {
      this.#pending.add(reject);
      promise.then(
        (value) => {
          this.#pending.delete(reject);
          resolve(value);
        },
        (fault) => {
          this.#pending.delete(reject);
          reject(fault);
        },
      );
    });
  }
}

/** The platform's own names for these, so that transports can tell a slow subgraph from a caller who left. */
function abortReason(reason: StopReason): DOMException {
  return new DOMException(`The operation ended: ${reason}.`, reason === 'deadline' ? 'TimeoutError' : 'AbortError');
}

class Call implements SubgraphCall {
  readonly document: SubgraphCall['document'];
  readonly source: string;
  readonly operationName?: string;
  readonly variables: Record<string, unknown>;
  readonly kind: SubgraphCall['kind'];
  readonly context: OperationContext;
  readonly #run: Run;

  constructor(request: SubgraphRequest, context: OperationContext, run: Run) {
    this.document = request.document;
    this.source = request.source;
    this.operationName = request.operationName;
    this.variables = request.variables;
    this.kind = request.kind;
    this.context = context;
    this.#run = run;
  }

  get signal(): AbortSignal {
    return this.#run.signal;
  }
}
