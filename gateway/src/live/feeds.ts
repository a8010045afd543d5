import type { Identity } from '@app/kernel';
import { type DocumentNode, type ExecutionResult, type GraphQLError, print } from 'graphql';
import { type OperationContext, refuse } from '../execution/index.ts';
import type { Generation, Generations } from '../operations/generations.ts';
import { Feed, type FeedPlan, type FeedTimes } from './feed.ts';
import type { DeliveryPolicy, LiveFieldPolicy } from './fields.ts';
import type { Listener, PresentResult } from './payload.ts';
import { visibilityClass } from './visibility.ts';

/** A subscription that passed every check. */
export interface LiveRequest {
  readonly generation: Pick<Generation, 'executor' | 'retain'>;
  readonly document: DocumentNode;
  readonly source?: string;
  readonly operationName?: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly identity: Identity;
  /** Aborts when the client leaves. */
  readonly signal: AbortSignal;
}

/** A subscription that runs. */
export interface LiveSubscription {
  /** Ends it for this client, at once. */
  leave(): void;
}

export interface LiveFeedsOptions {
  readonly generations: Pick<Generations, 'onReplaced'>;
  /** What may be done with a field. */
  readonly policyOf: (field: string) => LiveFieldPolicy;
  readonly times: FeedTimes;
  readonly present: PresentResult;
}

/**
 * All live fields that clients of this process follow. Clients of one visibility class with the same operation and variables hear one
 * feed. A new supergraph takes over in all of them; an operation that it does not allow any more ends with its validation errors.
 */
export class LiveFeeds {
  readonly #options: LiveFeedsOptions;
  readonly #feeds = new Map<Feed, LiveRequest>();
  readonly #shared = new Map<string, Feed>();
  readonly #stopListening: () => void;

  constructor(options: LiveFeedsOptions) {
    this.#options = options;
    this.#stopListening = options.generations.onReplaced((generation) => this.#replan(generation));
  }

  /** Upstream subscriptions. */
  get size(): number {
    return this.#feeds.size;
  }

  /** Stops following the supergraph; clients leave by themselves. */
  close(): void {
    this.#stopListening();
  }

  /** Starts a subscription for a client, or lets it hear one that runs. A result says why not. */
  async subscribe(
    request: LiveRequest,
    listenerFor: (delivery: DeliveryPolicy) => Listener,
  ): Promise<LiveSubscription | ExecutionResult> {
    const plan = planOf(request, request.generation);
    if (Array.isArray(plan)) return { errors: plan };
    const policy = this.#options.policyOf(plan.subscription.rootField.name);
    const feed = this.#feedFor(request, plan, policy);
    const leave = feed.join(listenerFor(policy.delivery));
    request.signal.addEventListener('abort', leave, { once: true });
    if (request.signal.aborted) leave();
    return (await feed.start()) ?? { leave };
  }

  #feedFor(request: LiveRequest, plan: FeedPlan, policy: LiveFieldPolicy): Feed {
    const visibility = visibilityClass(request.identity, policy.sharing);
    if (visibility === null) return this.#create(request, plan, policy, request.identity, () => undefined);
    const { document, source = print(document), operationName, variables } = request;
    const key = JSON.stringify([visibility.key, source, operationName, variables]);
    const known = this.#shared.get(key);
    if (known?.isJoinable === true) return known;
    const feed = this.#create(request, plan, policy, visibility.identity, () => {
      if (this.#shared.get(key) === feed) this.#shared.delete(key);
    });
    this.#shared.set(key, feed);
    return feed;
  }

  #create(request: LiveRequest, plan: FeedPlan, policy: LiveFieldPolicy, identity: Identity, onOver: () => void): Feed {
    const { present, times } = this.#options;
    const context: Pick<OperationContext, 'identity' | 'traceId'> = { identity, traceId: identity.traceId };
    const feed = new Feed({
      plan,
      context,
      times,
      present,
      mayMiss: policy.delivery === 'latest',
      onOver: () => {
        this.#feeds.delete(feed);
        onOver();
      },
    });
    this.#feeds.set(feed, request);
    return feed;
  }

  #replan(generation: Generation): void {
    for (const [feed, request] of [...this.#feeds]) {
      const plan = planOf(request, generation);
      if (Array.isArray(plan)) feed.fail(plan);
      else feed.replan(plan);
    }
  }
}

function planOf(request: LiveRequest, generation: LiveRequest['generation']): FeedPlan | GraphQLError[] {
  const { document, source, operationName, variables: given } = request;
  const subscription = generation.executor.plan(document, operationName, source);
  if (Array.isArray(subscription)) return subscription;
  if (subscription.kind !== 'subscription') return [refuse('This operation is not a subscription.', 'BAD_USER_INPUT')];
  const variables = subscription.bindVariables(given);
  if (Array.isArray(variables)) return variables;
  return { subscription, variables, retain: () => generation.retain() };
}
