import type { GraphQLSchema } from 'graphql';
import { type AuthorizationRules, type FederatedExecutor, readAuthorization } from '../execution/index.ts';
import { type CostRules, readCosts } from '../plugins/limits/cost-rules.ts';

/** One loaded supergraph with everything derived from it. */
export interface Generation {
  /** Counts up with each supergraph that this process has loaded. */
  readonly id: number;
  readonly sdl: string;
  readonly schema: GraphQLSchema;
  readonly executor: FederatedExecutor;
  readonly authorization: AuthorizationRules;
  readonly costs: CostRules;
  /** Keeps it alive while an operation or stream runs on it; call what it returns when that is over. */
  retain(): () => void;
}

/** The supergraph in use. A new one takes over at once; an old one lives on until its last stream has ended. */
export class Generations {
  readonly #createExecutor: (sdl: string) => FederatedExecutor;
  readonly #listeners = new Set<(generation: Generation) => void>();
  #current: CountedGeneration;

  /** Throws when the SDL is not a supergraph. */
  constructor(sdl: string, createExecutor: (sdl: string) => FederatedExecutor) {
    this.#createExecutor = createExecutor;
    this.#current = new CountedGeneration(sdl, createExecutor(sdl));
  }

  get current(): Generation {
    return this.#current;
  }

  /** Throws, and keeps the old one, when the SDL is not a supergraph. */
  replace(sdl: string): void {
    const next = new CountedGeneration(sdl, this.#createExecutor(sdl));
    const old = this.#current;
    this.#current = next;
    for (const listener of this.#listeners) listener(next);
    old.retire();
  }

  /** Calls the listener for each later supergraph; returns how to stop that. */
  onReplaced(listener: (generation: Generation) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    await this.#current.executor.close();
  }
}

let lastId = 0;

class CountedGeneration implements Generation {
  readonly id: number;
  readonly sdl: string;
  readonly schema: GraphQLSchema;
  readonly executor: FederatedExecutor;
  readonly authorization: AuthorizationRules;
  readonly costs: CostRules;
  #uses = 0;
  #isRetired = false;

  constructor(sdl: string, executor: FederatedExecutor) {
    lastId += 1;
    this.id = lastId;
    this.sdl = sdl;
    this.executor = executor;
    this.schema = executor.schema;
    this.authorization = readAuthorization(sdl);
    this.costs = readCosts(sdl);
  }

  retain(): () => void {
    this.#uses += 1;
    let isReleased = false;
    return () => {
      if (isReleased) return;
      isReleased = true;
      this.#uses -= 1;
      this.#closeIfUnused();
    };
  }

  retire(): void {
    this.#isRetired = true;
    this.#closeIfUnused();
  }

  #closeIfUnused(): void {
    if (this.#isRetired && this.#uses === 0) void this.executor.close().catch(() => undefined);
  }
}
