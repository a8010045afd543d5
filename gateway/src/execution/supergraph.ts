import { type Schema, Supergraph } from '@apollo/federation-internals';
import { type QueryPlan, QueryPlanner, type QueryPlannerConfig } from '@apollo/query-planner';
import { type DocumentNode, type GraphQLSchema, isAbstractType, isInterfaceType, isObjectType, parse, visit } from 'graphql';

/** A supergraph ready for planning. */
export interface LoadedSupergraph {
  /** What clients see: no `@inaccessible` element, no federation machinery. */
  readonly apiSchema: GraphQLSchema;
  /** The same in the planner's own representation. */
  readonly plannerSchema: Schema;
  readonly planner: QueryPlanner;
  readonly subgraphs: readonly { readonly name: string; readonly url: string }[];
  /** Whether an object of type `typename` satisfies `... on condition`, inaccessible types included. */
  isSubtype(condition: string, typename: string): boolean;
  /** Whether objects can be of this type; false for interfaces, which subgraphs with interface objects report as types. */
  isObjectType(typename: string): boolean;
}

/** Any plan of this supergraph. */
export type { QueryPlan };

/**
 * Reads a composed supergraph.
 * Throws when the SDL is not a valid supergraph.
 */
export function loadSupergraph(supergraphSdl: string, plannerConfig: QueryPlannerConfig = {}): LoadedSupergraph {
  const supergraph = Supergraph.build(withoutFeaturePurposes(parse(supergraphSdl)));
  const plannerSchema = supergraph.apiSchema();
  const graphQLSchema = supergraph.schema.toGraphQLJSSchema();
  return {
    apiSchema: plannerSchema.toGraphQLJSSchema(),
    plannerSchema,
    planner: new QueryPlanner(supergraph, { ...plannerConfig, exposeDocumentNodeInFetchNode: true }),
    subgraphs: supergraph.subgraphsMetadata(),
    isSubtype: subtypeTest(graphQLSchema),
    isObjectType: (typename) => isObjectType(graphQLSchema.getType(typename)),
  };
}

/**
 * The planner refuses features that are `for: SECURITY` or `for: EXECUTION` unless it enforces them itself. Ours are enforced by
 * the gateway's own layer, which reads them from the untouched SDL.
 */
function withoutFeaturePurposes(document: DocumentNode): DocumentNode {
  return visit(document, {
    Directive(node) {
      if (node.name.value !== 'link') return undefined;
      return { ...node, arguments: node.arguments?.filter((argument) => argument.name.value !== 'for') };
    },
  });
}

function subtypeTest(schema: GraphQLSchema): LoadedSupergraph['isSubtype'] {
  return (condition, typename) => {
    if (condition === typename) return true;
    const abstract = schema.getType(condition);
    const concrete = schema.getType(typename);
    if (!isAbstractType(abstract)) return false;
    return (isObjectType(concrete) || isInterfaceType(concrete)) && schema.isSubType(abstract, concrete);
  };
}
