import { ApolloGateway, LocalGraphQLDataSource } from '@apollo/gateway';
import { type DocumentNode, type ExecutionResult, type GraphQLSchema, getOperationAST } from 'graphql';

/** Apollo's own gateway over schemas in this process: what ours is compared with. */
export interface PlainGateway {
  execute(document: DocumentNode, source: string, variables: Record<string, unknown>): Promise<ExecutionResult>;
  stop(): Promise<void>;
}

/** Starts a plain gateway; nothing of it talks to the network. */
export async function startPlainGateway(
  supergraphSdl: string,
  schemas: ReadonlyMap<string, GraphQLSchema>,
): Promise<PlainGateway> {
  process.env.APOLLO_TELEMETRY_DISABLED = 'true';
  const gateway = new ApolloGateway({
    // It refuses graphs whose security features it would not enforce; here nobody is kept out.
    supergraphSdl: supergraphSdl.replaceAll(', for: SECURITY', ''),
    buildService({ name }) {
      const schema = schemas.get(name);
      if (!schema) throw new Error(`no schema for ${name}`);
      return new LocalGraphQLDataSource(schema);
    },
    logger: { debug() {}, info() {}, warn() {}, error() {} },
  });
  const { executor } = await gateway.load();
  if (!executor) throw new Error('the gateway has no executor');
  return {
    async execute(document, source, variables) {
      const operation = getOperationAST(document);
      // The executor wants a whole request context of Apollo Server; it reads these parts of it.
      const request = { query: source, variables };
      const context = {
        document,
        source,
        request,
        operation,
        operationName: null,
        queryHash: source,
        context: {},
        metrics: {},
        cache: {},
        schema: null,
      };
      return executor(context as unknown as Parameters<typeof executor>[0]) as Promise<ExecutionResult>;
    },
    stop: () => gateway.stop(),
  };
}
