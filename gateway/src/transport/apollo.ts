import { ApolloServer, type ApolloServerOptionsWithGateway, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';
import type { GraphQLError } from 'graphql';
import type { GatewayConfig } from '../config.ts';
import type { Generation, Generations } from '../operations/generations.ts';
import type { OperationPipeline } from '../operations/pipeline.ts';
import type { OperationScope } from '../operations/scope.ts';
import { asGraphQLError, type PresentationSettings, presentErrors } from '../plugins/errors.ts';
import { developerExtensions } from '../plugins/explain.ts';
import { contentTypeFor, statusOf } from './response.ts';

type GatewayInterface = ApolloServerOptionsWithGateway<OperationScope>['gateway'];

/** What the HTTP front is made of. */
export interface ApolloFrontOptions {
  readonly config: GatewayConfig;
  readonly pipeline: OperationPipeline;
  readonly presentation: PresentationSettings;
  readonly allowsIntrospection: boolean;
  /** Landing page, estimated costs and explanations are shown. */
  readonly forDevelopers: boolean;
}

/** Apollo Server with our executor where its gateway would be, so that its plugins and its landing page are there. */
export function createApolloServer(options: ApolloFrontOptions): ApolloServer<OperationScope> {
  const { config, presentation } = options;
  return new ApolloServer<OperationScope>({
    gateway: new ExecutorGateway(options.pipeline),
    plugins: [
      checksPlugin(options.pipeline),
      presentationPlugin(options),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      options.forDevelopers
        ? ApolloServerPluginLandingPageLocalDefault({ embed: true, footer: false })
        : ApolloServerPluginLandingPageDisabled(),
    ],
    introspection: options.allowsIntrospection,
    hideSchemaDetailsFromClientErrors: presentation.hidesSchema,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    // Texts are found, and forged requests refused, before a request comes this far: for every door alike.
    persistedQueries: false,
    csrfPrevention: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: config.MAX_TOKENS },
    validationOptions: { maxErrors: config.MAX_ERRORS },
    formatError: (formatted) =>
      formatted.extensions?.code === 'BAD_REQUEST'
        ? { ...formatted, extensions: { ...formatted.extensions, code: 'BAD_USER_INPUT' } }
        : formatted,
  });
}

/** Our executor in the place of `ApolloGateway`. */
class ExecutorGateway implements GatewayInterface {
  readonly #pipeline: OperationPipeline;
  readonly #generations: Generations;
  readonly #listeners = new Set<Parameters<GatewayInterface['onSchemaLoadOrUpdate']>[0]>();
  readonly #stopListening: () => void;

  constructor(pipeline: OperationPipeline) {
    this.#pipeline = pipeline;
    this.#generations = pipeline.generations;
    this.#stopListening = this.#generations.onReplaced((generation) => this.#tell(generation));
  }

  onSchemaLoadOrUpdate(callback: Parameters<GatewayInterface['onSchemaLoadOrUpdate']>[0]): () => void {
    this.#listeners.add(callback);
    return () => this.#listeners.delete(callback);
  }

  async load(): ReturnType<GatewayInterface['load']> {
    this.#tell(this.#generations.current);
    return {
      executor: ({ request, document, source, operation, operationName, schema, context }) => {
        const generation = this.#generations.current;
        const checked = {
          generation,
          schema,
          document,
          source,
          definition: operation,
          operationName: request.operationName ?? operationName ?? undefined,
          variables: request.variables ?? {},
        };
        // Apollo types the context as a record; it is the scope that the HTTP door created.
        return this.#pipeline.execute(checked, context as OperationScope);
      },
    };
  }

  async stop(): Promise<void> {
    this.#stopListening();
  }

  #tell({ schema, sdl }: Generation): void {
    for (const listener of this.#listeners) listener({ apiSchema: schema, coreSupergraphSdl: sdl });
  }
}

/** Every operation passes every check before it runs. */
function checksPlugin(pipeline: OperationPipeline): ApolloServerPlugin<OperationScope> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ schema, document, source, operation, request, contextValue }) => {
        if (operation === undefined) return;
        const variables = request.variables ?? {};
        const checked = { schema, document, source, definition: operation, operationName: request.operationName, variables };
        try {
          await pipeline.check(checked, contextValue);
        } catch (error) {
          throw asGraphQLError(error);
        }
      },
    }),
  };
}

/** Errors, status, content type and extensions of the answer. */
function presentationPlugin(options: ApolloFrontOptions): ApolloServerPlugin<OperationScope> {
  return {
    requestDidStart: async () => ({
      willSendResponse: async ({ request, response, errors, contextValue, ...ran }) => {
        if (response.body.kind !== 'single') return;
        const { singleResult } = response.body;
        if (errors !== undefined) singleResult.errors = present(errors, contextValue, options);
        const contentType = contentTypeFor(request.http?.headers.get('accept'));
        if (contentType === null) return;
        response.http.headers.set('content-type', `${contentType}; charset=utf-8`);
        if (response.http.status !== 405) response.http.status = statusOf(singleResult, contentType);
        // Apollo works on a copy of the scope: what a check noted on it is read here.
        if (contextValue.setCookie !== null) response.http.headers.set('set-cookie', contextValue.setCookie);
        if (options.forDevelopers) {
          const { executor } = options.pipeline.generations.current;
          singleResult.extensions = { ...singleResult.extensions, ...developerExtensions(contextValue, ran, executor) };
        }
      },
    }),
  };
}

function present(errors: readonly GraphQLError[], scope: OperationScope, options: ApolloFrontOptions) {
  return presentErrors(errors, scope.identity.traceId, options.presentation);
}
