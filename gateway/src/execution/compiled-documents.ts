import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';

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
    const compiled = compileQuery(schema, document, operationName, { useExperimentalPathBasedSkipInclude: true });
    if (!isCompiledQuery(compiled)) return undefined;
    return (contextValue, variables) => compiled.query(undefined, contextValue, variables);
  } catch {
    // Whatever the compiler does not know, the interpreter does.
    return undefined;
  }
}
