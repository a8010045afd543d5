import type { FetchNode, PlanNode } from '@apollo/query-planner';
import type { SubgraphError, SubgraphTransport } from './contract.ts';
import type { Data, ResponsePath } from './data.ts';
import { askForEntities, type EntityFetch } from './entity-fetch.ts';
import { askAlone, EntityWaves, type MergedDocuments } from './entity-waves.ts';
import { compileFetchOperation, type FetchOperation, pickVariables, renamePath } from './fetch-operation.ts';
import { compileRepresentations } from './representations.ts';
import { collectPlaces, type FlattenPath, pathsOfPlaces } from './response-places.ts';
import { compileRewrites } from './rewrites.ts';
import type { Run } from './run.ts';
import { cloneShaped, mergeInto } from './selection-shape.ts';
import { type SuccessorRule, successorOf } from './successor.ts';
import type { LoadedSupergraph } from './supergraph.ts';

/** A compiled plan: fills the tree of a run; never rejects for what subgraphs do. */
export type Plan = (run: Run) => Promise<void>;

/** What plans are compiled against. */
export interface PlanEnvironment {
  readonly supergraph: LoadedSupergraph;
  transportOf(service: string): SubgraphTransport;
  /** @defaultValue who asks stays the same */
  readonly successor?: SuccessorRule | undefined;
}

type Step = (run: Run, waves: EntityWaves) => Promise<void> | undefined;

interface Compilation extends PlanEnvironment {
  /** How many entity fetches of the plan go to each subgraph, and how many of them send each text. */
  readonly bySubgraph: ReadonlyMap<string, number>;
  readonly bySignature: ReadonlyMap<string, number>;
}

/** Compiles a plan to closures. Throws where it uses something that this executor does not know. */
export function compilePlan(node: PlanNode | undefined, environment: PlanEnvironment): Plan {
  if (!node) return () => Promise.resolve();
  const entityFetches = entityFetchesOf(node);
  const compilation: Compilation = {
    ...environment,
    bySubgraph: countBy(entityFetches, (fetch) => fetch.serviceName),
    bySignature: countBy(entityFetches, signatureOf),
  };
  const step = compileNode(node, [], compilation);
  const documents: MergedDocuments = new Map();
  return async (run) => {
    await step(run, new EntityWaves(run, documents));
  };
}

/** Compiles the one fetch that an event of a subscription answers: how its data enter the tree. */
export function compilePrimary(node: FetchNode, environment: PlanEnvironment): FetchOperation {
  return compileFetchOperation(node, environment.transportOf(node.serviceName), environment.supergraph);
}

function compileNode(node: PlanNode, path: FlattenPath, compilation: Compilation): Step {
  switch (node.kind) {
    case 'Sequence':
      return sequence(node.nodes.map((child) => compileNode(child, path, compilation)));
    case 'Parallel':
      return parallel(node.nodes.map((child) => compileNode(child, path, compilation)));
    case 'Flatten':
      return compileNode(node.node, [...path, ...node.path.map(flattenSegment)], compilation);
    case 'Fetch':
      return node.requires ? entityStep(node, path, compilation) : rootStep(node, path, compilation);
    case 'Condition': {
      const { condition } = node;
      const whenTrue = node.ifClause && compileNode(node.ifClause, path, compilation);
      const whenFalse = node.elseClause && compileNode(node.elseClause, path, compilation);
      return (run, waves) => (run.conditions.get(condition) ? whenTrue : whenFalse)?.(run, waves);
    }
    default:
      throw new Error(`plan node ${node.kind} is not supported`);
  }
}

function flattenSegment(segment: string | number): string {
  if (typeof segment === 'number' || segment.includes('|[')) throw new Error('type-conditioned paths are not supported');
  return segment;
}

function sequence(steps: readonly Step[]): Step {
  return async (run, waves) => {
    for (const step of steps) await step(run, waves);
  };
}

