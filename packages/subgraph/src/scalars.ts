import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

function badInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}

function parseInstant(value: unknown): Date {
  if (typeof value !== 'string' || !ISO.test(value))
    throw badInput('A DateTime is an ISO 8601 instant with a time zone, e.g. 2026-11-22T13:44:49.000Z.');
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) throw badInput('This DateTime does not exist.');
  return date;
}

/** UTC instants: `Date` inside, ISO 8601 with milliseconds outside. */
export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  serialize(value) {
    if (value instanceof Date) return value.toISOString();
    if (typeof value === 'string') return parseInstant(value).toISOString();
    throw new TypeError('DateTime takes a Date.');
  },
  parseValue: parseInstant,
  parseLiteral(node) {
    return parseInstant(node.kind === Kind.STRING ? node.value : undefined);
  },
});

function parseSafeInt(value: unknown): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value))
    throw badInput('A SafeInt is a whole number of at most 53 bits.');
  return value;
}

/** Whole numbers of up to 53 bits: byte sizes and large counts. */
export const SafeIntScalar = new GraphQLScalarType<number, number>({
  name: 'SafeInt',
  serialize: parseSafeInt,
  parseValue: parseSafeInt,
  parseLiteral(node) {
    return parseSafeInt(node.kind === Kind.INT ? Number(node.value) : undefined);
  },
});
