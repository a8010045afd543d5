import type { SubgraphError } from './contract.ts';
import { type Data, isData, type ResponsePath } from './data.ts';
import { type FetchOperation, renamePath } from './fetch-operation.ts';
import type { RepresentationReader } from './representations.ts';
import { type FlattenPath, pathsOfPlaces } from './response-places.ts';
import type { Rewrite } from './rewrites.ts';
import type { Run } from './run.ts';
import { cloneShaped, mergeInto } from './selection-shape.ts';

/** An entity fetch of a plan: which objects, by which key, with which operation. */
export interface EntityFetch extends FetchOperation {
  readonly path: FlattenPath;
  readonly readerOf: (entity: Data) => RepresentationReader;
  readonly inputRewrite?: Rewrite;
  readonly isObjectType: (typename: string) => boolean;
  /** Equal for fetches that send the same text to the same subgraph. */
  readonly signature: string;
}

/** The entities that one entity fetch wants, each once: `slots[i]` is the representation of `places[i]`, -1 where it has none. */
export interface EntityAsk {
  readonly fetch: EntityFetch;
  readonly places: readonly Data[];
  readonly slots: readonly number[];
  readonly keys: readonly string[];
  readonly representations: readonly Data[];
}

/** An error of an entity fetch; `index` is the entity's, undefined when the whole call is meant. */
export interface EntityError {
  readonly index?: number;
  /** Path below the entity. */
  readonly rest: ResponsePath;
  readonly error: SubgraphError;
}

/** What a subgraph said about a list of representations; no entities means that it failed altogether. */
export interface EntityAnswer {
  readonly entities?: readonly unknown[];
  readonly errors: readonly EntityError[];
}

/** A fetch without an answer: its fault is recorded already. */
export const NO_ANSWER: EntityAnswer = { errors: [] };

/** Prepares an entity fetch: a hundred references to five entities become five representations. */
export function askForEntities(fetch: EntityFetch, places: readonly Data[]): EntityAsk {
  const slotByKey = new Map<string, number>();
  const slots: number[] = [];
  const keys: string[] = [];
  const representations: Data[] = [];
  for (const place of places) {
    const reader = fetch.readerOf(place);
    const key = reader.keyOf(place);
    if (key === undefined) {
      slots.push(-1);
      continue;
    }
    let slot = slotByKey.get(key);
    if (slot === undefined) {
      slot = representations.length;
      const representation = reader.build(place);
      fetch.inputRewrite?.(representation);
      slotByKey.set(key, slot);
      keys.push(key);
      representations.push(representation);
    }
    slots.push(slot);
  }
  return { fetch, places, slots, keys, representations };
}

/** Splits a subgraph's answer by entity. `field` is the response name under which `_entities` was asked for. */
export function readEntityAnswer(
  data: unknown,
  errors: readonly SubgraphError[] | undefined,
  field: string,
  count: number,
): EntityAnswer | undefined {
  const entities = isData(data) ? data[field] : undefined;
  const read = (errors ?? [])
    .filter((error) => error.path === undefined || error.path[0] === field)
    .map((error): EntityError => {
      const index = error.path?.[1];
      return { index: typeof index === 'number' ? index : undefined, rest: error.path?.slice(2) ?? [], error };
    });
  if (Array.isArray(entities) && entities.length === count) return { entities, errors: read };
  // Too few or no entities, and no error that would explain it: the subgraph does not keep the protocol.
  return read.length > 0 ? { errors: read } : undefined;
}

/** Gives each place its entity, and each error every place where its entity stands. */
export function settleEntities(run: Run, ask: EntityAsk, answer: EntityAnswer, isShared = false): void {
  recordEntityErrors(run, ask, answer);
  const { fetch, places, slots } = ask;
  if (!answer.entities) {
    for (const place of places) run.failedPlaces.add(place);
    return;
  }
  const entities: unknown[] = isShared ? answer.entities.map((entity) => cloneShaped(entity, fetch.shape)) : [...answer.entities];
  const rewritten = new Set<number>();
  for (const [i, place] of places.entries()) {
    const slot = slots[i] ?? -1;
    if (slot < 0) continue;
    const entity = entities[slot];
    if (!isData(entity)) {
      run.absentPlaces.add(place);
      continue;
    }
    if (fetch.outputRewrite && !rewritten.has(slot)) {
      rewritten.add(slot);
      fetch.outputRewrite(entity, typeof place.__typename === 'string' ? place.__typename : undefined);
    }
    keepTypename(fetch, place, entity);
    mergeInto(place, entity, fetch.shape);
  }
}

/** A subgraph that knows a type only as an interface object names the interface. Whoever knew better is right. */
function keepTypename(fetch: EntityFetch, place: Data, entity: Data): void {
  const { __typename: received } = entity;
  if (typeof received !== 'string' || place.__typename === undefined || received === place.__typename) return;
  if (!fetch.isObjectType(received)) entity.__typename = place.__typename;
}

function recordEntityErrors(run: Run, ask: EntityAsk, answer: EntityAnswer): void {
  if (answer.errors.length === 0) return;
  const paths = pathsOfPlaces(run.root, ask.fetch.path);
  for (const { index, rest, error } of answer.errors) {
    if (index === undefined) {
      run.error(error, undefined);
      continue;
    }
    const below = renamePath(rest, ask.fetch.renames);
    for (const [i, slot] of ask.slots.entries()) {
      const path = paths[i];
      if (slot === index && path) run.error(error, [...path, ...below]);
    }
  }
}
