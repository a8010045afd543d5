import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  Kind,
  type OperationDefinitionNode,
  parseType,
  print,
  stripIgnoredCharacters,
  valueFromASTUntyped,
  visit,
} from 'graphql';

/** The argument of a live field that continues it, and the field of its events whose value that argument takes. */
export interface ResumeRule {
  readonly argument: string;
  readonly field: string;
}

/** How live fields of the platform are continued: most by an opaque cursor, the messages of a conversation by their number. */
export const RESUME_RULES: readonly ResumeRule[] = [
  { argument: 'after', field: 'cursor' },
  { argument: 'afterSeq', field: 'seq' },
];

/** The rule whose argument a field has; undefined: a broken stream of it cannot be continued. */
export function resumeRuleOf(field: GraphQLField<unknown, unknown> | undefined): ResumeRule | undefined {
  return RESUME_RULES.find(({ argument }) => field?.args.some(({ name }) => name === argument));
}

/** From where the client wants the field to go on; undefined: from now on. */
export function requestedStart(root: FieldNode, { argument }: ResumeRule, variables: Readonly<Record<string, unknown>>): unknown {
  const given = root.arguments?.find(({ name }) => name.value === argument);
  return given ? (valueFromASTUntyped(given.value, { ...variables }) ?? undefined) : undefined;
}

/** The variable under which a continued call says where it goes on. */
export const RESUME_VARIABLE = 'gatewayResumeAfter';

/** A subgraph's subscription with its resume argument replaced by `RESUME_VARIABLE`. */
export interface ResumedDocument {
  readonly document: DocumentNode;
  readonly source: string;
  /** Variables of the original that are still in use. */
  readonly variables: ReadonlySet<string>;
}

/** Rewrites the one root field of a planned subscription. `type` is the SDL type of the argument. */
export function resumedDocument(document: DocumentNode, { argument }: ResumeRule, type: string): ResumedDocument {
  const variables = new Set<string>();
  const definitions = document.definitions.map((definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return definition;
    const selections = definition.selectionSet.selections.map((selection) =>
      selection.kind === Kind.FIELD ? withArgument(selection, argument) : selection,
    );
    return { ...definition, selectionSet: { ...definition.selectionSet, selections } };
  });
  for (const definition of definitions) {
    const selectionSet = 'selectionSet' in definition ? definition.selectionSet : undefined;
    if (selectionSet) visit(selectionSet, { Variable: ({ name }) => void variables.add(name.value) });
  }
  const resumed: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: definitions.map((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION ? withVariable(definition, variables, type) : definition,
    ),
  };
  variables.delete(RESUME_VARIABLE);
  return { document: resumed, source: stripIgnoredCharacters(print(resumed)), variables };
}

function withArgument(field: FieldNode, name: string): FieldNode {
  const argument: ArgumentNode = {
    kind: Kind.ARGUMENT,
    name: { kind: Kind.NAME, value: name },
    value: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: RESUME_VARIABLE } },
  };
  return { ...field, arguments: [...(field.arguments ?? []).filter((given) => given.name.value !== name), argument] };
}

function withVariable(definition: OperationDefinitionNode, used: ReadonlySet<string>, type: string): OperationDefinitionNode {
  const kept = (definition.variableDefinitions ?? []).filter(({ variable }) => used.has(variable.name.value));
  return {
    ...definition,
    variableDefinitions: [
      ...kept,
      {
        kind: Kind.VARIABLE_DEFINITION,
        variable: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: RESUME_VARIABLE } },
        type: parseType(type),
      },
    ],
  };
}
