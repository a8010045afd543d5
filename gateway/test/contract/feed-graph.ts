import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLSchema, parse } from 'graphql';

/** A feed whose authors, reactions and topics live in other subgraphs; its resolvers can be made to wait or to fail. */
export interface FeedGraph {
  readonly supergraphSdl: string;
  readonly schemas: ReadonlyMap<string, GraphQLSchema>;
}

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])`;

const POSTS = /* GraphQL */ `
  ${LINK}
  type Query {
    posts(first: Int! = 100): [Post!]!
    pinned: Post
    topics: [Topic!]!
  }
  type Mutation {
    like(postId: ID!): Post
  }
  type Subscription {
    postAdded(count: Int! = 3): PostAdded!
    ticks: Post
  }
  type PostAdded {
    cursor: String!
    post: Post!
  }
  type Post @key(fields: "id") {
    id: ID!
    title: String!
    author: Person
    editor: Person
    strictAuthor: Person!
    topic: Topic
  }
  type Topic @key(fields: "id") {
    id: ID!
  }
  type Person @key(fields: "id") {
    id: ID!
  }
`;

const PEOPLE = /* GraphQL */ `
  ${LINK}
  type Query {
    person(id: ID!): Person
  }
  type Person @key(fields: "id") {
    id: ID!
    name: String!
    bio: String
  }
  type Topic @key(fields: "id") {
    id: ID!
    followers: Int!
  }
`;

/** What a test changes about the feed. */
export interface FeedBehaviour {
  /** Runs before a person is answered: wait, throw, or say `null` for one who does not exist. */
  readonly onPerson?: (id: string) => unknown;
  /** Where `ticks` come from. */
  readonly ticks?: () => AsyncIterable<unknown>;
}

const AUTHORS = 5;
const post = (i: number) => ({ __typename: 'Post', id: `post-${i}`, index: i });

async function* added(count: number) {
  for (let i = 0; i < count; i++) yield { cursor: `cursor-${i}`, post: post(i) };
}

/** Builds and composes the two subgraphs. */
export function buildFeedGraph(behaviour: FeedBehaviour = {}): FeedGraph {
  const person = (i: number) => ({ __typename: 'Person', id: `person-${i % AUTHORS}` });
  const posts = {
    Query: {
      posts: (_root: unknown, { first }: { first: number }) => Array.from({ length: first }, (_, i) => post(i)),
      pinned: () => post(0),
      topics: () => [{ id: 'topic-0' }, { id: 'topic-1' }],
    },
    Mutation: { like: (_root: unknown, { postId }: { postId: string }) => post(Number(postId.slice(5))) },
    Subscription: {
      postAdded: {
        subscribe: (_root: unknown, { count }: { count: number }) => added(count),
        resolve: (event: unknown) => event,
      },
      ticks: { subscribe: () => behaviour.ticks?.() ?? added(0), resolve: () => post(0) },
    },
    Post: {
      title: ({ id }: { id: string }) => `Title of ${id}`,
      author: ({ index }: { index: number }) => person(index),
      editor: ({ index }: { index: number }) => person(index + 1),
      strictAuthor: ({ index }: { index: number }) => person(index),
      topic: ({ index }: { index: number }) => ({ id: `topic-${index % 2}` }),
    },
  };
  const people = {
    Query: { person: (_root: unknown, { id }: { id: string }) => ({ id }) },
    Person: {
      __resolveReference: async ({ id }: { id: string }) => ((await behaviour.onPerson?.(id)) === null ? null : { id }),
      name: ({ id }: { id: string }) => `Name of ${id}`,
      bio: () => null,
    },
    Topic: { __resolveReference: async (topic: object) => topic, followers: () => 7 },
  };
  const modules = new Map([
    ['posts', { typeDefs: parse(POSTS), resolvers: posts }],
    ['people', { typeDefs: parse(PEOPLE), resolvers: people }],
  ]);
  const { supergraphSdl, errors } = composeServices([...modules].map(([name, { typeDefs }]) => ({ name, typeDefs })));
  if (!supergraphSdl) throw new Error(errors?.map((error) => error.message).join('\n'));
  return { supergraphSdl, schemas: new Map([...modules].map(([name, module]) => [name, buildSubgraphSchema([module])])) };
}
