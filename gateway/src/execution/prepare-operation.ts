import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  validate,
  visit,
} from 'graphql';
import { BoundedCache } from './bounded-cache.ts';
import { type Conditions, conditionVariables } from './collect-fields.ts';
import { refuse } from './faults.ts';
import { compileIntrospection, type Introspection } from './introspection.ts';
import { type Fragments, fragmentsOf, type SelectionShape, shapeOf } from './selection-shape.ts';
import { compileShaper, type ResponseShaper } from './shape-response.ts';
import { conditionAtRoot } from './subscription-root.ts';

/** How many combinations of `@skip`/`@include` values one operation keeps compiled. */
const MAX_PROGRAMS = 16;
const MAX_ERRORS = 10;
/** Names that the planner and the merging of fetches use for themselves. */
const RESERVED_VARIABLE = /^representations\d*$/;

/** Variables that fit an operation. */
export interface BoundVariables {
  /** As the client sent them: subgraphs coerce them by their own types. */
  readonly raw: Readonly<Record<string, unknown>>;
  readonly conditions: Conditions;
}

/** What shaping needs under one set of conditions. */
export interface ResponseProgram {
  readonly shape: ResponseShaper;
  readonly introspect?: Introspection;
}

/** One operation of a document, checked and ready to be planned: everything that does not depend on the plan. */
export interface PreparedOperation {
  readonly definition: OperationDefinitionNode;
  readonly fragments: Fragments;
  /** The operation and its fragments alone. */
  readonly document: DocumentNode;
  readonly responseShape: SelectionShape;
  /** Checks variables against their definitions; errors carry `BAD_USER_INPUT`. */
  bindVariables(variables: Readonly<Record<string, unknown>>): BoundVariables | GraphQLError[];
  /** The compiled shaping for these conditions, made on first use. */
  programFor(conditions: Conditions): ResponseProgram;
}

/** Finds and checks an operation. Errors carry the documented code of their kind. */
export function prepareOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
  assumeValid: boolean,
): PreparedOperation | GraphQLError[] {
  const definition = getOperationAST(document, operationName);
  if (!definition) return [refuse('Name one operation of the document to run.', 'BAD_USER_INPUT')];
  const fragments = fragmentsOf(document);
  const refusal = conditionAtRoot(definition, fragments) ?? reservedNames(document);
  if (refusal) return [refusal];
  const errors = assumeValid ? [] : validationErrors(schema, document);
  if (errors.length > 0) return errors;
  const rootType = schema.getRootType(definition.operation);
  if (!rootType) return [refuse(`This graph has no ${definition.operation} type.`)];
  const variables = conditionVariables(definition, fragments);
  const programs = new BoundedCache<string, ResponseProgram>(MAX_PROGRAMS);
  const programFor = (conditions: Conditions): ResponseProgram => {
    const key = variables.map((name) => (conditions.get(name) ? '1' : '0')).join('');
    const known = programs.get(key);
    if (known) return known;
    const context = { schema, fragments, conditions };
    const program: ResponseProgram = {
      shape: compileShaper(context, rootType, definition.selectionSet),
      introspect: compileIntrospection(schema, definition, context),
    };
    programs.set(key, program);
    return program;
  };
  return {
    definition,
    fragments,
    document: { kind: Kind.DOCUMENT, definitions: [definition, ...fragments.values()] },
    responseShape: shapeOf(definition.selectionSet, fragments),
    bindVariables: (raw) => bindVariables(schema, definition, variables, raw),
    programFor,
  };
}

function bindVariables(
  schema: GraphQLSchema,
  definition: OperationDefinitionNode,
  conditionNames: readonly string[],
  raw: Readonly<Record<string, unknown>>,
): BoundVariables | GraphQLError[] {
  const definitions = definition.variableDefinitions ?? [];
  if (definitions.length === 0) return { raw, conditions: new Map() };
  const { coerced, errors } = getVariableValues(schema, definitions, raw, { maxErrors: MAX_ERRORS });
  if (errors)
    return errors.map((error) => new GraphQLError(error.message, { nodes: error.nodes, extensions: { code: 'BAD_USER_INPUT' } }));
  return { raw, conditions: new Map(conditionNames.map((name) => [name, coerced[name] === true])) };
}

function validationErrors(schema: GraphQLSchema, document: DocumentNode): GraphQLError[] {
  try {
    return validate(schema, document, undefined, { maxErrors: MAX_ERRORS }).map(withValidationCode);
  } catch (fault) {
    // Some rules throw their error, e.g. about another subscription of the same document whose root field is conditional.
    if (fault instanceof GraphQLError) return [withValidationCode(fault)];
    throw fault;
  }
}

function withValidationCode(error: GraphQLError): GraphQLError {
  return new GraphQLError(error.message, { nodes: error.nodes, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
}

/** Valid GraphQL that would collide with names of ours: no honest client uses it. */
function reservedNames(document: DocumentNode): GraphQLError | undefined {
  let refusal: GraphQLError | undefined;
  visit(document, {
    Field(node) {
      if (node.alias?.value === '__proto__') refusal = refuse('The alias `__proto__` is reserved.');
    },
    VariableDefinition(node) {
      const name = node.variable.name.value;
      if (RESERVED_VARIABLE.test(name)) refusal = refuse(`The variable name \`$${name}\` is reserved.`);
    },
  });
  return refusal;
}
