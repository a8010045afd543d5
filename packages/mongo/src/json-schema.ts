import { z } from 'zod';

/** A MongoDB `$jsonSchema` node. */
export type JsonSchema = { readonly [key: string]: unknown };

const DROPPED = new Set(['$schema', 'default', 'format', 'id', '$id', 'readOnly', 'contentEncoding', 'propertyNames']);
const BSON_TYPE_OF: Readonly<Record<string, string | readonly string[]>> = {
  string: 'string',
  integer: ['int', 'long', 'double'],
  number: ['int', 'long', 'double', 'decimal'],
  boolean: 'bool',
  object: 'object',
  array: 'array',
  null: 'null',
};

/**
 * The strict MongoDB validator of a zod object: required fields, enums, bounds, lengths in code points, nothing unknown.
 * Dates are `z.date()`, binary data `binaryField()`. Refinements that JSON schema cannot say stay with the input check.
 */
export function toJsonSchema(schema: z.ZodType): JsonSchema {
  const plain = z.toJSONSchema(schema, {
    target: 'draft-4',
    io: 'output',
    unrepresentable: 'any',
    reused: 'inline',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === 'date') Object.assign(jsonSchema, { bsonType: 'date' });
    },
  });
  return Object.fromEntries(Object.entries(toBson(plain)));
}

function toBson(node: unknown): JsonSchema {
  if (typeof node !== 'object' || node === null) return {};
  const result: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node)) {
    if (DROPPED.has(key)) continue;
    if (key === 'type') Object.assign(result, bsonTypeOf(value, 'bsonType' in node));
    else if (key === 'const') result.enum = [value];
    else if (key === 'properties')
      result.properties = Object.fromEntries(Object.entries(value ?? {}).map(([name, child]) => [name, toBson(child)]));
    else if (key === 'items' || key === 'additionalProperties') result[key] = typeof value === 'boolean' ? value : toBson(value);
    else if (key === 'anyOf' || key === 'oneOf' || key === 'allOf')
      result[key] = Array.isArray(value) ? value.map(toBson) : value;
    else if (key !== 'pattern') result[key] = value;
  }
  // The driver writes whole numbers as int, long or double by size: bounds, not the type, say what is allowed.
  if (Array.isArray(result.enum) && result.enum.includes(null)) delete result.bsonType;
  return result;
}

function bsonTypeOf(type: unknown, isDeclared: boolean): JsonSchema {
  if (isDeclared) return {};
  if (Array.isArray(type)) return { bsonType: type.flatMap((one) => BSON_TYPE_OF[String(one)] ?? []) };
  return { bsonType: BSON_TYPE_OF[String(type)] ?? type };
}
