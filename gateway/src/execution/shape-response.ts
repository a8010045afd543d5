import {
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLLeafType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from 'graphql';
import { type CollectContext, collectFields } from './collect-fields.ts';
import { type Data, isData } from './data.ts';
import type { Run } from './run.ts';

/** Turns the tree that the fetches filled into the response, by the specification's value completion. */
export type ResponseShaper = (run: Run) => Data | null;

/** A non-null position below turned out null: the nearest nullable position above becomes null. */
const BUBBLE = Symbol('null bubbles up');

/** Completes a value of a nullable type: the value, null, or BUBBLE. */
type Complete = (value: unknown, shaping: Shaping) => unknown;

interface FieldPlan {
  readonly name: string;
  readonly coordinate: string;
  readonly isNonNull: boolean;
  /** Set for `__typename`: the answer. */
  readonly constant?: string;
  /** Undefined for values that pass as they are, such as introspection. */
  readonly complete?: Complete;
  /** Whether errors below need this field in their path. */
  readonly isComposite: boolean;
}

interface ObjectPlan {
  readonly typename: string;
  readonly fields: readonly FieldPlan[];
  /** False for an abstract type whose `__typename` is selected but unknown. */
  readonly isComplete: boolean;
}

/** Compiles the shaping of one operation under one set of conditions. */
export function compileShaper(
  context: CollectContext,
  rootType: GraphQLObjectType,
  selectionSet: SelectionSetNode,
): ResponseShaper {
  const plan = compileObject(context, rootType, [selectionSet]);
  return (run) => {
    const data = completeObject(plan, run.root, new Shaping(run));
    return isData(data) ? data : null;
  };
}

/** The state of shaping one response: where it is, and which nulls are explained. */
class Shaping {
  readonly path: (string | number)[] = [];
  readonly run: Run;
  readonly #exact = new Set<string>();
  readonly #prefixes = new Set<string>();
  #indexed = 0;

  constructor(run: Run) {
    this.run = run;
  }

  /** A non-null position is null. That is an error of its own unless one of the recorded errors is the reason. */
  violation(coordinate: string, segment: string | number, parent: object): void {
    const path = [...this.path, segment];
    if (this.run.failedPlaces.has(parent) || this.#isExplained(path)) return;
    this.run.add(`There is no value for the non-nullable field ${coordinate}.`, path, INTERNAL);
  }

  invalid(coordinate: string, path = [...this.path]): null {
    this.run.add(`A subgraph returned an invalid value for ${coordinate}.`, path, INTERNAL);
    return null;
  }

  /** Whether an error stands at this place, below it (its null came up here), or above it. */
  #isExplained(path: readonly (string | number)[]): boolean {
    const { errorPaths } = this.run;
    for (; this.#indexed < errorPaths.length; this.#indexed++) {
      const known = errorPaths[this.#indexed] ?? [];
      this.#exact.add(JSON.stringify(known));
      for (let length = known.length; length > 0; length--) this.#prefixes.add(JSON.stringify(known.slice(0, length)));
    }
    if (this.#prefixes.has(JSON.stringify(path))) return true;
    for (let length = path.length; length > 0; length--) {
      if (this.#exact.has(JSON.stringify(path.slice(0, length)))) return true;
    }
    return false;
  }
}

const INTERNAL = { extensions: { code: 'INTERNAL_SERVER_ERROR' } };

function compileObject(
  context: CollectContext,
  type: GraphQLCompositeType,
  selectionSets: readonly SelectionSetNode[],
): ObjectPlan {
  const fields: FieldPlan[] = [];
  let isComplete = true;
  for (const [name, nodes] of collectFields(context, type, selectionSets)) {
    const [first] = nodes;
    if (!first) continue;
    if (first.name.value === TypeNameMetaFieldDef.name) {
      if (!isObjectType(type)) isComplete = false;
      fields.push({ name, coordinate: '', isNonNull: true, constant: type.name, isComposite: false });
    } else {
      fields.push(compileField(context, type, name, first, nodes));
    }
  }
  return { typename: type.name, fields, isComplete };
}

function compileField(
  context: CollectContext,
  type: GraphQLCompositeType,
  name: string,
  first: FieldNode,
  nodes: readonly FieldNode[],
): FieldPlan {
  const fieldName = first.name.value;
  const coordinate = `${type.name}.${fieldName}`;
  if (fieldName === SchemaMetaFieldDef.name || fieldName === TypeMetaFieldDef.name) {
    return { name, coordinate, isNonNull: false, isComposite: false };
  }
  const field = 'getFields' in type ? type.getFields()[fieldName] : undefined;
  if (!field) throw new Error(`unknown field ${coordinate}`);
  const selectionSets = nodes.flatMap((node) => (node.selectionSet ? [node.selectionSet] : []));
  const value = getNullableType(field.type);
  return {
    name,
    coordinate,
    isNonNull: isNonNullType(field.type),
    complete: compileValue(context, value, coordinate, name, selectionSets),
    isComposite: isListType(value) || selectionSets.length > 0,
  };
}

/** `leafName` is set where the value stands directly in a field: leaves keep themselves out of the path until they need it. */
function compileValue(
  context: CollectContext,
  type: GraphQLOutputType,
  coordinate: string,
  leafName: string | undefined,
  selectionSets: readonly SelectionSetNode[],
): Complete {
  if (isListType(type)) {
    const isNonNull = isNonNullType(type.ofType);
    return completeList(
      compileValue(context, getNullableType(type.ofType), coordinate, undefined, selectionSets),
      isNonNull,
      coordinate,
    );
  }
  if (isNonNullType(type)) return compileValue(context, type.ofType, coordinate, leafName, selectionSets);
  if (isObjectType(type)) return completeConcrete(context, type, coordinate, selectionSets);
  if (isAbstractType(type)) return completeAbstract(context, type, coordinate, selectionSets);
  return completeLeaf(type, coordinate, leafName);
}

function completeList(completeItem: Complete, isNonNull: boolean, coordinate: string): Complete {
  return (value, shaping) => {
    if (value === null || value === undefined) return null;
    if (!Array.isArray(value)) return shaping.invalid(coordinate);
    const { path } = shaping;
    const depth = path.length;
    const out = new Array<unknown>(value.length);
    for (let i = 0; i < value.length; i++) {
      path[depth] = i;
      const item = completeItem(value[i], shaping);
      if (isNonNull && (item === null || item === BUBBLE)) {
        path.length = depth;
        if (item === null) shaping.violation(coordinate, i, value);
        return BUBBLE;
      }
      out[i] = item === BUBBLE ? null : item;
    }
    path.length = depth;
    return out;
  };
}

function completeConcrete(
  context: CollectContext,
  type: GraphQLObjectType,
  coordinate: string,
  selectionSets: readonly SelectionSetNode[],
): Complete {
  let plan: ObjectPlan | undefined;
  return (value, shaping) => {
    if (value === null || value === undefined) return null;
    if (!isData(value)) return shaping.invalid(coordinate);
    plan ??= compileObject(context, type, selectionSets);
    return completeObject(plan, value, shaping);
  };
}

function completeAbstract(
  context: CollectContext,
  type: GraphQLCompositeType,
  coordinate: string,
  selectionSets: readonly SelectionSetNode[],
): Complete {
  const plans = new Map<unknown, ObjectPlan | undefined>();
  return (value, shaping) => {
    if (value === null || value === undefined) return null;
    if (!isData(value)) return shaping.invalid(coordinate);
    const typename = value.__typename;
    let plan = plans.get(typename);
    if (!plan) {
      const runtimeType = runtimeTypeOf(context, type, typename);
      if (!runtimeType) return shaping.invalid(coordinate);
      plan = compileObject(context, runtimeType, selectionSets);
      plans.set(typename, plan);
    }
    return completeObject(plan, value, shaping);
  };
}

/** Types that clients must not see are unknown here. Without a name the static type has to do (interface objects). */
function runtimeTypeOf(context: CollectContext, type: GraphQLCompositeType, typename: unknown): GraphQLCompositeType | undefined {
  if (typename === undefined || typename === type.name) return type;
  const named: GraphQLNamedType | undefined = typeof typename === 'string' ? context.schema.getType(typename) : undefined;
  if (!isCompositeType(named) || !isAbstractType(type)) return undefined;
  if ('getTypes' in named) return undefined;
  return context.schema.isSubType(type, named) ? named : undefined;
}

function completeLeaf(type: GraphQLLeafType, coordinate: string, name: string | undefined): Complete {
  const isValid = leafTest(type);
  return (value, shaping) => {
    if (value === null || value === undefined) return null;
    if (isValid === undefined || isValid(value)) return value;
    return shaping.invalid(coordinate, name === undefined ? [...shaping.path] : [...shaping.path, name]);
  };
}

/** Subgraphs have serialised leaves already; what is left is to keep out what the type does not allow, e.g. inaccessible enum values. */
function leafTest(type: GraphQLLeafType): ((value: unknown) => boolean) | undefined {
  if (isEnumType(type)) {
    const names = new Set<unknown>(type.getValues().map((value) => value.name));
    return (value) => names.has(value);
  }
  switch (type.name) {
    case 'Int':
      return (value) => Number.isInteger(value);
    case 'Float':
      return (value) => typeof value === 'number';
    case 'String':
      return (value) => typeof value === 'string';
    case 'Boolean':
      return (value) => typeof value === 'boolean';
    case 'ID':
      return (value) => typeof value === 'string' || Number.isInteger(value);
    default:
      return undefined;
  }
}

function completeObject(plan: ObjectPlan, value: Data, shaping: Shaping): Data | null | typeof BUBBLE {
  if (!plan.isComplete) return shaping.invalid(plan.typename);
  const out: Data = {};
  for (const field of plan.fields) {
    const { name, complete } = field;
    if (field.constant !== undefined) {
      out[name] = field.constant;
      continue;
    }
    const raw = value[name];
    if (!complete) {
      out[name] = raw;
      continue;
    }
    const completed = field.isComposite ? completeBelow(field, complete, raw, shaping) : complete(raw, shaping);
    if (completed !== null && completed !== BUBBLE) {
      out[name] = completed;
    } else if (!field.isNonNull) {
      out[name] = null;
    } else {
      if (completed === BUBBLE) return BUBBLE;
      // An entity that does not exist is null itself, rather than an error in one of its fields.
      if (shaping.run.absentPlaces.has(value)) return null;
      shaping.violation(field.coordinate, name, value);
      return BUBBLE;
    }
  }
  return out;
}

function completeBelow(field: FieldPlan, complete: Complete, raw: unknown, shaping: Shaping): unknown {
  shaping.path.push(field.name);
  const completed = complete(raw, shaping);
  shaping.path.pop();
  return completed;
}
