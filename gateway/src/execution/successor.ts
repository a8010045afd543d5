import { type DocumentNode, type FieldNode, type GraphQLSchema, Kind, parse, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { OperationContext } from './contract.ts';
import { type Data, isData } from './data.ts';

/** After which answer of a mutation the rest of its operation is asked as somebody else: whoever has just signed in. */
export interface SuccessorRule {
  /** The object type whose answer says so. */
  readonly type: string;
  /** What is asked of it beside what the client selected: one field. */
  readonly selection: string;
  /** Who asks from now on, from the value of that field; undefined: who asked before. Never rejects. */
  identityOf(value: unknown, context: OperationContext): Promise<unknown>;
}

/** Response name of what only the gateway asked for; the response has no place for it. */
const ALIAS = 'gatewaySuccessor';

/** Asks for what the rule wants to see, wherever the type is selected. */
export function withSuccessor(document: DocumentNode, schema: GraphQLSchema, rule: SuccessorRule): DocumentNode {
  const asked = askedFor(rule);
  const types = new TypeInfo(schema);
  return visit(
    document,
    visitWithTypeInfo(types, {
      SelectionSet(node) {
        if (types.getParentType()?.name !== rule.type) return undefined;
        return { ...node, selections: [...node.selections, asked] };
      },
    }),
  );
}

function askedFor({ selection }: SuccessorRule): FieldNode {
  const [operation] = parse(`{ ${ALIAS}: ${selection} }`, { noLocation: true }).definitions;
  const field = operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet.selections[0] : undefined;
  if (field?.kind !== Kind.FIELD) throw new Error(`"${selection}" is not one field`);
  return field;
}

/** The context in which entities of this answer are asked for: the successor's, when exactly one root field brought one. */
export async function successorOf(root: Data, rule: SuccessorRule, context: OperationContext): Promise<OperationContext> {
  const brought = Object.values(root).flatMap((value) => (isData(value) && ALIAS in value ? [value[ALIAS]] : []));
  if (brought.length !== 1) return context;
  const identity = await rule.identityOf(brought[0], context);
  return identity === undefined ? context : { ...context, identity };
}
