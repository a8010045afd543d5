import type { FetchNode } from '@apollo/query-planner';
import { Kind, parse } from 'graphql';
import type { SubgraphRequest, SubgraphTransport } from './contract.ts';
import { type Data, isData, type ResponsePath } from './data.ts';
import { compileRewrites, type Rewrite, renamedKeys } from './rewrites.ts';
import { fragmentsOf, type SelectionShape, shapeOf } from './selection-shape.ts';
import type { LoadedSupergraph } from './supergraph.ts';

/** What one Fetch node of a plan sends, and how its answer is read; compiled once. */
export interface FetchOperation {
  readonly transport: SubgraphTransport;
  readonly template: Omit<SubgraphRequest, 'variables'>;
  /** The client's variables that this fetch passes on. */
  readonly variableUsages: readonly string[];
  /** Shape of the data below the root, or below `_entities`. */
  readonly shape: SelectionShape;
  readonly outputRewrite?: Rewrite;
  readonly renames?: ReadonlyMap<string, string>;
}

/** Compiles a Fetch node. Throws where the plan uses something that this executor does not know. */
export function compileFetchOperation(
  node: FetchNode,
  transport: SubgraphTransport,
  supergraph: LoadedSupergraph,
): FetchOperation {
  if (node.contextRewrites && node.contextRewrites.length > 0) throw new Error('@fromContext is not supported');
  const document = node.operationDocumentNode ?? parse(node.operation, { noLocation: true });
  const definition = document.definitions.find((candidate) => candidate.kind === Kind.OPERATION_DEFINITION);
  if (!definition) throw new Error('a fetch without an operation');
  const renames = renamedKeys(node.outputRewrites);
  const rootShape = renameShape(shapeOf(definition.selectionSet, fragmentsOf(document)), renames);
  return {
    transport,
    template: { document, source: node.operation, operationName: node.operationName, kind: node.operationKind },
    variableUsages: node.variableUsages ?? [],
    shape: node.requires ? (rootShape.fields.get('_entities') ?? rootShape) : rootShape,
    outputRewrite: compileRewrites(node.outputRewrites, supergraph),
    renames,
  };
}

/** Adds the names that output rewrites give, so that renamed composites are merged like any other. */
function renameShape(shape: SelectionShape, renames: ReadonlyMap<string, string> | undefined): SelectionShape {
  if (!renames) return shape;
  for (const [name, below] of [...shape.fields]) {
    if (below) renameShape(below, renames);
    const renamed = renames.get(name);
    if (renamed !== undefined) shape.fields.set(renamed, uniteShapes(shape.fields.get(renamed) ?? undefined, below));
  }
  return shape;
}

function uniteShapes(left: SelectionShape | undefined, right: SelectionShape | null): SelectionShape | null {
  if (!left || !right) return left ?? right;
  return { fields: new Map([...left.fields, ...right.fields]) };
}

/** The part of the client's variables that a fetch passes on. */
export function pickVariables(usages: readonly string[], variables: Readonly<Record<string, unknown>>): Data {
  const picked: Data = {};
  for (const name of usages) {
    if (Object.hasOwn(variables, name) && variables[name] !== undefined) picked[name] = variables[name];
  }
  return picked;
}

/** An error path in the client's names. */
export function renamePath(path: ResponsePath, renames: ReadonlyMap<string, string> | undefined): ResponsePath {
  if (!renames) return path;
  return path.map((segment) => (typeof segment === 'string' ? (renames.get(segment) ?? segment) : segment));
}

/** Reads an own field of data that may be missing altogether. */
export function fieldOf(data: unknown, name: string): unknown {
  return isData(data) && Object.hasOwn(data, name) ? data[name] : undefined;
}
