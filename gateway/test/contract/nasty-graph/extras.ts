import { failFor, personByHandle } from './rows.ts';

export const typeDefs = /* GraphQL */ `
  extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@requires", "@external", "@inaccessible"])

  scalar JSON
  type Person @key(fields: "handle") {
    handle: String!
    badge: Badge
    strictBadge: Badge!
    favourites: [Product!]
    notes(limit: Int = 2): [String]
  }
  type Badge {
    label: String!
    level: Int
    holder: Person
  }
  type Product @key(fields: "sku region { code }") {
    sku: String!
    region: Region!
    stock: Int
    warehouse: Address
    maker: Person @external
    price: Float! @external
    weight: Float @external
    cover: Image! @external
    shipping: Float @requires(fields: "price weight cover { url }")
    rating: Int!
    credit: String @requires(fields: "maker { handle }")
  }
  type Image {
    url: String! @external
  }
  type Region @shareable {
    code: String!
  }
  type Address @shareable {
    city: String
    zip: String!
    extra: JSON
  }
  type Counter {
    value: Int!
    by(step: Int!): Int
    touchedBy: Person
  }
  type Query {
    counter: Counter
    version: String! @shareable
  }
  type Mutation {
    bump(by: Int = 1): Counter!
    bumpBroken: Counter
  }
`;

const byHandle = (handle: string) => (personByHandle(handle) ? { handle } : null);

export const resolvers = {
  Query: { counter: () => ({ value: 1 }), version: () => '1' },
  Mutation: {
    bump: (_root: unknown, { by }: { by: number }) => ({ value: by }),
    bumpBroken: async () => {
      throw new Error('the counter is stuck');
    },
  },
  Counter: {
    by: ({ value }: { value: number }, { step }: { step: number }) => value * step,
    touchedBy: () => ({ handle: '@p2' }),
  },
  Person: {
    __resolveReference: async ({ handle }: { handle: string }) => byHandle(handle),
    badge: ({ handle }: { handle: string }) =>
      handle === '@p1' ? null : { label: `Badge ${handle}`, level: handle === '@p0' ? 0 : 2 },
    strictBadge: async ({ handle }: { handle: string }) => {
      failFor(handle, '0', 'badge');
      return handle === '@p5' ? null : { label: 'strict' };
    },
    favourites: () => [
      { sku: 'sku-0', region: { code: 'eu' } },
      { sku: 'sku-1', region: { code: 'eu' } },
    ],
    notes: (_person: unknown, { limit }: { limit: number }) => ['a', null, 'c'].slice(0, limit),
  },
  Badge: { holder: () => ({ handle: '@p3' }) },
  Product: {
    __resolveReference: async (reference: object) => reference,
    shipping: ({ price, weight, cover }: { price: number | null; weight: number | null; cover: { url: string } | null }) =>
      price === null || weight === null ? null : price * weight + (cover?.url.length ?? 0),
    rating: ({ sku }: { sku: string }) => {
      failFor(sku, '4', 'rating');
      return 4;
    },
    stock: ({ sku }: { sku: string }) => {
      failFor(sku, '1', 'stock');
      return Number(sku.at(-1));
    },
    warehouse: ({ sku }: { sku: string }) => ({ city: 'Depot', zip: sku === 'sku-4' ? null : '9', extra: [sku] }),
    credit: ({ maker }: { maker: { handle?: string } | null }) => maker?.handle ?? null,
  },
};
