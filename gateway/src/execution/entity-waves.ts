import {
  type DocumentNode,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  print,
  stripIgnoredCharacters,
  visit,
} from 'graphql';
import type { SubgraphRequest, SubgraphTransport } from './contract.ts';
import type { Data } from './data.ts';
import {
  type EntityAnswer,
  type EntityAsk,
  type EntityError,
  type EntityFetch,
  NO_ANSWER,
  readEntityAnswer,
  settleEntities,
} from './entity-fetch.ts';
import { pickVariables } from './fetch-operation.ts';
import type { Run } from './run.ts';

/** How many combinations of fetches one plan remembers as merged documents; further ones travel apart. */
const MAX_MERGED_DOCUMENTS = 32;

interface PendingAsk {
  readonly ask: EntityAsk;
  readonly done: () => void;
  readonly fail: (fault: unknown) => void;
}

/** Asks with the same text, and the union of what they want. `slotMaps[m][slot]` is the index of member m's representation. */
interface AskGroup {
  readonly fetch: EntityFetch;
  readonly members: readonly PendingAsk[];
  readonly slotMaps: readonly (readonly number[])[];
  readonly representations: readonly Data[];
  readonly keys: readonly string[];
}

/** Merged documents of one plan, by the signatures they are made of. */
export type MergedDocuments = Map<string, Omit<SubgraphRequest, 'variables'>>;

/** Sends one ask as it is. */
export async function askAlone(run: Run, ask: EntityAsk): Promise<void> {
  settleEntities(run, ask, await callForEntities(run, ask.fetch, ask.representations));
}

/**
 * Entity fetches of one operation that are due in the same turn of the event loop, by subgraph: those with equal text become one
 * call with the union of their representations; where the transport wishes it, the others share a call too. An ask equal to one
 * that is under way joins it.
 */
export class EntityWaves {
  readonly #run: Run;
  readonly #documents: MergedDocuments;
  readonly #due = new Map<SubgraphTransport, PendingAsk[]>();
  /** Groups that wait for the answer to an equal one, by what was asked. */
  readonly #followers = new Map<string, AskGroup[]>();

  constructor(run: Run, documents: MergedDocuments) {
    this.#run = run;
    this.#documents = documents;
  }

