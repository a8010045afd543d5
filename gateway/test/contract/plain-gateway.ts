import { ApolloGateway, LocalGraphQLDataSource } from '@apollo/gateway';
import { type DocumentNode, type ExecutionResult, type GraphQLSchema, getOperationAST, Kind, parse } from 'graphql';

/** Apollo's own gateway over schemas in this process: what ours is compared with. */
export interface PlainGateway {
  execute(document: DocumentNode, source: string, variables: Record<string, unknown>): Promise<ExecutionResult>;
  stop(): Promise<void>;
}

/**
 * The plain gateway lets the `__typename` that a subgraph with an interface object answers (the interface's name) replace the right one, and
 * then drops fields, and whole objects. What is joined to an object has no say in its type: the name is taken out.
 */
class TypeTrueDataSource extends LocalGraphQLDataSource {
  readonly #interfaces: ReadonlySet<string>;

  constructor(schema: GraphQLSchema, interfaces: ReadonlySet<string>) {
    super(schema);
    this.#interfaces = interfaces;
  }

  override async process(options: Parameters<LocalGraphQLDataSource['process']>[0]) {
    const result = await super.process(options);
    const { _entities: entities } = result.data ?? {};
    if (!Array.isArray(entities)) return result;
    for (const entity of entities) {
      if (isRecord(entity) && this.#interfaces.has(String(entity.__typename))) delete entity.__typename;
    }
    return result;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Starts a plain gateway; nothing of it talks to the network. */
export async function startPlainGateway(
  supergraphSdl: string,
  schemas: ReadonlyMap<string, GraphQLSchema>,
): Promise<PlainGateway> {
  process.env.APOLLO_TELEMETRY_DISABLED = 'true';
  const interfaces = new Set(
    parse(supergraphSdl).definitions.flatMap((node) => (node.kind === Kind.INTERFACE_TYPE_DEFINITION ? node.name.value : [])),
  );
  const gateway = new ApolloGateway({
    // It refuses graphs whose security features it would not enforce; here nobody is kept out.
    supergraphSdl: supergraphSdl.replaceAll(', for: SECURITY', ''),
    buildService({ name }) {
      const schema = schemas.get(name);
      if (!schema) throw new Error(`no schema for ${name}`);
      return new TypeTrueDataSource(schema, interfaces);
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
