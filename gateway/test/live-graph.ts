import { until } from '@app/testkit';
import { parse } from 'graphql';
import { composeSupergraph } from '../src/compose.ts';
import {
  createFederatedExecutor,
  type FederatedExecutor,
  type SubgraphCall,
  type SubgraphResult,
} from '../src/execution/index.ts';

/** What a live subgraph was asked. */
export interface LiveCall {
  readonly source: string;
  readonly identity: unknown;
  /** Where it was told to begin. */
  readonly after: unknown;
}

/** A subgraph with a log of events, and one that knows their authors; connections between gateway and log can be broken. */
export interface LiveGraph {
  executor(changes?: { withoutAuthors?: boolean; authorsLiveWithEvents?: boolean }): FederatedExecutor;
  readonly calls: readonly LiveCall[];
  /** How often authors were asked for. */
  readonly joins: number;
  /** Appends events to the log and sends them to all open streams. */
  emit(...numbers: number[]): void;
  /** Breaks all open streams. */
  break(): void;
  /** All open streams say where they would go on, as a subgraph does that has had nothing to tell yet. */
  announce(cursor: string): void;
  /** So many of the next openings fail. */
  refuseOpening(count: number): void;
  /** Later openings are refused with this code. */
  refuseWith(code: string): void;
  /** Resolves when that many streams are open. */
  untilLeft(count: number): Promise<unknown>;
  /** Resolves when that many openings have been asked for. */
  untilOpen(count: number): Promise<unknown>;
}

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])';

function supergraph({ withoutAuthors = false, authorsLiveWithEvents = false }): string {
  const name = authorsLiveWithEvents ? 'name: String @shareable' : '';
  const log = `${LINK}
    type Query { last: Int }
    type Subscription { events(after: String): Event!  hints: Hint!  numbered(afterSeq: Int): Numbered! }
    type Event { cursor: String!  n: Int!  ${withoutAuthors ? '' : 'author: Author'} }
    type Hint { n: Int! }
    type Numbered { seq: Int!  text: String! }
    type Author @key(fields: "id") { id: ID! ${name} }`;
  const authors = `${LINK} type Author @key(fields: "id") { id: ID! name: String @shareable }`;
  const parts = Object.entries({ log, authors }).map(([name, sdl]) => ({ name, typeDefs: parse(sdl), url: `http://${name}` }));
  const composition = composeSupergraph(parts);
  if (composition.kind === 'failed') throw new Error(composition.problems.join('\n'));
  return composition.supergraphSdl;
}

/** Makes one with an empty log. */
export function buildLiveGraph(): LiveGraph {
  const calls: LiveCall[] = [];
  const log: number[] = [];
  const open = new Set<Stream>();
  let joins = 0;
  let failing = 0;
  let refusal: string | null = null;

  const subscribe = async (call: SubgraphCall): Promise<AsyncIterable<SubgraphResult> | SubgraphResult> => {
    const after = afterOf(call);
    calls.push({ source: call.source, identity: call.context.identity, after });
    if (failing > 0) {
      failing -= 1;
      throw new Error('connection refused');
    }
    if (refusal !== null) return { errors: [{ message: 'refused', extensions: { code: refusal } }] };
    const stream = new Stream(
      (n) => eventOf(call.source, n),
      () => open.delete(stream),
    );
    open.add(stream);
    if (after !== undefined) for (const n of log) if (n > Number(String(after).replace('c', ''))) stream.push(n);
    return stream;
  };

  return {
    calls,
    get joins() {
      return joins;
    },
    executor: (changes = {}) =>
      createFederatedExecutor({
        supergraphSdl: supergraph(changes),
        transports: (name) => ({
          name,
          async execute({ variables }) {
            joins += 1;
            const { representations } = variables as { representations: { id: string }[] };
            return {
              data: { _entities: representations.map(({ id }) => ({ __typename: 'Author', id, name: `name of ${id}` })) },
            };
          },
          subscribe,
        }),
      }),
    emit(...numbers) {
      for (const n of numbers) {
        log.push(n);
        for (const stream of open) stream.push(n);
      }
    },
    announce(cursor) {
      for (const stream of open) stream.bring({ data: null, extensions: { isOpening: true, cursor } });
    },
    break() {
      for (const stream of [...open]) stream.fail();
    },
    refuseOpening(count) {
      failing = count;
    },
    refuseWith(code) {
      refusal = code;
    },
    untilLeft: (count) => until(() => open.size === count),
    untilOpen: (count) => until(() => calls.length === count),
  };
}

function afterOf({ source, variables }: SubgraphCall): unknown {
  const given = /after(?:Seq)?:(?:\s*)(\$\w+|"\w+"|\d+)/.exec(source)?.[1];
  if (given === undefined) return undefined;
  return given.startsWith('$') ? (variables[given.slice(1)] ?? undefined) : JSON.parse(given);
}

function eventOf(source: string, n: number): SubgraphResult {
  if (source.includes('hints')) return { data: { hints: { n } } };
  if (source.includes('numbered'))
    return { data: { numbered: { __typename: 'Numbered', gatewayEventCursor: n, text: `text ${n}` } } };
  const author = { __typename: 'Author', id: `a${n}`, name: `name of a${n}` };
  return { data: { events: { __typename: 'Event', gatewayEventCursor: `c${n}`, n, author } } };
}

/** One upstream, as a socket would bring it. */
class Stream implements AsyncIterableIterator<SubgraphResult> {
  readonly #waiting: PromiseWithResolvers<IteratorResult<SubgraphResult, undefined>>[] = [];
  readonly #queue: SubgraphResult[] = [];
  readonly #eventOf: (n: number) => SubgraphResult;
  readonly #onOver: () => void;
  #state: 'open' | 'broken' | 'left' = 'open';

  constructor(event: (n: number) => SubgraphResult, onOver: () => void) {
    this.#eventOf = event;
    this.#onOver = onOver;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  push(n: number): void {
    this.bring(this.#eventOf(n));
  }

  bring(value: SubgraphResult): void {
    const waiting = this.#waiting.shift();
    if (waiting) waiting.resolve({ done: false, value });
    else this.#queue.push(value);
  }

  fail(): void {
    this.#state = 'broken';
    this.#onOver();
    for (const { reject } of this.#waiting.splice(0)) reject(new Error('the socket closed'));
  }

  async next(): Promise<IteratorResult<SubgraphResult, undefined>> {
    const queued = this.#queue.shift();
    if (queued) return { done: false, value: queued };
    if (this.#state === 'broken') throw new Error('the socket closed');
    if (this.#state === 'left') return { done: true, value: undefined };
    const waiting = Promise.withResolvers<IteratorResult<SubgraphResult, undefined>>();
    this.#waiting.push(waiting);
    return waiting.promise;
  }

  async return(): Promise<IteratorResult<SubgraphResult, undefined>> {
    this.#state = 'left';
    this.#onOver();
    for (const { resolve } of this.#waiting.splice(0)) resolve({ done: true, value: undefined });
    return { done: true, value: undefined };
  }
}
