import { type ApolloServer, HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import { BadUserInputError, Fault, ForbiddenError } from '@app/kernel';
import compress from '@fastify/compress';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ExecutionResult, GraphQLError } from 'graphql';
import type { GatewayConfig } from '../config.ts';
import type { CheckedOperation, OperationPipeline, OperationRequest } from '../operations/pipeline.ts';
import { type OperationScope, scopeFor } from '../operations/scope.ts';
import type { Documents } from '../plugins/documents.ts';
import { asGraphQLError, type PresentationSettings, presentErrors } from '../plugins/errors.ts';
import { developerExtensions, EXPLAIN, newExplainRecord } from '../plugins/explain.ts';
import type { Authenticator } from '../viewer/authenticator.ts';
import type { ClientReader } from '../viewer/client.ts';
import type { Origins } from './origins.ts';
import { contentTypeFor, statusOf, statusOfErrors, wantsEventStream } from './response.ts';

/** What the HTTP door needs. */
export interface HttpDoorOptions {
  readonly config: GatewayConfig;
  readonly apollo: ApolloServer<OperationScope>;
  readonly pipeline: OperationPipeline;
  readonly documents: Documents;
  readonly authenticator: Authenticator;
  readonly clients: ClientReader;
  readonly origins: Origins;
  readonly presentation: PresentationSettings;
  /** Browsers that open `/graphql` see the landing page; `x-explain` is answered. */
  readonly forDevelopers: boolean;
  /** Answers requests for an event stream. */
  answerStream(request: FastifyRequest, reply: FastifyReply): Promise<void>;
}

const COMPRESS_FROM_BYTES = 1024;
const NOT_ACCEPTABLE = {
  errors: [
    { message: 'Answers are application/json or application/graphql-response+json.', extensions: { code: 'BAD_USER_INPUT' } },
  ],
};
const UNUSED_METHODS = ['PUT', 'PATCH', 'DELETE'];

/** `/graphql` over HTTP: the gate against forged requests, limits of size and time, then Apollo Server. */
export async function mountGraphqlHttp(app: FastifyInstance, options: HttpDoorOptions): Promise<void> {
  await app.register(async (scope) => {
    await scope.register(compress, {
      threshold: COMPRESS_FROM_BYTES,
      encodings: ['br', 'gzip', 'identity'],
      globalDecompression: false,
      brotliOptions: { params: { 0: 0, 1: 4 } },
    });
    scope.removeContentTypeParser('text/plain');
    scope.addHook('onRequest', async (request, reply) => guard(request, reply, options));
    scope.setErrorHandler((error, request, reply) => answerBroken(error, request, reply, options));
    scope.route({ method: ['GET', 'POST'], url: '/graphql', handler: (request, reply) => answer(request, reply, options) });
    scope.route({
      method: UNUSED_METHODS,
      url: '/graphql',
      handler: async (_request, reply) => {
        reply.header('allow', 'GET, POST').code(405);
        return { errors: [{ message: 'Use GET or POST.', extensions: { code: 'BAD_USER_INPUT' } }] };
      },
    });
  });
}

async function guard(request: FastifyRequest, reply: FastifyReply, { origins, config }: HttpDoorOptions) {
  reply.header('cache-control', 'no-store');
  if (!origins.allows(request.headers)) throw new ForbiddenError('This page may not call the API.');
  const slow = setTimeout(() => request.raw.destroy(), config.REQUEST_TIMEOUT_MS);
  request.raw.once('end', () => clearTimeout(slow));
  request.raw.once('close', () => clearTimeout(slow));
}

async function answer(request: FastifyRequest, reply: FastifyReply, options: HttpDoorOptions) {
  if (wantsEventStream(request.headers.accept)) return options.answerStream(request, reply);
  if (isPageVisit(request, options)) return askApollo(request, reply, options, await scopeOf(request, reply, options), null);
  const asked = requestOf(request);
  const scope = await scopeOf(request, reply, options);
  const isDirect = options.config.HTTP_FRONT === 'direct' && request.method === 'POST';
  return isDirect ? answerDirectly(request, reply, options, scope, asked) : answerByApollo(request, reply, options, scope, asked);
}

/** The same checks and the same answer without Apollo Server's request pipeline, which costs as much as a small operation itself. */
async function answerDirectly(
  request: FastifyRequest,
  reply: FastifyReply,
  { pipeline, presentation, forDevelopers }: HttpDoorOptions,
  scope: OperationScope,
  asked: OperationRequest,
) {
  const contentType = contentTypeFor(request.headers.accept);
  if (contentType === null) return reply.code(406).send(NOT_ACCEPTABLE);
  const operation = await pipeline.prepare(asked, scope);
  const isReady = 'definition' in operation;
  const { errors, ...result }: ExecutionResult = isReady ? await pipeline.execute(operation, scope) : { errors: operation };
  const shown = {
    errors: errors && presentErrors(errors, scope.identity.traceId, presentation),
    ...result,
    ...(forDevelopers ? { extensions: extensionsOf(result, operation, scope, pipeline) } : {}),
  };
  if (scope.setCookie !== null) reply.header('set-cookie', scope.setCookie);
  return reply
    .code(statusOf(shown, contentType))
    .header('content-type', `${contentType}; charset=utf-8`)
    .send(JSON.stringify(shown));
}

function extensionsOf(
  result: ExecutionResult,
  operation: CheckedOperation | readonly GraphQLError[],
  scope: OperationScope,
  pipeline: OperationPipeline,
): Record<string, unknown> | undefined {
  const ran = 'definition' in operation ? operation : {};
  const extensions = { ...result.extensions, ...developerExtensions(scope, ran, pipeline.generations.current.executor) };
  return Object.keys(extensions).length > 0 ? extensions : undefined;
}

