import { failFor, PEOPLE, type PersonRow, personByHandle, personById } from './rows.ts';

export const typeDefs = /* GraphQL */ `
  extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@inaccessible", "@authenticated", "@requiresScopes"])

  scalar JSON
  enum Role {
    ADMIN
    MEMBER
    SECRET @inaccessible
  }
  interface Actor {
    id: ID!
    name: String
    code: String
  }
  type Person implements Actor @key(fields: "id") @key(fields: "handle") {
    id: ID!
    handle: String!
    name: String @shareable
    code: String
    email: String!
    age: Int
    height: Float
    role: Role
    internalNote: String @inaccessible
    address: Address
    friends: [Person!]
    contacts: [Person]!
    bestFriend: Person
    scores: [[Int!]]
    settings: JSON
    secret: String @authenticated
    audit: String @requiresScopes(scopes: [["audit:read"], ["admin", "staff"]])
  }
  type Bot implements Actor @key(fields: "id") {
    id: ID!
    name: String
    code: String!
    owner: Person
    version: Int!
  }
  type Address @shareable {
    city: String
    zip: String!
    extra: JSON
  }
  type Query {
    me: Person
    person(id: ID!): Person
    people(ids: [ID!]! = ["p0", "p1", "p2"]): [Person]!
    everyone: [Person!]!
    actors: [Actor!]!
    actor(id: ID!): Actor
    brokenRoot: Person
    version: String! @shareable
  }
  type Mutation {
    rename(id: ID!, name: String!): Person
    renameStrictly(id: ID!, name: String = "x"): Person!
  }
`;

const bot = (id: string) => ({ __typename: 'Bot', id });
const person = (row: PersonRow | undefined) => row && { __typename: 'Person', ...row };

export const resolvers = {
  Query: {
    me: () => person(PEOPLE[0]),
    person: (_root: unknown, { id }: { id: string }) => person(personById(id)),
    people: (_root: unknown, { ids }: { ids: string[] }) => ids.map((id) => person(personById(id))),
    everyone: () => PEOPLE.map(person),
    actors: () => [person(PEOPLE[1]), bot('b1'), person(PEOPLE[3]), bot('b4')],
    actor: (_root: unknown, { id }: { id: string }) => (id.startsWith('b') ? bot(id) : person(personById(id))),
    brokenRoot: () => {
      throw new Error('the root is broken');
    },
    version: () => '1',
  },
  Mutation: {
    rename: async (_root: unknown, { id, name }: { id: string; name: string }) => ({ ...person(personById(id)), name }),
    renameStrictly: async (_root: unknown, { id }: { id: string }) => {
      failFor(id, '35', 'rename');
      return person(personById(id));
    },
  },
  Person: {
    __resolveReference: async (reference: { id?: string; handle?: string }) => {
      failFor(reference.id ?? '', '6', 'reference');
      return person(reference.id === undefined ? personByHandle(reference.handle ?? '') : personById(reference.id));
    },
    name: async (row: PersonRow & { name?: string }) => {
      failFor(row.id, '3', 'name');
      return row.id === 'p5' ? null : (row.name ?? `Name ${row.id}`);
    },
    code: (row: PersonRow) => row.id.toUpperCase(),
    email: (row: PersonRow) => {
      failFor(row.id, '2', 'email');
      return `${row.id}@example.org`;
    },
    age: (row: PersonRow) => (row.id === 'p0' ? 0 : Number(row.id.at(-1)) * 7),
    height: () => 1.5,
    role: (row: PersonRow) => (row.id === 'p4' ? 'ADMIN' : 'MEMBER'),
    internalNote: () => 'never out',
    address: (row: PersonRow) =>
      row.id === 'p1' ? null : { city: `City ${row.id}`, zip: row.id === 'p4' ? null : '123', extra: { a: [1] } },
    friends: (row: PersonRow) => row.friends.slice(0, 2).map((id) => person(personById(id))),
    contacts: (row: PersonRow) => row.friends.map((id) => person(personById(id))),
    bestFriend: (row: PersonRow) => person(personById(row.friends[0] ?? '')),
    scores: (row: PersonRow) => (row.id === 'p2' ? [[1, null], [2]] : [[1, 2], null, []]),
    settings: (row: PersonRow) => ({ theme: 'dark', nested: { id: row.id, list: [{ a: 1 }] } }),
    secret: () => 's',
    audit: () => 'a',
  },
  Bot: {
    __resolveReference: async ({ id }: { id: string }) => bot(id),
    name: ({ id }: { id: string }) => `Bot ${id}`,
    code: ({ id }: { id: string }) => {
      failFor(id, '4', 'code');
      return id;
    },
    owner: () => person(PEOPLE[2]),
    version: () => 3,
  },
};
