import { failFor, REVIEWS, type ReviewRow, reviewById } from './rows.ts';

export const typeDefs = /* GraphQL */ `
  extend schema
    @link(
      url: "https://specs.apollo.dev/federation/v2.9"
      import: ["@key", "@shareable", "@requires", "@external", "@interfaceObject", "@inaccessible"]
    )

  type Review @key(fields: "id") {
    id: ID!
    body: String
    author: Person!
    item: Item
    votes: Int!
    replies: [Review!]
  }
  type Person @key(fields: "id") {
    id: ID!
    email: String! @external
    age: Int @external
    reviews(first: Int): [Review!]
    reputation: Int!
    initials: String @requires(fields: "email age")
  }
  type Item @interfaceObject @key(fields: "id") {
    id: ID!
    likes: Int!
    reviews: [Review]
  }
  type Query {
    latest(first: Int = 4): [Review!]!
    review(id: ID!): Review
    version: String! @shareable
  }
  type Mutation {
    addReview(body: String!): Review
    failingReview: Review
    strictFailingReview: Review!
  }
  type Subscription {
    reviewAdded(count: Int = 3): Review
    feed(count: Int! = 3): FeedEvent!
  }
  union FeedEvent = ReviewEvent | ResyncEvent
  type ReviewEvent {
    cursor: String!
    review: Review!
  }
  type ResyncEvent {
    reason: String!
  }
`;

const typed = (row: ReviewRow | undefined) => row && { __typename: 'Review', ...row };

async function* events(count: number) {
  for (let i = 0; i < count; i++) yield i;
}

export const resolvers = {
  Query: {
    latest: (_root: unknown, { first }: { first: number }) => REVIEWS.slice(-first).map(typed),
    review: (_root: unknown, { id }: { id: string }) => typed(reviewById(id)),
    version: () => '1',
  },
  Mutation: {
    addReview: (_root: unknown, { body }: { body: string }) => ({ ...typed(REVIEWS[1]), body }),
    failingReview: () => {
      throw new Error('no review today');
    },
    strictFailingReview: async () => {
      throw new Error('no strict review today');
    },
  },
  Subscription: {
    reviewAdded: {
      subscribe: (_root: unknown, { count }: { count: number }) => events(count),
      resolve: (i: number) => typed(REVIEWS[i]),
    },
    feed: {
      subscribe: (_root: unknown, { count }: { count: number }) => events(count),
      resolve: (i: number) =>
        i === 1
          ? { __typename: 'ResyncEvent', reason: 'old' }
          : { __typename: 'ReviewEvent', cursor: `c${i}`, review: typed(REVIEWS[i]) },
    },
  },
  Review: {
    __resolveReference: async ({ id }: { id: string }) => typed(reviewById(id)),
    body: (row: ReviewRow & { body?: string }) => row.body ?? `Body ${row.id}`,
    author: (row: ReviewRow) => ({ __typename: 'Person', id: row.author }),
    item: (row: ReviewRow) => (row.id === 'r12' ? null : { __typename: 'Item', id: row.item }),
    votes: (row: ReviewRow) => {
      failFor(row.id, '5', 'votes');
      return 5;
    },
    replies: (row: ReviewRow) => (row.id === 'r1' ? [typed(REVIEWS[2]), typed(REVIEWS[5])] : []),
  },
  Person: {
    __resolveReference: async (reference: { id: string }) => {
      failFor(reference.id, '4', 'reputation record');
      return reference.id === 'p-gone' ? null : reference;
    },
    reviews: ({ id }: { id: string }, { first }: { first?: number }) =>
      REVIEWS.filter((row) => row.author === id)
        .slice(0, first ?? 99)
        .map(typed),
    reputation: ({ id }: { id: string }) => {
      failFor(id, '1', 'reputation');
      return 1;
    },
    initials: ({ email, age }: { email: string; age: number }) => `${email[0]}${age}`,
  },
  Item: {
    __resolveReference: async (reference: { id: string }) => ({ ...reference, __typename: 'Item' }),
    likes: ({ id }: { id: string }) => Number(id.slice(1)),
    reviews: ({ id }: { id: string }) => REVIEWS.filter((row) => row.item === id).map(typed),
  },
};
