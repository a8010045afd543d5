import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLNamedOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';

/** One operation to send, hostile in its values but well formed as GraphQL. */
export interface HostileOperation {
  readonly rootField: string;
  readonly source: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Texts that broke somebody once: empty, huge, control and bidirectional characters, half a surrogate, operators, paths, markup, other scripts. */
const TEXTS: readonly string[] = [
  '',
  ' ',
  'a',
  'ordinary text',
  '你好，世界 #话题 @everyone',
  '👩‍👩‍👧‍👦🇨🇳',
  'é'.normalize('NFD').repeat(30),
  'x'.repeat(5_001),
  '\u0000',
  'line\r\nbreak\tand\u001b[31m',
  '\u202Ereversed',
  '\uD800',
  '{"$gt":""}',
  '$where: 1',
  '__proto__',
  'constructor',
  "'; DROP TABLE auth.accounts; --",
  '../../../etc/passwd',
  '<script>alert(1)</script>',
  '%00%ff',
  '(((((((((((((((a+)+)+)+)+)+)+',
  'http://169.254.169.254/latest/meta-data',
  'javascript:alert(1)',
  '#'.repeat(200),
  '@'.repeat(200),
  '99999999999999999999',
  '-1',
  'null',
  'undefined',
];
const IDS: readonly string[] = [
  '00000000-0000-0000-0000-000000000000',
  '01900000-0000-7000-8000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  'not an id',
  '',
  '0',
  '{"$ne":null}',
  'x'.repeat(300),
];
const INTEGERS: readonly number[] = [0, 1, 2, 3, 20, 50, 100, 101, -1, 1_000_000, 2_147_483_647, -2_147_483_648];
const FLOATS: readonly number[] = [0, 1, -1, 0.5, 90, -180, 1e308, -1e308, 5e-324, 45.123456789];
const TIMES: readonly string[] = [
  '2026-01-01T00:00:00.000Z',
  '1970-01-01T00:00:00.000Z',
  '9999-12-31T23:59:59.999Z',
  '0001-01-01T00:00:00Z',
  '2026-02-30T00:00:00Z',
  'yesterday',
  '',
];
const OTHER_SCALARS: readonly unknown[] = [0, -1, 1.5, 2 ** 53, 'text', true, null, { $gt: '' }, [], ['a'], { __proto__: null }];

const DEEPEST = 5;
const WIDEST_LIST = 4;

/** Makes hostile operations over a schema; ids of answers that it has been shown are used as arguments later on. */
export class OperationFuzzer {
  readonly #schema: GraphQLSchema;
  readonly #knownIds = new Map<string, string[]>();
  #state: number;

  constructor(schema: GraphQLSchema, seed: number) {
    this.#schema = schema;
    this.#state = seed;
  }

  /** The names of all root fields of queries and mutations, as `query name` or `mutation name`. */
  rootFields(): readonly string[] {
    const names = (kind: 'query' | 'mutation') => {
      const type = kind === 'query' ? this.#schema.getQueryType() : this.#schema.getMutationType();
      return Object.keys(type?.getFields() ?? {}).map((name) => `${kind} ${name}`);
    };
    return [...names('query'), ...names('mutation')];
  }

  /** A new operation on a root field. */
  operation(rootField: string): HostileOperation {
    const [kind, name = ''] = rootField.split(' ');
    const root = kind === 'query' ? this.#schema.getQueryType() : this.#schema.getMutationType();
    const field = root?.getFields()[name];
    if (!field) throw new Error(`No root field ${rootField}`);
    const definitions: string[] = [];
    const variables: Record<string, unknown> = {};
    const selection = this.#field(field, 0, definitions, variables);
    const head = definitions.length > 0 ? `(${definitions.join(', ')})` : '';
    return { rootField, source: `${kind} Fuzz${head} { ${selection} }`, variables };
  }

  /** Keeps the ids of an answer by type, newest last. */
  learn(answer: unknown): void {
    if (Array.isArray(answer)) {
      for (const item of answer) this.learn(item);
    } else if (answer !== null && typeof answer === 'object') {
      const { __typename: type, id, cursor } = { __typename: null, id: null, cursor: null, ...answer };
      if (typeof type === 'string' && typeof id === 'string') this.#remember(type, id);
      if (typeof cursor === 'string') this.#remember('cursor', cursor);
      for (const value of Object.values(answer)) this.learn(value);
    }
  }

  #remember(type: string, id: string): void {
    const known = this.#knownIds.get(type) ?? [];
    if (!known.includes(id)) this.#knownIds.set(type, [...known, id].slice(-40));
  }

