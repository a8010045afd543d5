import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type DocumentNode, type GraphQLSchema, parse } from 'graphql';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';

const POSTS = `${LINK}
  type Query { feed(first: Int! = 20): [Post!]! post(id: ID!): Post }
  type Mutation { publish(text: String!): Post }
  type Post @key(fields: "id") { id: ID! text: String! createdAt: String! language: String author: User media: [Media!]! }
  type Media { url: String! width: Int! height: Int! alt: String }
  type User @key(fields: "id") { id: ID! }`;
const USERS = `${LINK}
  type Query { user(id: ID!): User }
  type User @key(fields: "id") { id: ID! username: String! displayName: String! avatar: String verified: Boolean! followers: Int! }`;
const SOCIAL = `${LINK}
  type Query { conversations(first: Int! = 20): [Conversation!]! }
  type Conversation { id: ID! title: String! unread: Int! members: [User!]! lastMessage: Comment }
  type Post @key(fields: "id") { id: ID! reactions: Int! viewerReaction: Reaction comments(first: Int! = 3): [Comment!]! }
  enum Reaction { LIKE LOVE HAHA }
  type Comment { id: ID! text: String! createdAt: String! author: User reactions: Int! }
  type User @key(fields: "id") { id: ID! }`;

const TEXT = 'A text of ordinary length, as people write them when they have something to tell their friends about the day. ';
/** A post. */
export const post = (i: number) => ({
  id: `post-${i}`,
  text: TEXT.repeat(2),
  createdAt: '2026-11-22T13:44:49.000Z',
  language: 'en',
  author: { id: `user-${i % 8}` },
  media: [{ url: `https://media.example/${i}.webp`, width: 1280, height: 720, alt: 'a picture' }],
});
/** A person. */
export const user = (id: string) => ({
  id,
  username: id,
  displayName: `The ${id}`,
  avatar: `https://media.example/${id}.webp`,
  verified: true,
  followers: 1234,
});
/** A comment of a post, or a message of a conversation. */
export const comment = (id: string, i: number) => ({
  id: `${id}-comment-${i}`,
  text: TEXT,
  createdAt: '2026-11-22T13:44:49.000Z',
  author: { id: `user-${i}` },
  reactions: i,
});
/** A conversation of three. */
export const conversation = (i: number) => ({
  id: `conversation-${i}`,
  title: `Group ${i}`,
  unread: i,
  members: [0, 1, 2].map((n) => ({ id: `user-${(i + n) % 8}` })),
  lastMessage: comment(`conversation-${i}`, i % 8),
});

const RESOLVERS = {
  posts: {
    Query: {
      feed: async (_root: unknown, { first }: { first: number }) => Array.from({ length: first }, (_, i) => post(i)),
      post: async (_root: unknown, { id }: { id: string }) => post(Number(id.slice(5))),
    },
    Mutation: { publish: async (_root: unknown, { text }: { text: string }) => ({ ...post(1), text }) },
    Post: { __resolveReference: async ({ id }: { id: string }) => post(Number(id.slice(5))) },
  },
  users: {
    Query: { user: async (_root: unknown, { id }: { id: string }) => user(id) },
    User: { __resolveReference: async ({ id }: { id: string }) => user(id) },
  },
  social: {
    Query: {
      conversations: async (_root: unknown, { first }: { first: number }) =>
        Array.from({ length: first }, (_, i) => conversation(i)),
    },
    Post: {
      __resolveReference: async ({ id }: { id: string }) => ({ id }),
      reactions: () => 12,
      viewerReaction: () => 'LIKE',
      comments: async ({ id }: { id: string }, { first }: { first: number }) =>
        Array.from({ length: first }, (_, i) => comment(id, i)),
    },
  },
};

/** The subgraphs' schemas, and their text for composition. */
export const SUBGRAPHS: ReadonlyMap<string, { readonly typeDefs: DocumentNode; readonly schema: GraphQLSchema }> = new Map(
  Object.entries({ posts: POSTS, users: USERS, social: SOCIAL }).map(([name, sdl]) => {
    const typeDefs = parse(sdl);
    const resolvers = Object.entries(RESOLVERS).find(([key]) => key === name)?.[1] ?? {};
    return [name, { typeDefs, schema: buildSubgraphSchema([{ typeDefs, resolvers }]) }] as const;
  }),
);

/** Composes the subgraphs under these addresses. */
export function supergraphOf(urlOf: (name: string) => string): string {
  const { supergraphSdl, errors } = composeServices(
    [...SUBGRAPHS].map(([name, { typeDefs }]) => ({ name, typeDefs, url: urlOf(name) })),
  );
  if (!supergraphSdl) throw new Error(errors?.map((error) => error.message).join('\n'));
  return supergraphSdl;
}

/** What is measured, by name. */
export const OPERATIONS: Readonly<Record<string, string>> = {
  'one hop': '{ post(id: "post-3") { id text author { username displayName } } }',
  feed: `query Feed { feed(first: 20) {
    id text createdAt language media { url width height alt } author { id username displayName avatar verified }
    reactions viewerReaction comments { id text createdAt reactions author { id username displayName avatar } } } }`,
  conversations:
    '{ conversations(first: 20) { id title unread members { id displayName avatar } lastMessage { text createdAt author { username } } } }',
  mutation: 'mutation { publish(text: "hello") { id text author { username } } }',
};
