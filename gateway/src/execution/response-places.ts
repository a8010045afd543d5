import { type Data, isData, type ResponsePath } from './data.ts';

/** A plan's way to the objects it works on: field names, `@` for each list level. */
export type FlattenPath = readonly string[];

/** Collects the objects that stand at `path`, in response order; nulls and gaps are left out. */
export function collectPlaces(value: unknown, path: FlattenPath, out: Data[] = [], index = 0): Data[] {
  if (value === null || value === undefined) return out;
  const segment = path[index];
  if (Array.isArray(value)) {
    // A list at the end of a path is flattened as well, like the planner's reference executor does.
    const next = segment === '@' ? index + 1 : index;
    if (segment === '@' || segment === undefined) for (const item of value) collectPlaces(item, path, out, next);
  } else if (isData(value)) {
    if (segment === undefined) out.push(value);
    else if (segment !== '@') collectPlaces(value[segment], path, out, index + 1);
  }
  return out;
}

/** The response path of each object that `collectPlaces` finds, in the same order. Only walked when an error needs it. */
export function pathsOfPlaces(
  value: unknown,
  path: FlattenPath,
  out: ResponsePath[] = [],
  index = 0,
  here: ResponsePath = [],
): ResponsePath[] {
  if (value === null || value === undefined) return out;
  const segment = path[index];
  if (Array.isArray(value)) {
    const next = segment === '@' ? index + 1 : index;
    if (segment === '@' || segment === undefined) {
      for (const [i, item] of value.entries()) pathsOfPlaces(item, path, out, next, [...here, i]);
    }
  } else if (isData(value)) {
    if (segment === undefined) out.push(here);
    else if (segment !== '@') pathsOfPlaces(value[segment], path, out, index + 1, [...here, segment]);
  }
  return out;
}
