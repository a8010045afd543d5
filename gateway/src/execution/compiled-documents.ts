import {
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  isLeafType,
  Kind,
  type SelectionSetNode,
  type TypeNode,
  valueFromASTUntyped,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { type Fragments, fragmentsOf } from './selection-shape.ts';

/** Runs one document of a subgraph. */
export type CompiledDocument = (
  contextValue: unknown,
  variables: Record<string, unknown>,
) => ExecutionResult | Promise<ExecutionResult>;

/** Compiled forms of a subgraph's documents, as long as somebody holds the document itself. */
export interface CompiledDocuments {
  /** The compiled form, once the document was asked for often enough; undefined: interpret it. */
  for(document: DocumentNode, operationName: string | undefined): CompiledDocument | undefined;
}

interface Entry {
  runs: number;
  compiled?: CompiledDocument;
  /** Compilation was tried and failed, or never pays. */
  isSettled: boolean;
}

/** Compiling costs milliseconds, so documents that are run only a few times are not compiled. */
export function createCompiledDocuments(schema: GraphQLSchema, compileAfter: number): CompiledDocuments {
  const entries = new WeakMap<DocumentNode, Entry>();
  return {
    for(document, operationName) {
      let entry = entries.get(document);
      if (!entry) {
        entry = { runs: 0, isSettled: false };
        entries.set(document, entry);
      }
      if (!entry.isSettled && ++entry.runs > compileAfter) {
        entry.isSettled = true;
        entry.compiled = compile(schema, document, operationName);
      }
      return entry.compiled;
    },
  };
}

function compile(schema: GraphQLSchema, document: DocumentNode, operationName: string | undefined): CompiledDocument | undefined {
  try {
    if (!isWorthCompiling(schema, document)) return undefined;
    const compiled = compileQuery(schema, document, operationName, { useExperimentalPathBasedSkipInclude: true });
    if (!isCompiledQuery(compiled)) return undefined;
    const defaults = defaultsOf(document);
    if (!defaults) return (contextValue, variables) => compiled.query(undefined, contextValue, variables);
    return (contextValue, variables) => compiled.query(undefined, contextValue, { ...defaults, ...variables });
  } catch {
    // Whatever the compiler does not know, the interpreter does.
    return undefined;
  }
}

/** Default values of variables: the compiler refuses non-null variables that are left to their default. */
function defaultsOf(document: DocumentNode): Record<string, unknown> | undefined {
  const definitions = document.definitions.flatMap((node) =>
    node.kind === Kind.OPERATION_DEFINITION ? (node.variableDefinitions ?? []) : [],
  );
  const entries = definitions.flatMap(({ variable, defaultValue }) =>
    defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)] as const] : [],
  );
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** Most fields, fragments unfolded, of a document that is compiled: the compiler's own work grows with them, and clients choose them. */
const MAX_FIELDS = 400;

/** The compiler unrolls the input types of variables and does not come back from recursive ones: those documents are interpreted. */
function isWorthCompiling(schema: GraphQLSchema, document: DocumentNode): boolean {
  const fragments = fragmentsOf(document);
  return document.definitions.every((definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return true;
    const hasLeavesOnly = (definition.variableDefinitions ?? []).every((node) =>
      isLeafType(schema.getType(namedTypeOf(node.type))),
    );
    return hasLeavesOnly && unfoldedFields(definition.selectionSet, fragments, new Map()) <= MAX_FIELDS;
  });
}

function namedTypeOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedTypeOf(type.type);
}

function unfoldedFields(selectionSet: SelectionSetNode, fragments: Fragments, known: Map<string, number>): number {
  return selectionSet.selections.reduce((sum, selection) => {
    if (selection.kind !== Kind.FRAGMENT_SPREAD) {
      const own = selection.kind === Kind.FIELD ? 1 : 0;
      return sum + own + (selection.selectionSet ? unfoldedFields(selection.selectionSet, fragments, known) : 0);
    }
    const name = selection.name.value;
    const fragment = fragments.get(name);
    if (fragment && !known.has(name)) known.set(name, unfoldedFields(fragment.selectionSet, fragments, known));
    return sum + (known.get(name) ?? 0);
  }, 0);
}
