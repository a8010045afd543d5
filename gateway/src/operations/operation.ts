import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** One operation that parsed, validated and waits for its checks. */
export interface Operation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly source: string;
  readonly definition: OperationDefinitionNode;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The fragments of a document by name. */
export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

const fragmentsByDocument = new WeakMap<DocumentNode, Fragments>();

/** The fragments of a document; read once a document. */
export function fragmentsOf(document: DocumentNode): Fragments {
  const known = fragmentsByDocument.get(document);
  if (known !== undefined) return known;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  fragmentsByDocument.set(document, fragments);
  return fragments;
}

const rootFieldsByOperation = new WeakMap<OperationDefinitionNode, readonly string[]>();
/** Beyond it nobody needs to know exactly: the limit on root fields is far lower. */
const MAX_ROOT_FIELDS_LISTED = 1_000;

/** Names of the root fields that an operation selects, one entry an occurrence: aliases and fragments count each. */
export function rootFieldsOf(operation: Pick<Operation, 'definition' | 'document'>): readonly string[] {
  const known = rootFieldsByOperation.get(operation.definition);
  if (known !== undefined) return known;
  const names: string[] = [];
  collectNames(operation.definition.selectionSet, fragmentsOf(operation.document), names);
  rootFieldsByOperation.set(operation.definition, names);
  return names;
}

function collectNames(selectionSet: SelectionSetNode, fragments: Fragments, names: string[]): void {
  for (const selection of selectionSet.selections) {
    if (names.length >= MAX_ROOT_FIELDS_LISTED) return;
    if (selection.kind === Kind.FIELD) names.push(selection.name.value);
    else if (selection.kind === Kind.INLINE_FRAGMENT) collectNames(selection.selectionSet, fragments, names);
    else {
      const fragment = fragments.get(selection.name.value);
      if (fragment !== undefined) collectNames(fragment.selectionSet, fragments, names);
    }
  }
}
