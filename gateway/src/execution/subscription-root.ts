import {
  type FieldNode,
  type GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
} from 'graphql';
import { collectFields } from './collect-fields.ts';
import { refuse } from './faults.ts';
import type { Fragments } from './selection-shape.ts';

/** The one root field of a subscription, or why it has none. */
export function soleRootField(
  schema: GraphQLSchema,
  definition: OperationDefinitionNode,
  fragments: Fragments,
): FieldNode | GraphQLError {
  const rootType = schema.getSubscriptionType();
  if (!rootType) return refuse('This graph has no subscription type.');
  const collected = [
    ...collectFields({ schema, fragments, conditions: new Map() }, rootType, [definition.selectionSet]).values(),
  ];
  const [nodes] = collected;
  const [root] = nodes ?? [];
  if (!root || collected.length !== 1) return refuse('A subscription must select exactly one root field.');
  return root.name.value.startsWith('__') ? refuse('A subscription cannot select an introspection field at its root.') : root;
}

/**
 * Refuses `@skip` and `@include` on the root field of a subscription or on a fragment around it: an operation may not be able to
 * select nothing. To be asked before validation, whose own rule for this throws where a variable decides.
 */
export function conditionAtRoot(definition: OperationDefinitionNode, fragments: Fragments): GraphQLError | undefined {
  if (definition.operation !== 'subscription' || !hasCondition(definition.selectionSet.selections, fragments, new Set()))
    return undefined;
  return refuse('@skip and @include cannot stand on the root field of a subscription.');
}

function hasCondition(selections: readonly SelectionNode[], fragments: Fragments, visited: Set<string>): boolean {
  return selections.some((selection) => {
    if (selection.directives?.some(({ name }) => name.value === 'skip' || name.value === 'include')) return true;
    if (selection.kind === Kind.FIELD) return false;
    if (selection.kind === Kind.INLINE_FRAGMENT) return hasCondition(selection.selectionSet.selections, fragments, visited);
    // Fragments may still spread themselves here.
    const name = selection.name.value;
    if (visited.has(name)) return false;
    visited.add(name);
    return hasCondition(fragments.get(name)?.selectionSet.selections ?? [], fragments, visited);
  });
}
