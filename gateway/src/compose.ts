import { composeServices } from '@apollo/composition';
import { SUBGRAPH_NAMES, type SubgraphName } from '@app/subgraph';
import type { DocumentNode } from 'graphql';

/** One subgraph as composition reads it. */
export interface ComposedPart {
  readonly name: string;
  /** Where the subgraph is reached in the distributed topology; part of the supergraph. */
  readonly url: string;
  readonly typeDefs: DocumentNode;
}

/** The supergraph, or everything that stands against it. */
export type Composition =
  | { readonly kind: 'composed'; readonly supergraphSdl: string; readonly hints: readonly string[] }
  | { readonly kind: 'failed'; readonly problems: readonly string[] };

/** Composes subgraphs into one supergraph; problems name the subgraph and the place. */
export function composeSupergraph(parts: readonly ComposedPart[]): Composition {
  const result = composeServices(parts.map(({ name, url, typeDefs }) => ({ name, url, typeDefs })));
  if (result.errors !== undefined) return { kind: 'failed', problems: result.errors.map(describeProblem) };
  return { kind: 'composed', supergraphSdl: `${result.supergraphSdl.trim()}\n`, hints: result.hints.map(String) };
}

function describeProblem(error: {
  message: string;
  extensions: Record<string, unknown>;
  nodes?: readonly unknown[] | undefined;
}) {
  const code = typeof error.extensions.code === 'string' ? `${error.extensions.code}: ` : '';
  const places = (error.nodes ?? []).flatMap((node) => placeOf(node)).filter((place, index, all) => all.indexOf(place) === index);
  return `${code}${error.message}${places.length > 0 ? `\n    at ${places.join(', ')}` : ''}`;
}

function placeOf(node: unknown): string[] {
  if (typeof node !== 'object' || node === null || !('loc' in node)) return [];
  const { loc } = node;
  if (typeof loc !== 'object' || loc === null || !('startToken' in loc)) return [];
  const { startToken } = loc;
  if (typeof startToken !== 'object' || startToken === null || !('line' in startToken)) return [];
  const subgraph = 'subgraph' in node && typeof node.subgraph === 'string' ? `${node.subgraph} ` : '';
  return [`${subgraph}line ${String(startToken.line)}`];
}

/** Address of a subgraph in the committed supergraph; deployments override it by configuration. */
function defaultUrl(name: SubgraphName): string {
  return `http://${name}:4000/graphql`;
}

/** The generated type definitions of every domain that has some. */
export async function readDomainParts(): Promise<ComposedPart[]> {
  const parts = await Promise.all(SUBGRAPH_NAMES.map(readPart));
  return parts.filter((part) => part !== null);
}

async function readPart(name: SubgraphName): Promise<ComposedPart | null> {
  const file = new URL(`../../subgraphs/${name}/src/schema/typeDefs.generated.ts`, import.meta.url);
  const module: unknown = await import(file.href).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') return null;
    throw error;
  });
  if (typeof module !== 'object' || module === null || !('typeDefs' in module)) return null;
  const { typeDefs } = module;
  return isDocument(typeDefs) ? { name, url: defaultUrl(name), typeDefs } : null;
}

function isDocument(value: unknown): value is DocumentNode {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'Document';
}