function parallel(steps: readonly Step[]): Step {
  return (run, waves) => {
    const pending = steps.map((step) => step(run, waves)).filter((promise) => promise !== undefined);
    return pending.length > 1 ? Promise.all(pending).then(() => undefined) : pending[0];
  };
}

function rootStep(node: FetchNode, path: FlattenPath, compilation: Compilation): Step {
  const fetch = compileFetchOperation(node, compilation.transportOf(node.serviceName), compilation.supergraph);
  const successor = fetch.template.kind === 'mutation' ? compilation.successor : undefined;
  return async (run) => {
    const places = collectPlaces(run.root, path);
    if (places.length === 0) return;
    const variables = pickVariables(fetch.variableUsages, run.variables);
    const result = await run.call(fetch.transport, { ...fetch.template, variables });
    settleRoot(run, fetch, path, places, result?.data, result?.errors);
    if (successor) run.entityContext = await successorOf(run.root, successor, run.context);
  };
}

/** Puts the data of a fetch without representations where they belong. Also the way in for the event of a subscription. */
export function settleRoot(
  run: Run,
  fetch: FetchOperation,
  path: FlattenPath,
  places: readonly Data[],
  data: Data | null | undefined,
  errors: readonly SubgraphError[] | undefined,
): void {
  if (errors && errors.length > 0) {
    const bases: ResponsePath[] = path.length === 0 ? [[]] : pathsOfPlaces(run.root, path);
    for (const error of errors) {
      if (!error.path) run.error(error, undefined);
      else for (const base of bases) run.error(error, [...base, ...renamePath(error.path, fetch.renames)]);
    }
  }
  for (const [i, place] of places.entries()) {
    if (!data) {
      run.failedPlaces.add(place);
      continue;
    }
    // Every further place gets its own copy: later fetches may extend them differently.
    const own = i < places.length - 1 ? cloneShaped(data, fetch.shape) : data;
    fetch.outputRewrite?.(own);
    mergeInto(place, own, fetch.shape);
  }
}

function entityStep(node: FetchNode, path: FlattenPath, compilation: Compilation): Step {
  const { supergraph, bySignature, bySubgraph } = compilation;
  const transport = compilation.transportOf(node.serviceName);
  const signature = signatureOf(node);
  const fetch: EntityFetch = {
    ...compileFetchOperation(node, transport, supergraph),
    path,
    readerOf: compileRepresentations(node.requires ?? [], supergraph),
    inputRewrite: compileRewrites(node.inputRewrites, supergraph),
    isObjectType: supergraph.isObjectType,
    signature,
  };
  const hasTwin = (bySignature.get(signature) ?? 0) > 1;
  const hasCompany = transport.mergesFetches === true && (bySubgraph.get(node.serviceName) ?? 0) > 1;
  return (run, waves) => {
    const places = collectPlaces(run.root, path);
    if (places.length === 0) return undefined;
    const ask = askForEntities(fetch, places);
    if (ask.representations.length === 0) return undefined;
    return hasTwin || hasCompany ? waves.add(ask) : askAlone(run, ask);
  };
}

function entityFetchesOf(node: PlanNode): FetchNode[] {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return node.nodes.flatMap(entityFetchesOf);
    case 'Flatten':
      return entityFetchesOf(node.node);
    case 'Fetch':
      return node.requires ? [node] : [];
    case 'Condition':
      return [node.ifClause, node.elseClause].flatMap((clause) => (clause ? entityFetchesOf(clause) : []));
    default:
      return [];
  }
}

/** All that makes two entity fetches interchangeable; not the operation's name, which differs between otherwise equal ones. */
function signatureOf(node: FetchNode): string {
  const { operationName, serviceName, requires, inputRewrites, outputRewrites } = node;
  const text = operationName ? node.operation.replace(operationName, '') : node.operation;
  return JSON.stringify([serviceName, text, requires, inputRewrites, outputRewrites]);
}

function countBy<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}