async function answerByApollo(
  request: FastifyRequest,
  reply: FastifyReply,
  options: HttpDoorOptions,
  scope: OperationScope,
  asked: OperationRequest,
) {
  const { source, isTrusted } = options.documents.resolve(asked);
  scope.isTrustedDocument = isTrusted;
  const answered = await askApollo(request, reply, options, scope, { ...asked, query: source });
  if (reply.statusCode === 200) options.documents.remember(asked, source);
  return answered;
}

/** A browser that opens the address in a tab. */
function isPageVisit(request: FastifyRequest, options: HttpDoorOptions): boolean {
  return (
    options.forDevelopers &&
    request.method === 'GET' &&
    request.headers.accept?.includes('text/html') === true &&
    !request.url.includes('query=')
  );
}

async function scopeOf(request: FastifyRequest, reply: FastifyReply, options: HttpDoorOptions): Promise<OperationScope> {
  const left = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableEnded) left.abort();
  });
  const caller = await options.authenticator.authenticate(request.headers.authorization, options.clients.read(request.raw));
  const scope = scopeFor('http', caller, left.signal);
  if (options.forDevelopers && request.headers[EXPLAIN] !== undefined) scope.explain = newExplainRecord();
  return scope;
}

async function askApollo(
  request: FastifyRequest,
  reply: FastifyReply,
  options: HttpDoorOptions,
  scope: OperationScope,
  asked: OperationRequest | null,
) {
  const answered = await options.apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: apolloRequestOf(request, asked),
    context: async () => scope,
  });
  for (const [name, value] of answered.headers) reply.header(name, value);
  reply.code(answered.status ?? 200);
  return reply.send(answered.body.kind === 'complete' ? answered.body.string : '');
}

function apolloRequestOf(request: FastifyRequest, asked: OperationRequest | null): HTTPGraphQLRequest {
  const headers = new HeaderMap();
  for (const name of ['accept', 'content-type'] as const) {
    const value = request.headers[name];
    if (value !== undefined) headers.set(name, value);
  }
  if (asked === null) return { method: 'GET', headers, search: '', body: undefined };
  const { query, operationName, variables } = asked;
  if (request.method === 'POST') {
    return { method: 'POST', headers, search: '', body: { query, ...present({ operationName, variables }) } };
  }
  const search = new URLSearchParams({ query: String(query) });
  if (typeof operationName === 'string') search.set('operationName', operationName);
  if (variables !== undefined && variables !== null) search.set('variables', JSON.stringify(variables));
  return { method: 'GET', headers, search: `?${search}`, body: undefined };
}

/** Apollo takes a key that is there for a value that was sent. */
function present(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null));
}

/** The operation that a request asks for. Throws what a malformed one is refused with. */
export function requestOf(request: FastifyRequest): OperationRequest {
  if (request.method === 'POST') return checkedShape(request.body);
  const search = new URL(request.url, 'http://gateway').searchParams;
  for (const name of ['query', 'operationName', 'variables', 'extensions', 'documentId']) {
    if (search.getAll(name).length > 1) throw new BadUserInputError(`The \`${name}\` parameter may be given once.`);
  }
  return checkedShape({
    query: search.get('query') ?? undefined,
    documentId: search.get('documentId') ?? undefined,
    operationName: search.get('operationName') || undefined,
    variables: jsonParameter(search, 'variables'),
    extensions: jsonParameter(search, 'extensions'),
  });
}

function jsonParameter(search: URLSearchParams, name: string): unknown {
  const text = search.get(name);
  if (text === null || text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new BadUserInputError(`The \`${name}\` parameter must be JSON.`);
  }
}

function checkedShape(body: unknown): OperationRequest {
  if (Array.isArray(body)) throw new BadUserInputError('Send one operation a request; batches are not accepted.');
  if (!isRecord(body)) throw new BadUserInputError('Send a JSON object with a `query`.');
  const { query, documentId, operationName, variables, extensions } = body;
  if (!isAbsent(operationName) && typeof operationName !== 'string')
    throw new BadUserInputError('`operationName` must be a string.');
  if (!isAbsent(variables) && !isRecord(variables)) throw new BadUserInputError('`variables` must be an object.');
  if (!isAbsent(extensions) && !isRecord(extensions)) throw new BadUserInputError('`extensions` must be an object.');
  if (!isAbsent(query) && typeof query !== 'string') throw new BadUserInputError('`query` must be a string.');
  const isNamed = !isAbsent(documentId) || (isRecord(extensions) && !isAbsent(extensions.persistedQuery));
  if (!query && !isNamed)
    throw new BadUserInputError('The request must contain a non-empty `query`, or the id of a known document.');
  return { query, documentId, operationName, variables, extensions };
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Requests that never became an operation: unreadable, too large, forged, or for a document that nobody knows. */
function answerBroken(error: unknown, request: FastifyRequest, reply: FastifyReply, { presentation }: HttpDoorOptions) {
  const traceId = String(request.id);
  const status = statusOfHttpError(error);
  const raised =
    status === null
      ? asGraphQLError(error)
      : asGraphQLError(new BadUserInputError(error instanceof Error ? error.message : 'Bad request.'));
  const errors = presentErrors([raised], traceId, presentation);
  const contentType = contentTypeFor(request.headers.accept) ?? 'application/json';
  return reply
    .code(status ?? statusOfErrors(errors))
    .header('content-type', `${contentType}; charset=utf-8`)
    .send(JSON.stringify({ errors }));
}

/** The status of an error that the HTTP framework raised about the request itself; null for all others. */
function statusOfHttpError(error: unknown): number | null {
  if (error instanceof Fault || !(error instanceof Error) || !('statusCode' in error)) return null;
  const { statusCode } = error;
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500 ? statusCode : null;
}
