import {
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
  isUnionType,
  parse,
  validate,
} from 'graphql';

/** A valid operation with variables that fit it. */
export interface GeneratedOperation {
  readonly source: string;
  readonly variables: Record<string, unknown>;
}

export interface GeneratorOptions {
  readonly schema: GraphQLSchema;
  readonly kind: 'query' | 'mutation';
  /** Values for arguments by name or type, so that operations find something; undefined lets the generator choose. */
  readonly valuesFor: (name: string, typeName: string) => readonly unknown[] | undefined;
  /** Deepest nesting of composite fields. @defaultValue 3 */
  readonly maxDepth?: number;
}

/** Makes the operation that belongs to a seed: the same seed always gives the same text. */
export function generateOperation(options: GeneratorOptions, seed: number): GeneratedOperation {
  for (let attempt = 0; attempt < 200; attempt++) {
    const operation = new Generator(options, seed * 1000 + attempt).operation();
    // Response names may conflict by chance; drawing again is simpler than knowing the rule twice.
    if (operation && validate(options.schema, parse(operation.source)).length === 0) return operation;
  }
  throw new Error(`no valid operation for seed ${seed}`);
}

class Generator {
  readonly #options: GeneratorOptions;
  readonly #definitions: string[] = [];
  readonly #fragments: string[] = [];
  readonly #variables: Record<string, unknown> = {};
  #state: number;
  #counter = 0;

  constructor(options: GeneratorOptions, seed: number) {
    this.#options = options;
    this.#state = seed;
  }

  operation(): GeneratedOperation | undefined {
    const { schema, kind, maxDepth = 3 } = this.#options;
    const type = kind === 'query' ? schema.getQueryType() : schema.getMutationType();
    if (!type) return undefined;
    const selection = this.#selectionSet(type, maxDepth);
    if (!selection) return undefined;
    const variables = this.#definitions.length > 0 ? `(${this.#definitions.join(', ')})` : '';
    const name = this.#chance(0.5) || variables ? ' Generated' : '';
    return { source: [`${kind}${name}${variables} ${selection}`, ...this.#fragments].join('\n'), variables: this.#variables };
  }

  #selectionSet(type: GraphQLCompositeType, depth: number): string | undefined {
    const parts: string[] = [];
    if (this.#chance(0.2) || isUnionType(type)) parts.push(this.#chance(0.3) ? `${this.#name('t')}: __typename` : '__typename');
    if (!isUnionType(type)) {
      const fields = Object.values(type.getFields());
      const wanted = 1 + this.#below(3);
      for (let i = 0; i < wanted; i++) {
        const field = this.#pick(fields);
        const part = field && this.#field(field, depth);
        if (part) parts.push(part);
      }
      if (parts.length > 0 && this.#chance(0.15)) parts.push(this.#pick(parts) ?? '');
    }
    if (isAbstractType(type)) {
      for (const possible of this.#options.schema.getPossibleTypes(type)) {
        if (this.#chance(0.5)) parts.push(this.#fragment(possible, depth));
      }
    } else if (depth > 0 && this.#chance(0.15)) {
      parts.push(this.#fragment(type, depth));
    }
    const present = parts.filter((part) => part !== '');
    return present.length > 0 ? `{ ${present.join(' ')} }` : undefined;
  }

  #fragment(type: GraphQLCompositeType, depth: number): string {
    const selection = this.#selectionSet(type, depth);
    if (!selection) return '';
    if (this.#chance(0.3)) {
      const name = this.#name('Fragment');
      this.#fragments.push(`fragment ${name} on ${type.name} ${selection}`);
      return `...${name}${this.#directive()}`;
    }
    return `... on ${type.name}${this.#directive()} ${selection}`;
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number): string | undefined {
    const type = getNamedType(field.type);
    let selection = '';
    if (isCompositeType(type)) {
      const below = depth > 0 ? this.#selectionSet(type, depth - 1) : undefined;
      if (!below) return undefined;
      selection = ` ${below}`;
    }
    const args = field.args.map((argument) => this.#argument(argument)).filter((text) => text !== undefined);
    const alias = this.#chance(0.2) ? `${this.#name('a')}: ` : '';
    return `${alias}${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''}${this.#directive()}${selection}`;
  }

  #argument(argument: GraphQLArgument): string | undefined {
    if (!isRequiredArgument(argument) && this.#chance(0.4)) return undefined;
    const value = this.#value(argument.name, argument.type);
    if (this.#chance(0.4)) {
      const name = this.#name('v');
      const isOmitted = argument.defaultValue !== undefined && isNonNullType(argument.type) && this.#chance(0.3);
      this.#definitions.push(`$${name}: ${argument.type}${isOmitted ? ` = ${literal(value, argument.type)}` : ''}`);
      if (!isOmitted) this.#variables[name] = value;
      return `${argument.name}: $${name}`;
    }
    return `${argument.name}: ${literal(value, argument.type)}`;
  }

  #value(name: string, type: GraphQLInputType): unknown {
    if (isNonNullType(type)) return this.#value(name, type.ofType);
    if (isListType(type)) return Array.from({ length: 1 + this.#below(3) }, () => this.#value(name, type.ofType));
    const values = this.#options.valuesFor(name, type.name);
    if (values) return this.#pick(values);
    if (isEnumType(type)) return this.#pick(type.getValues())?.name;
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter((field) => isRequiredInputField(field) || this.#chance(0.3));
      return Object.fromEntries(fields.map((field) => [field.name, this.#value(field.name, field.type)]));
    }
    if (type.name === 'Boolean') return this.#chance(0.5);
    return type.name === 'Int' || type.name === 'Float' ? 1 + this.#below(5) : 'text';
  }

  #directive(): string {
    if (!this.#chance(0.12)) return '';
    const directive = this.#chance(0.5) ? 'skip' : 'include';
    const value = this.#chance(0.5);
    if (this.#chance(0.4)) return ` @${directive}(if: ${value})`;
    const name = this.#name('c');
    const byDefault = this.#chance(0.3);
    this.#definitions.push(byDefault ? `$${name}: Boolean = ${value}` : `$${name}: Boolean!`);
    if (!byDefault) this.#variables[name] = value;
    return ` @${directive}(if: $${name})`;
  }

  #name(prefix: string): string {
    this.#counter += 1;
    return `${prefix}${this.#counter}`;
  }

  #pick<T>(items: readonly T[]): T | undefined {
    return items[this.#below(items.length)];
  }

  #chance(probability: number): boolean {
    return this.#next() < probability;
  }

  #below(limit: number): number {
    return Math.floor(this.#next() * limit);
  }

  /** mulberry32: small, and the same everywhere. */
  #next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }
}

function literal(value: unknown, type: GraphQLInputType): string {
  if (isNonNullType(type)) return literal(value, type.ofType);
  if (isListType(type))
    return `[${(Array.isArray(value) ? value : [value]).map((item) => literal(item, type.ofType)).join(', ')}]`;
  if (isEnumType(type)) return String(value);
  if (isInputObjectType(type) && typeof value === 'object' && value !== null) {
    const fields = type.getFields();
    const parts = Object.entries(value).flatMap(([name, below]) => {
      const field = fields[name];
      return field ? [`${name}: ${literal(below, field.type)}`] : [];
    });
    return `{${parts.join(', ')}}`;
  }
  return JSON.stringify(value);
}
