import {
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';
import { fragmentsOf, type Operation } from '../../operations/operation.ts';
import type { CostRules } from './cost-rules.ts';

/** Numbers behind an estimate. */
export interface CostSettings {
  /** Size of a list that nothing is known of. */
  readonly defaultListSize: number;
  /** Size of a page when the operation gives none. */
  readonly defaultPageSize: number;
  /** Larger pages are refused by whoever serves them, so they are not counted as larger. */
  readonly maxPageSize: number;
}

const MUTATION_COST = 10;
const PAGE_ARGUMENTS = ['first', 'last', 'limit'];
/** Where a connection keeps its page, when no `@listSize` says so. */
const PAGE_FIELDS = ['edges', 'nodes', 'items'];

/** Sizes that a parent gives to some of its fields. */
interface SizedFields {
  readonly size: number;
  readonly names: readonly string[];
}

/**
 * Estimates what an operation may cost: one for each object it may return, nothing for leaves, times the size of the lists around;
 * `@cost` and `@listSize` correct that. A mutation adds ten. Linear in the document.
 */
export function estimateCost(operation: Operation, rules: CostRules, settings: CostSettings): number {
  const root = operation.schema.getRootType(operation.definition.operation);
  if (!root) return 0;
  const estimate = new CostEstimate(operation, rules, settings).of(operation.definition.selectionSet, root, null);
  return Math.ceil(estimate) + (operation.definition.operation === 'mutation' ? MUTATION_COST : 0);
}

class CostEstimate {
  readonly #operation: Operation;
  readonly #variables: Record<string, unknown>;
  readonly #rules: CostRules;
  readonly #settings: CostSettings;
  readonly #known = new Map<SelectionSetNode, Map<string, number>>();

  constructor(operation: Operation, rules: CostRules, settings: CostSettings) {
    this.#operation = operation;
    this.#variables = variablesOf(operation);
    this.#rules = rules;
    this.#settings = settings;
  }

  of(selectionSet: SelectionSetNode, parent: GraphQLCompositeType, sized: SizedFields | null): number {
    const key = `${parent.name} ${sized === null ? '' : `${sized.size} ${sized.names.join()}`}`;
    const kept = this.#known.get(selectionSet) ?? new Map<string, number>();
    this.#known.set(selectionSet, kept);
    const known = kept.get(key);
    if (known !== undefined) return known;
    let total = 0;
    for (const selection of selectionSet.selections) {
      if (selection.kind === Kind.FIELD) {
        total += this.#ofField(selection, parent, sized);
        continue;
      }
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : fragmentsOf(this.#operation.document).get(selection.name.value);
      if (fragment === undefined) continue;
      const condition = fragment.typeCondition && this.#operation.schema.getType(fragment.typeCondition.name.value);
      total += this.of(fragment.selectionSet, condition && isCompositeType(condition) ? condition : parent, sized);
    }
    kept.set(key, total);
    return total;
  }

  #ofField(node: FieldNode, parent: GraphQLCompositeType, sized: SizedFields | null): number {
    if (!isObjectType(parent) && !isInterfaceType(parent)) return 0;
    const field = parent.getFields()[node.name.value];
    if (field === undefined) return 0;
    const coordinate = `${parent.name}.${field.name}`;
    const named = getNamedType(field.type);
    const weight = this.#rules.weights.get(coordinate) ?? this.#rules.weights.get(named.name) ?? (isCompositeType(named) ? 1 : 0);
    const page = this.#pageOf(node, field, coordinate);
    const inner =
      node.selectionSet && isCompositeType(named)
        ? this.of(node.selectionSet, named, isListType(getNullableType(field.type)) ? null : page)
        : 0;
    return this.#instancesOf(field.type, field.name, page, sized) * (weight + inner);
  }

  #instancesOf(type: GraphQLOutputType, name: string, page: SizedFields | null, sized: SizedFields | null): number {
    if (!isListType(getNullableType(type))) return 1;
    if (sized?.names.includes(name)) return sized.size;
    return page?.size ?? this.#settings.defaultListSize;
  }

  /** The size that a field's arguments or directive give to its list, or to the lists inside its connection. */
  #pageOf(node: FieldNode, field: GraphQLField<unknown, unknown>, coordinate: string): SizedFields | null {
    const rule = this.#rules.listSizes.get(coordinate);
    const slicing = rule !== undefined && rule.slicingArguments.length > 0 ? rule.slicingArguments : PAGE_ARGUMENTS;
    const asked = slicing.map((name) => this.#argumentValue(node, field, name)).filter((value) => value !== null);
    const names = rule !== undefined && rule.sizedFields.length > 0 ? rule.sizedFields : PAGE_FIELDS;
    const largest = asked.length > 0 ? Math.min(Math.max(...asked, 0), this.#settings.maxPageSize) : null;
    if (largest !== null) return { size: largest, names };
    if (typeof rule?.assumedSize === 'number') return { size: rule.assumedSize, names };
    const isPaged = field.args.some((argument) => slicing.includes(argument.name));
    return isPaged ? { size: this.#settings.defaultPageSize, names } : null;
  }

  #argumentValue(node: FieldNode, field: GraphQLField<unknown, unknown>, name: string): number | null {
    const definition = field.args.find((argument) => argument.name === name);
    if (definition === undefined) return null;
    const given = node.arguments?.find((argument) => argument.name.value === name);
    const value = given === undefined ? definition.defaultValue : valueFromASTUntyped(given.value, this.#variables);
    return typeof value === 'number' ? value : null;
  }
}

/** Variables as sent, with the defaults of those that were not. */
function variablesOf({ definition, variables }: Operation): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const { variable, defaultValue } of definition.variableDefinitions ?? []) {
    const name = variable.name.value;
    values[name] = variables[name] ?? (defaultValue && valueFromASTUntyped(defaultValue));
  }
  return values;
}
