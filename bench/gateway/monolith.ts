import Fastify from 'fastify';
import mercurius from 'mercurius';
import { comment, conversation, post, user } from '../gateway-execution/feed.ts';

const SCHEMA = `
  type Query { feed(first: Int! = 20): [Post!]!  post(id: ID!): Post  conversations(first: Int! = 20): [Conversation!]! }
  type Mutation { publish(text: String!): Post }
  type Post { id: ID! text: String! createdAt: String! language: String author: User media: [Media!]! reactions: Int! viewerReaction: Reaction comments(first: Int! = 3): [Comment!]! }
  type Media { url: String! width: Int! height: Int! alt: String }
  type User { id: ID! username: String! displayName: String! avatar: String verified: Boolean! followers: Int! }
  type Conversation { id: ID! title: String! unread: Int! members: [User!]! lastMessage: Comment }
  type Comment { id: ID! text: String! createdAt: String! author: User reactions: Int! }
  enum Reaction { LIKE LOVE HAHA }`;

const authorOf = async ({ author }: { author: { id: string } }) => user(author.id);

/** What no gateway can beat: one schema without federation, mercurius with its compiler, the same data and asynchronous at the same places. */
export async function monolith(): Promise<string> {
  const app = Fastify();
  await app.register(mercurius, {
    schema: SCHEMA,
    jit: 1,
    resolvers: {
      Query: {
        feed: async (_root: unknown, { first }: { first: number }) => Array.from({ length: first }, (_, i) => post(i)),
        post: async (_root: unknown, { id }: { id: string }) => post(Number(id.slice(5))),
        conversations: async (_root: unknown, { first }: { first: number }) =>
          Array.from({ length: first }, (_, i) => conversation(i)),
      },
      Mutation: { publish: async (_root: unknown, { text }: { text: string }) => ({ ...post(1), text }) },
      Post: {
        author: authorOf,
        reactions: () => 12,
        viewerReaction: () => 'LIKE',
        comments: async ({ id }: { id: string }, { first }: { first: number }) =>
          Array.from({ length: first }, (_, i) => comment(id, i)),
      },
      Comment: { author: authorOf },
      Conversation: { members: async ({ members }: { members: { id: string }[] }) => members.map(({ id }) => user(id)) },
    },
  });
  return `${await app.listen({ port: 0, host: '127.0.0.1' })}/graphql`;
}
