import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { supergraphOf } from '../gateway-execution/feed.ts';

/** `@apollo/gateway` behind `@apollo/server`, as their documentation sets them up. */
export async function plain(urls: Readonly<Record<string, string>>): Promise<string> {
  const gateway = new ApolloGateway({
    supergraphSdl: supergraphOf((name) => urls[name] ?? ''),
    logger: { debug() {}, info() {}, warn() {}, error() {} },
  });
  const server = new ApolloServer({ gateway, introspection: false });
  const { url } = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } });
  return url;
}
