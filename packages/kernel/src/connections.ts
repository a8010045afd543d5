import { BadUserInputError } from './faults.ts';

/** Page arguments as GraphQL hands them over. */
export interface PageArguments {
  readonly first?: number | null;
  readonly after?: string | null;
}

/** Largest page of any list. */
export const MAX_PAGE_SIZE = 100;

/** The page size asked for; throws `BadUserInputError` outside 1 to `max`. */
export function pageSize(first: number | null | undefined, fallback = 20, max = MAX_PAGE_SIZE, argument = 'first'): number {
  const size = first ?? fallback;
  if (!Number.isInteger(size) || size < 1 || size > max)
    throw new BadUserInputError(`\`${argument}\` must be between 1 and ${max}.`, [argument]);
  return size;
}

/** One page of a list: the rows, each with the cursor that continues after it. */
export interface Page<Row> {
  readonly edges: readonly { readonly cursor: string; readonly row: Row }[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  /** Where the list goes on although this page shows nothing: behind the last row that was looked at. Absent on other pages. */
  readonly continueAt?: string;
}

/** How `readPage` gets and judges rows. */
export interface PageReader<Skeleton, Row, Position> {
  readonly first: number;
  /** Where to go on, or null for the beginning. */
  readonly after: Position | null;
  /** The next `limit` skeleton rows after a position, in order, by an indexed query. */
  skeleton(after: Position | null, limit: number): Promise<readonly Skeleton[]>;
  /** The position of a skeleton row: its sort keys. */
  position(row: Skeleton): Position;
  /** Hydrates in bulk and applies the rules: one answer for each skeleton row, null where the caller may not see it. */
  present(rows: readonly Skeleton[]): Promise<readonly (Row | null)[]>;
  /** Turns a position into the cursor of this list and viewer. */
  cursor(position: Position): string;
  /** Bound on the work for one page: how many times it may be refilled. Default 5. */
  readonly maxRounds?: number;
}

/**
 * Reads one page in four stages: skeleton → hydrate → rules → present, and refills it while the rules leave it short.
 * Cost: at most `maxRounds` skeleton queries. A page may stay short, even empty, after that; `hasNextPage` then is still true.
 */
export async function readPage<Skeleton, Row, Position>(reader: PageReader<Skeleton, Row, Position>): Promise<Page<Row>> {
  const edges: { cursor: string; row: Row }[] = [];
  const maxRounds = reader.maxRounds ?? 5;
  let after = reader.after;
  let more = true;
  for (let round = 0; round < maxRounds && more && edges.length <= reader.first; round++) {
    // Each further round asks for more, because the rules have just shown to be strict here.
    const limit = (reader.first + 1 - edges.length) * 2 ** Math.min(round, 3);
    const skeletons = await reader.skeleton(after, limit);
    more = skeletons.length === limit;
    const presented = await reader.present(skeletons);
    for (const [index, skeleton] of skeletons.entries()) {
      const row = presented[index];
      if (row !== null && row !== undefined) edges.push({ cursor: reader.cursor(reader.position(skeleton)), row });
      after = reader.position(skeleton);
      if (edges.length > reader.first) break;
    }
  }
  const hasNextPage = edges.length > reader.first || more;
  const page = { edges: edges.slice(0, reader.first), hasNextPage, hasPreviousPage: reader.after !== null };
  return edges.length === 0 && more && after !== null ? { ...page, continueAt: reader.cursor(after) } : page;
}

/** The Relay shape of a page, as resolvers return it. */
export interface ConnectionShape<Node> {
  readonly edges: { readonly cursor: string; readonly node: Node }[];
  readonly nodes: Node[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/** Turns a page into a connection. */
export function toConnection<Row>(page: Page<Row>): ConnectionShape<Row> {
  return {
    edges: page.edges.map(({ cursor, row }) => ({ cursor, node: row })),
    nodes: page.edges.map(({ row }) => row),
    pageInfo: {
      hasNextPage: page.hasNextPage,
      hasPreviousPage: page.hasPreviousPage,
      startCursor: page.edges.at(0)?.cursor ?? null,
      endCursor: page.edges.at(-1)?.cursor ?? page.continueAt ?? null,
    },
  };
}

/** A list argument of at most `max` items; throws `BadUserInputError` for a longer one. */
export function boundedList<T>(values: readonly T[], argument: string, max = MAX_PAGE_SIZE): readonly T[] {
  if (values.length > max) throw new BadUserInputError(`\`${argument}\` takes at most ${max} values.`, [argument]);
  return values;
}
