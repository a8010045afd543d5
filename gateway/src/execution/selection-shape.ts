import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';
import { type Data, isData, type ResponsePath } from './data.ts';

/** The response names below a selection set, whatever their type conditions; null marks a leaf. */
export interface SelectionShape {
  readonly fields: Map<string, SelectionShape | null>;
}

/** Named fragments of a document. */
export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

export function fragmentsOf(document: DocumentNode): Fragments {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  return fragments;
}

/** Reads the shape of a selection set; fields that occur several times become one. */
export function shapeOf(
  selectionSet: SelectionSetNode,
  fragments: Fragments,
  into: SelectionShape = { fields: new Map() },
): SelectionShape {
  for (const selection of selectionSet.selections) {
    if (selection.kind === Kind.FIELD) {
      const name = selection.alias?.value ?? selection.name.value;
      const known = into.fields.get(name) ?? undefined;
      into.fields.set(name, selection.selectionSet ? shapeOf(selection.selectionSet, fragments, known) : null);
    } else {
      const nested =
        selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet : fragments.get(selection.name.value)?.selectionSet;
      if (nested) shapeOf(nested, fragments, into);
    }
  }
  return into;
}

/**
 * Adds what a fetch brought to what is there. Composite fields that both have are merged, everything else is replaced; leaves are
 * never merged, because a JSON scalar may be an object that a resolver still owns.
 */
export function mergeInto(target: Data, source: Data, shape: SelectionShape): void {
  for (const key in source) {
    const next = source[key];
    if (next === undefined) continue;
    const current = target[key];
    if (typeof next === 'object' && next !== null && typeof current === 'object' && current !== null && next !== current) {
      const below = shape.fields.get(key);
      target[key] = below ? mergeValue(current, next, below) : next;
    } else {
      target[key] = next;
    }
  }
}

function mergeValue(current: unknown, next: unknown, shape: SelectionShape): unknown {
  if (Array.isArray(current) && Array.isArray(next)) {
    if (current.length !== next.length) return next;
    for (let i = 0; i < next.length; i++) current[i] = mergeValue(current[i], next[i], shape);
    return current;
  }
  if (!isData(current) || !isData(next)) return next;
  if (current !== next) mergeInto(current, next, shape);
  return current;
}

/** Copies composite values, so that two places of the response never share an object that later fetches extend differently. */
export function cloneShaped<T>(value: T, shape: SelectionShape): T;
export function cloneShaped(value: unknown, shape: SelectionShape): unknown {
  if (Array.isArray(value)) return value.map((item) => cloneShaped(item, shape));
  if (!isData(value)) return value;
  const copy: Data = {};
  for (const key in value) {
    const below = shape.fields.get(key);
    copy[key] = below ? cloneShaped(value[key], below) : value[key];
  }
  return copy;
}

/** Cuts an error path where it leaves what the client asked for, e.g. at a key that only the gateway selected. */
export function trimPath(path: ResponsePath, shape: SelectionShape): ResponsePath {
  let at: SelectionShape | null = shape;
  for (const [index, segment] of path.entries()) {
    if (typeof segment === 'number') continue;
    const next: SelectionShape | null | undefined = at?.fields.get(segment);
    if (next === undefined) return path.slice(0, index);
    at = next;
  }
  return path;
}
