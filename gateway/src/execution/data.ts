/** A JSON object as subgraphs return it. */
export type Data = Record<string, unknown>;

/** A place in a response: field names and list indexes. */
export type ResponsePath = readonly (string | number)[];

/** True for objects that have fields: not null, not a list. */
export function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
