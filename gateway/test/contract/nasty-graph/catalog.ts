import { failFor, ITEMS, type ItemRow, itemById, itemBySku } from './rows.ts';

export const typeDefs = /* GraphQL */ `
  extend schema
    @link(
      url: "https://specs.apollo.dev/federation/v2.9"
      import: ["@key", "@shareable", "@provides", "@external", "@inaccessible", "@interfaceObject"]
    )

  interface Item @key(fields: "id") {
    id: ID!
    title: String
    maker: Person
    detail: Detail
  }
  interface Detail {
    note: String
  }
  type PaperDetail implements Detail {
    note: String
    pages: Int!
  }
  type GoodsDetail implements Detail {
    note: String!
    material: String
  }
  type Product implements Item @key(fields: "id") @key(fields: "sku region { code }") {
    id: ID!
    sku: String!
    region: Region!
    title: String
    price: Float!
    weight: Float
    maker: Person
    strictMaker: Person!
    detail: Detail
    size(unit: Unit = CM): Int
    mark: String
    related: [Item]
    cover: Image!
  }
  type Book implements Item @key(fields: "id") {
    id: ID!
    title: String
    maker: Person @provides(fields: "name")
    detail: PaperDetail
    isbn: String
    mark: Int!
    authors: [Person!]!
  }
  type Region @shareable {
    code: String!
    label: String
  }
  type Image {
    url: String!
    alt(lang: String!): String
  }
  type Person @key(fields: "id") {
    id: ID!
    name: String @external
    made: [Item!]
  }
  enum Unit {
    CM
    INCH
  }
  input Filter {
    kinds: [Kind!]
    not: Filter
    limit: Int = 4
  }
  enum Kind {
    PRODUCT
    BOOK
  }
  union Found = Product | Book | Person
  type Query {
    items(filter: Filter): [Item!]!
    item(id: ID!): Item
    product(sku: String!): Product
    books: [Book]
    find(text: String): [Found]
    grid: [[Item]]
    strictGrid: [[Product!]!]
    version: String! @shareable
  }
`;

type Typed = ItemRow & { __typename: string };
const typed = (row: ItemRow | undefined): Typed | undefined => row && { __typename: row.kind, ...row };
const personRef = (id: string) => ({ __typename: 'Person', id });
const all = () => ITEMS.map(typed);

interface Filter {
  kinds?: string[];
  limit?: number;
}

const detail = (row: ItemRow) => {
  failFor(row.id, '7', 'detail');
  if (row.id === 'i4') return null;
  return row.kind === 'Book'
    ? { __typename: 'PaperDetail', note: null, pages: 12 }
    : { __typename: 'GoodsDetail', note: row.id === 'i3' ? null : 'n' };
};

export const resolvers = {
  Query: {
    items: (_root: unknown, { filter }: { filter?: Filter }) =>
      all()
        .filter((row) => !filter?.kinds || filter.kinds.includes((row?.kind ?? '').toUpperCase()))
        .slice(0, filter?.limit ?? 9),
    item: (_root: unknown, { id }: { id: string }) => typed(itemById(id)),
    product: (_root: unknown, { sku }: { sku: string }) => {
      const row = typed(itemBySku(sku));
      return row?.kind === 'Product' ? row : null;
    },
    books: () => all().filter((row) => row?.kind === 'Book'),
    find: (_root: unknown, { text }: { text?: string }) => [
      typed(ITEMS[0]),
      personRef('p1'),
      typed(ITEMS[2]),
      null,
      personRef(text === 'x' ? 'p6' : 'p3'),
    ],
    grid: () => [[typed(ITEMS[0]), null, typed(ITEMS[2])], null, [], [typed(ITEMS[4])]],
    strictGrid: async () => [[typed(ITEMS[0]), typed(ITEMS[1])], [typed(ITEMS[3]), typed(ITEMS[4])], []],
    version: () => '1',
  },
  Item: {
    __resolveReference: async ({ id }: { id: string }) => typed(itemById(id)),
    __resolveType: (row: Typed) => row.__typename,
  },
  Product: {
    __resolveReference: async ({ id, sku }: { id?: string; sku?: string }) =>
      typed(id === undefined ? itemBySku(sku ?? '') : itemById(id)),
    region: () => ({ code: 'eu', label: 'Europe' }),
    title: (row: ItemRow) => (row.id === 'i1' ? '' : `Title ${row.id}`),
    price: (row: ItemRow) => {
      failFor(row.id, '3', 'price');
      return Number(row.id.slice(1)) * 10;
    },
    weight: (row: ItemRow) => (row.id === 'i1' ? null : 0.5),
    maker: (row: ItemRow) => personRef(row.maker),
    strictMaker: (row: ItemRow) => (row.id === 'i6' ? null : personRef(row.maker)),
    detail,
    size: (row: ItemRow, { unit }: { unit: string }) => (row.id === 'i0' ? 0 : unit === 'CM' ? 10 : 4),
    mark: (row: ItemRow) => (row.id === 'i0' ? '' : 'M'),
    related: (row: ItemRow) => [typed(ITEMS[(Number(row.id.slice(1)) + 1) % 9]), null, typed(ITEMS[2])],
    cover: () => ({ url: 'https://example.org/i.png' }),
  },
  Image: { alt: (_image: unknown, { lang }: { lang: string }) => `alt-${lang}` },
  Book: {
    __resolveReference: async ({ id }: { id: string }) => typed(itemById(id)),
    title: (row: ItemRow) => `Book ${row.id}`,
    maker: (row: ItemRow) => ({ ...personRef(row.maker), name: `Name ${row.maker}` }),
    detail,
    isbn: () => '978',
    mark: (row: ItemRow) => (row.id === 'i2' ? 0 : 7),
    authors: (row: ItemRow) => [personRef(row.maker), personRef('p1')],
  },
  Person: {
    __resolveReference: async ({ id }: { id: string }) => ({ id }),
    made: ({ id }: { id: string }) => all().filter((row) => row?.maker === id),
  },
};
