import { type DocumentNode, Kind, type OperationDefinitionNode, type SelectionSetNode, visit } from 'graphql';
import { type Fragments, fragmentsOf } from '../../operations/operation.ts';

/** How big an operation is, fragments counted at each place where they are spread. */
export interface Structure {
  /** Levels of fields, the root field being the first; introspection does not count. */
  readonly depth: number;
  readonly aliases: number;
  readonly rootFields: number;
  readonly directives: number;
  /** Items in the longest list literal. */
  readonly longestList: number;
}

const structures = new WeakMap<OperationDefinitionNode, Structure>();

/** Measures an operation; each one once. Linear in the document, however often fragments are spread. */
export function structureOf(document: DocumentNode, definition: OperationDefinitionNode): Structure {
  const known = structures.get(definition);
  if (known !== undefined) return known;
  const fragments = fragmentsOf(document);
  const selections = new SelectionMeter(fragments).measure(definition.selectionSet);
  const structure = {
    depth: selections.depth,
    aliases: selections.aliases,
    rootFields: selections.ownFields,
    directives: selections.directives + (definition.directives?.length ?? 0),
    longestList: longestListIn(document),
  };
  structures.set(definition, structure);
  return structure;
}

interface Measures {
  depth: number;
  aliases: number;
  directives: number;
  /** Fields at this level. */
  ownFields: number;
}

class SelectionMeter {
  readonly #fragments: Fragments;
  readonly #known = new Map<SelectionSetNode, Measures>();

  constructor(fragments: Fragments) {
    this.#fragments = fragments;
  }

  measure(selectionSet: SelectionSetNode): Measures {
    const known = this.#known.get(selectionSet);
    if (known !== undefined) return known;
    const sum: Measures = { depth: 0, aliases: 0, directives: 0, ownFields: 0 };
    // A fragment that spreads itself was refused by validation; this only keeps the meter itself from looping.
    this.#known.set(selectionSet, sum);
    const total = { ...sum };
    for (const selection of selectionSet.selections) {
      total.directives += selection.directives?.length ?? 0;
      if (selection.kind === Kind.FIELD) {
        const isMeta = selection.name.value.startsWith('__');
        total.ownFields += 1;
        if (selection.alias !== undefined) total.aliases += 1;
        const inner = selection.selectionSet && !isMeta ? this.measure(selection.selectionSet) : null;
        if (!isMeta) total.depth = Math.max(total.depth, 1 + (inner?.depth ?? 0));
        total.aliases += inner?.aliases ?? 0;
        total.directives += inner?.directives ?? 0;
        continue;
      }
      const body =
        selection.kind === Kind.INLINE_FRAGMENT
          ? selection.selectionSet
          : this.#fragments.get(selection.name.value)?.selectionSet;
      if (body === undefined) continue;
      const inner = this.measure(body);
      total.depth = Math.max(total.depth, inner.depth);
      total.aliases += inner.aliases;
      total.directives += inner.directives;
      total.ownFields += inner.ownFields;
    }
    this.#known.set(selectionSet, total);
    return total;
  }
}

function longestListIn(document: DocumentNode): number {
  let longest = 0;
  visit(document, {
    ListValue(node) {
      longest = Math.max(longest, node.values.length);
    },
  });
  return longest;
}

/** Items in the longest list inside a JSON value, at any depth. */
export function longestListOf(value: unknown): number {
  let longest = 0;
  const pending: unknown[] = [value];
  while (pending.length > 0) {
    const next = pending.pop();
    if (typeof next !== 'object' || next === null) continue;
    if (Array.isArray(next)) longest = Math.max(longest, next.length);
    for (const item of Array.isArray(next) ? next : Object.values(next)) pending.push(item);
  }
  return longest;
}
