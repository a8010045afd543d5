import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import { type Data, isData } from './data.ts';
import { mergeInto, type SelectionShape } from './selection-shape.ts';
import type { LoadedSupergraph } from './supergraph.ts';

/** How objects of one type become what identifies them to a subgraph, plus the fields that the fetch `requires`. */
export interface RepresentationReader {
  /** Equal for equal representations of one fetch; undefined when the object cannot be asked for (another type, a required field missing). */
  keyOf(entity: Data): string | undefined;
  /** The representation of an object that has a key. */
  build(entity: Data): Data;
}

/** Compiles the `requires` selections of an entity fetch to one reader a type. */
export function compileRepresentations(
  requires: readonly QueryPlanSelectionNode[],
  supergraph: LoadedSupergraph,
): (entity: Data) => RepresentationReader {
  const readers = new Map<unknown, RepresentationReader>();
  return (entity) => {
    const typename = entity.__typename;
    let reader = readers.get(typename);
    if (!reader) {
      reader = readerFor(typeof typename === 'string' ? typename : '', requires, supergraph);
      readers.set(typename, reader);
    }
    return reader;
  };
}

function readerFor(
  typename: string,
  requires: readonly QueryPlanSelectionNode[],
  supergraph: LoadedSupergraph,
): RepresentationReader {
  const groups = requires
    .filter((selection) => selection.kind === 'Field' || applies(selection, typename, supergraph))
    .map((selection) => (selection.kind === 'Field' ? [selection] : selection.selections));
  const [only] = groups;
  const leaves = only && groups.length === 1 ? leafNames(only) : undefined;
  return leaves ? flatReader(leaves) : nestedReader(requires, supergraph);
}

/** The common case, `__typename` and leaf keys: duplicates are found without building their representations. */
function flatReader(names: readonly string[]): RepresentationReader {
  return {
    keyOf(entity) {
      let key = '';
      for (const name of names) {
        const value = entity[name];
        if (value === undefined) return undefined;
        key += typeof value === 'string' ? `${value.length}:${value}` : `|${JSON.stringify(value)}`;
      }
      return key;
    },
    build(entity) {
      const representation: Data = {};
      for (const name of names) representation[name] = entity[name];
      return representation;
    },
  };
}

function nestedReader(requires: readonly QueryPlanSelectionNode[], supergraph: LoadedSupergraph): RepresentationReader {
  const shape = planShape(requires);
  const selectEntity = (entity: Data) => select(entity, requires, shape, supergraph);
  return {
    keyOf(entity) {
      const representation = selectEntity(entity);
      return representation?.__typename ? JSON.stringify(representation) : undefined;
    },
    build: (entity) => selectEntity(entity) ?? {},
  };
}

function leafNames(selections: readonly QueryPlanSelectionNode[]): string[] | undefined {
  const names: string[] = [];
  for (const selection of selections) {
    if (selection.kind !== 'Field' || selection.selections) return undefined;
    names.push(selection.alias ?? selection.name);
  }
  return names.includes('__typename') ? names : undefined;
}

function applies(selection: QueryPlanSelectionNode, typename: string, supergraph: LoadedSupergraph): boolean {
  return (
    selection.kind === 'InlineFragment' &&
    selection.typeCondition !== undefined &&
    supergraph.isSubtype(selection.typeCondition, typename)
  );
}

function planShape(selections: readonly QueryPlanSelectionNode[], into: SelectionShape = { fields: new Map() }): SelectionShape {
  for (const selection of selections) {
    if (selection.kind === 'InlineFragment') {
      planShape(selection.selections, into);
    } else {
      const name = selection.alias ?? selection.name;
      into.fields.set(name, selection.selections ? planShape(selection.selections, into.fields.get(name) ?? undefined) : null);
    }
  }
  return into;
}

/** Selects like the reference executor: a missing field makes its whole object null. */
function select(
  source: Data,
  selections: readonly QueryPlanSelectionNode[],
  shape: SelectionShape,
  supergraph: LoadedSupergraph,
): Data | null {
  const result: Data = {};
  for (const selection of selections) {
    if (selection.kind === 'Field') {
      const name = selection.alias ?? selection.name;
      const value = source[name];
      if (value === undefined) return null;
      const below = shape.fields.get(name);
      result[name] = selection.selections && below ? selectBelow(value, selection.selections, below, supergraph) : value;
    } else if (applies(selection, typeof source.__typename === 'string' ? source.__typename : '', supergraph)) {
      const nested = select(source, selection.selections, shape, supergraph);
      if (nested) mergeInto(result, nested, shape);
    }
  }
  return result;
}

function selectBelow(
  value: unknown,
  selections: readonly QueryPlanSelectionNode[],
  shape: SelectionShape,
  supergraph: LoadedSupergraph,
): unknown {
  if (Array.isArray(value)) return value.map((item) => selectBelow(item, selections, shape, supergraph));
  return isData(value) ? select(value, selections, shape, supergraph) : value;
}
