import {
  type DocumentNode,
  executeSync,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  visit,
} from 'graphql';
import { type CollectContext, collectFields } from './collect-fields.ts';
import type { Data } from './data.ts';

/** Answers the introspection fields of an operation from the API schema. */
export type Introspection = (variables: Readonly<Record<string, unknown>>) => Data;

/** Compiles the `__schema` and `__type` fields of a query; undefined when it has none. */
export function compileIntrospection(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  context: CollectContext,
): Introspection | undefined {
  const rootType = schema.getRootType(operation.operation);
  if (!rootType) return undefined;
  const fields = [...collectFields(context, rootType, [operation.selectionSet]).values()].flat().filter(isIntrospection);
  if (fields.length === 0) return undefined;
  const definition: OperationDefinitionNode = { ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections: fields } };
  const document = { kind: Kind.DOCUMENT as const, definitions: [definition, ...context.fragments.values()] };
  return (variables) => ({ ...executeSync({ schema, document, variableValues: variables }).data });
}

/**
 * The document as the planner may see it: the planner's own introspection types are those of an older specification (no `isOneOf`),
 * and no subgraph is asked for them anyway. What is left empty selects `__typename`, for which nothing is fetched either.
 */
export function withoutIntrospection(document: DocumentNode): DocumentNode {
  return visit(document, {
    Field: (node) => (isIntrospection(node) ? TYPENAME : undefined),
    FragmentDefinition: (node) => (node.typeCondition.name.value.startsWith('__') ? null : undefined),
  });
}

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

function isIntrospection(node: FieldNode): boolean {
  return node.name.value === SchemaMetaFieldDef.name || node.name.value === TypeMetaFieldDef.name;
}