  #field(
    field: GraphQLField<unknown, unknown>,
    depth: number,
    definitions: string[],
    variables: Record<string, unknown>,
  ): string {
    const given = field.args.flatMap((argument) => {
      if (!isNonNullType(argument.type) && this.#chance(0.4)) return [];
      const variable = `v${definitions.length}`;
      definitions.push(`$${variable}: ${argument.type}`);
      variables[variable] = this.#value(argument.type, argument, 0);
      return [`${argument.name}: $${variable}`];
    });
    const type = getNamedType(field.type);
    const alias = depth === 0 ? '' : `${field.name}_${definitions.length}_${this.#below(1_000_000)}: `;
    const selection = this.#selection(type, depth + 1, definitions, variables);
    return `${alias}${field.name}${given.length > 0 ? `(${given.join(', ')})` : ''}${selection}`;
  }

  #selection(type: GraphQLNamedOutputType, depth: number, definitions: string[], variables: Record<string, unknown>): string {
    if (isUnionType(type)) {
      const members = type
        .getTypes()
        .map((member) => `... on ${member.name}${this.#selection(member, depth, definitions, variables)}`);
      return ` { __typename ${members.join(' ')} }`;
    }
    if (!isObjectType(type)) return 'getFields' in type ? ' { __typename }' : '';
    const fields = Object.values(type.getFields());
    const always = fields.filter(({ name }) => name === 'id' || name === 'cursor');
    const others = fields.filter((field) => !always.includes(field) && (depth < DEEPEST || isLeafType(getNamedType(field.type))));
    const chosen = this.#some(others, depth === 1 ? 4 : 3);
    const parts = [...always, ...chosen].map((field) =>
      always.includes(field) ? field.name : this.#field(field, depth, definitions, variables),
    );
    return ` { ${['__typename', ...parts].join(' ')} }`;
  }

  #value(type: GraphQLInputType, place: GraphQLArgument | GraphQLInputField, depth: number): unknown {
    if (!isNonNullType(type) && this.#chance(0.1)) return null;
    const bare = getNullableType(type);
    if (isListType(bare)) {
      const length = this.#chance(0.03) ? 101 : this.#below(WIDEST_LIST);
      return Array.from({ length }, () => this.#value(bare.ofType, place, depth));
    }
    if (isEnumType(bare)) return this.#pick(bare.getValues())?.name;
    if (isInputObjectType(bare)) {
      const entries = Object.values(bare.getFields()).flatMap((field) => {
        if (!isNonNullType(field.type) && (depth > 3 || this.#chance(bare.isOneOf ? 0 : 0.5))) return [];
        return [[field.name, this.#value(field.type, field, depth + 1)] as const];
      });
      const kept = bare.isOneOf ? [this.#pick(entries.filter(([, value]) => value !== null)) ?? ['', null]] : entries;
      return Object.fromEntries(kept);
    }
    return this.#scalar(bare.toString(), place.name);
  }

  #scalar(type: string, name: string): unknown {
    switch (type) {
      case 'ID':
        return this.#chance(0.7) ? (this.#knownId(name) ?? this.#pick(IDS)) : this.#pick(IDS);
      case 'Int':
      case 'SafeInt':
        return this.#pick(INTEGERS);
      case 'Float':
        return this.#pick(FLOATS);
      case 'Boolean':
        return this.#chance(0.5);
      case 'DateTime':
        return this.#pick(TIMES);
      case 'String': {
        const cursors = this.#knownIds.get('cursor');
        if (cursors && (name === 'after' || name === 'before') && this.#chance(0.8)) return this.#pick(cursors);
        return this.#chance(0.3) ? 'ordinary text' : this.#pick(TEXTS);
      }
      default:
        return this.#pick(OTHER_SCALARS);
    }
  }

  /** An id that an answer gave, of the type that the argument's name tells (`postId`: Post), or of any. */
  #knownId(name: string): string | undefined {
    const wanted = name.replace(/Ids?$/, '').toLowerCase();
    const types = [...this.#knownIds.keys()].filter((type) => type !== 'cursor');
    const fitting = types.filter((type) => type.toLowerCase().includes(wanted) || wanted.includes(type.toLowerCase()));
    const type = this.#chance(0.9) && fitting.length > 0 ? this.#pick(fitting) : this.#pick(types);
    return type === undefined ? undefined : this.#pick(this.#knownIds.get(type) ?? []);
  }

  #some<T>(items: readonly T[], most: number): T[] {
    const left = [...items];
    const taken: T[] = [];
    while (left.length > 0 && taken.length < most) taken.push(...left.splice(this.#below(left.length), 1));
    return taken;
  }

  #pick<T>(items: readonly T[]): T | undefined {
    return items[this.#below(items.length)];
  }

  #chance(probability: number): boolean {
    return this.#below(1_000_000) < probability * 1_000_000;
  }

  /** Mulberry32: the same seed gives the same operations, as long as the answers are the same. */
  #below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  }
}
