import { type DocumentNode, Kind } from 'graphql';

/** The arguments by which a subscription of the platform goes on, and the field of an event that says where it is. */
const MARKS: Readonly<Record<string, string>> = { after: 'cursor', afterSeq: 'seq' };

interface Place {
  /** Response key of the root field. */
  readonly key: string;
  readonly variable: string;
  readonly mark: string;
}

/** Where one subscription stands: its variables continue behind the last event that was delivered. */
export class StreamPosition {
  readonly #place: Place | null;
  readonly #given: Readonly<Record<string, unknown>>;
  readonly #key: string;
  #last: unknown;

  constructor(document: DocumentNode, variables: Readonly<Record<string, unknown>>) {
    this.#place = placeIn(document);
    this.#key = this.#place?.key ?? '';
    this.#given = variables;
    this.#last = this.#place === null ? null : (variables[this.#place.variable] ?? null);
  }

  /** Variables with which to subscribe (again). */
  get variables(): Readonly<Record<string, unknown>> {
    if (this.#place === null) return this.#given;
    return { ...this.#given, [this.#place.variable]: this.#last };
  }

  /** It could have been continued, but nobody knows from where: events may be missing. Ephemeral streams are never lost. */
  get isLost(): boolean {
    return this.#place !== null && this.#last === null;
  }

  /** Notes where an event is. */
  take(result: { readonly data?: unknown; readonly extensions?: unknown }): void {
    if (this.#place === null) return;
    const event = fieldOf(result.data, this.#key);
    if (fieldOf(event, '__typename') === 'ResyncRequired') this.#last = null;
    else this.#last = fieldOf(event, this.#place.mark) ?? this.#cursorOf(result.extensions) ?? this.#last;
  }

  /** What the platform itself says when it cannot continue a stream. */
  resyncResult(reason: string): { data: Record<string, unknown> } {
    return { data: { [this.#key]: { __typename: 'ResyncRequired', reason } } };
  }

  #cursorOf(extensions: unknown): unknown {
    return this.#place?.mark === 'cursor' ? fieldOf(extensions, 'cursor') : undefined;
  }
}

function placeIn(document: DocumentNode): Place | null {
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    for (const root of definition.selectionSet.selections) {
      if (root.kind !== Kind.FIELD) continue;
      for (const { name, value } of root.arguments ?? []) {
        const mark = MARKS[name.value];
        if (mark !== undefined && value.kind === Kind.VARIABLE) {
          return { key: root.alias?.value ?? root.name.value, variable: value.name.value, mark };
        }
      }
    }
  }
  return null;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