  add(ask: EntityAsk): Promise<void> {
    const { transport } = ask.fetch;
    return new Promise((done, fail) => {
      const due = this.#due.get(transport);
      if (due) {
        due.push({ ask, done, fail });
        return;
      }
      this.#due.set(transport, [{ ask, done, fail }]);
      queueMicrotask(() => this.#send(transport));
    });
  }

  #send(transport: SubgraphTransport): void {
    const due = this.#due.get(transport) ?? [];
    this.#due.delete(transport);
    const groups = groupBySignature(due).filter((group) => !this.#join(group));
    const document = transport.mergesFetches && groups.length > 1 ? this.#mergedDocument(groups) : undefined;
    const answers = document
      ? askTogether(this.#run, transport, groups, document)
      : groups.map((group) => askGroup(this.#run, group));
    for (const [i, group] of groups.entries()) void this.#settle(group, answers[i] ?? Promise.resolve(NO_ANSWER));
  }

  #join(group: AskGroup): boolean {
    const followers = this.#followers.get(askKey(group));
    followers?.push(group);
    return followers !== undefined;
  }

  async #settle(group: AskGroup, pending: Promise<EntityAnswer>): Promise<void> {
    const followers: AskGroup[] = [];
    this.#followers.set(askKey(group), followers);
    try {
      const answer = await pending;
      // Followers copy first: the owner's rewrites and later fetches change the originals.
      for (const follower of followers)
        settleGroup(this.#run, follower, { ...answer, errors: answer.errors.filter(hasIndex) }, true);
      settleGroup(this.#run, group, answer, false);
    } catch (fault) {
      for (const member of [group, ...followers].flatMap(({ members }) => members)) member.fail(fault);
    } finally {
      this.#followers.delete(askKey(group));
    }
  }

  #mergedDocument(groups: readonly AskGroup[]): Omit<SubgraphRequest, 'variables'> | undefined {
    const key = groups.map((group) => group.fetch.signature).join('\n');
    const known = this.#documents.get(key);
    if (known || this.#documents.size >= MAX_MERGED_DOCUMENTS) return known;
    const merged = mergeDocuments(groups.map((group) => group.fetch.template.document));
    this.#documents.set(key, merged);
    return merged;
  }
}

function hasIndex(error: EntityError): boolean {
  return error.index !== undefined;
}

function askKey(group: AskGroup): string {
  return `${group.fetch.signature}\n${group.keys.join('\n')}`;
}

function groupBySignature(due: readonly PendingAsk[]): AskGroup[] {
  const bySignature = new Map<string, PendingAsk[]>();
  for (const pending of due) {
    const { signature } = pending.ask.fetch;
    const members = bySignature.get(signature);
    if (members) members.push(pending);
    else bySignature.set(signature, [pending]);
  }
  return [...bySignature.values()].flatMap((members) => {
    const [first] = members;
    return first ? [uniteAsks(first.ask.fetch, members)] : [];
  });
}

function uniteAsks(fetch: EntityFetch, members: readonly PendingAsk[]): AskGroup {
  const indexByKey = new Map<string, number>();
  const representations: Data[] = [];
  const slotMaps = members.map(({ ask }) =>
    ask.keys.map((key, slot) => {
      const known = indexByKey.get(key);
      const representation = ask.representations[slot];
      if (known !== undefined || !representation) return known ?? -1;
      indexByKey.set(key, representations.length);
      representations.push(representation);
      return representations.length - 1;
    }),
  );
  return { fetch, members, slotMaps, representations, keys: [...indexByKey.keys()] };
}

/** Hands a group's answer to its members. All but the first get copies, since their places may grow differently from here on. */
function settleGroup(run: Run, group: AskGroup, answer: EntityAnswer, isShared: boolean): void {
  // The first comes last: its rewrites change the originals that the others copy.
  for (const [m, { ask }] of [...group.members.entries()].reverse()) {
    settleEntities(run, ask, memberAnswer(group, m, answer), isShared || m > 0);
  }
  for (const { done } of group.members) done();
}

function memberAnswer(group: AskGroup, m: number, answer: EntityAnswer): EntityAnswer {
  const slotMap = group.slotMaps[m] ?? [];
  const errors = answer.errors.flatMap((error) => {
    // What belongs to no entity is recorded once, by the first member.
    if (error.index === undefined) return m === 0 ? [error] : [];
    const slot = slotMap.indexOf(error.index);
    return slot < 0 ? [] : [{ ...error, index: slot }];
  });
  return { entities: answer.entities && slotMap.map((index) => answer.entities?.[index]), errors };
}

function askGroup(run: Run, group: AskGroup): Promise<EntityAnswer> {
  return callForEntities(run, group.fetch, group.representations);
}

async function callForEntities(run: Run, fetch: EntityFetch, representations: readonly Data[]): Promise<EntityAnswer> {
  const variables = pickVariables(fetch.variableUsages, run.variables);
  variables.representations = representations;
  const result = await run.call(fetch.transport, { ...fetch.template, variables }, representations.length);
  if (!result) return NO_ANSWER;
  return readEntityAnswer(result.data, result.errors, '_entities', representations.length) ?? protocolFault(run, fetch.transport);
}

function protocolFault(run: Run, transport: SubgraphTransport): EntityAnswer {
  run.fault(transport.name);
  return NO_ANSWER;
}

/** One call for several groups. When it is lost as a whole to one group's error, each is asked apart, so that only that one suffers. */
function askTogether(
  run: Run,
  transport: SubgraphTransport,
  groups: readonly AskGroup[],
  document: Omit<SubgraphRequest, 'variables'>,
): Promise<EntityAnswer>[] {
  const variables: Data = {};
  for (const [i, group] of groups.entries()) {
    Object.assign(variables, pickVariables(group.fetch.variableUsages, run.variables));
    variables[representationsName(i)] = group.representations;
  }
  const total = groups.reduce((sum, group) => sum + group.representations.length, 0);
  const call = run.call(transport, { ...document, variables }, total);
  return groups.map(async (group, i) => {
    const result = await call;
    if (!result) return NO_ANSWER;
    if (!result.data) return askGroup(run, group);
    const errors = i === 0 ? result.errors : result.errors?.filter((error) => error.path !== undefined);
    return readEntityAnswer(result.data, errors, entitiesName(i), group.representations.length) ?? protocolFault(run, transport);
  });
}

const entitiesName = (i: number) => `_entities${i}`;
/** Client variables of this form are refused when an operation is compiled. */
const representationsName = (i: number) => `representations${i}`;

/** Joins entity operations of one subgraph: `_entities` gets an alias each, representations and fragments a number each. */
function mergeDocuments(documents: readonly DocumentNode[]): Omit<SubgraphRequest, 'variables'> {
  const numbered = documents.map((document, i) => numberDocument(document, i));
  const operations = numbered.flatMap((document) =>
    document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION),
  );
  const fragments = numbered.flatMap((document) => document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION));
  const variables = new Map(
    operations.flatMap((operation) => operation.variableDefinitions ?? []).map((node) => [node.variable.name.value, node]),
  );
  const operation: OperationDefinitionNode = {
    kind: Kind.OPERATION_DEFINITION,
    operation: OperationTypeNode.QUERY,
    variableDefinitions: [...variables.values()],
    selectionSet: { kind: Kind.SELECTION_SET, selections: operations.flatMap((node) => node.selectionSet.selections) },
  };
  const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [operation, ...fragments] };
  return { document, source: stripIgnoredCharacters(print(document)), kind: 'query' };
}

function numberDocument(document: DocumentNode, i: number): DocumentNode {
  const rename = (value: string) => ({ kind: Kind.NAME as const, value });
  return visit(document, {
    Field(node, _key, _parent, path) {
      const isRoot = node.name.value === '_entities' && path.filter((segment) => segment === 'selectionSet').length === 1;
      return isRoot ? { ...node, alias: rename(entitiesName(i)) } : undefined;
    },
    Variable(node) {
      return node.name.value === 'representations' ? { ...node, name: rename(representationsName(i)) } : undefined;
    },
    FragmentSpread(node) {
      return { ...node, name: rename(`${node.name.value}_${i}`) };
    },
    FragmentDefinition(node) {
      return { ...node, name: rename(`${node.name.value}_${i}`) };
    },
  });
}
