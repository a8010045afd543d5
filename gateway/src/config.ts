import { type ConfigOf, config } from '@app/kernel';
import { platformSettings } from '@app/subgraph';

const { flag, integer, list, oneOf, optionalString, string } = config;

/** Every key that the gateway reads. */
export const gatewaySettings = {
  NODE_ENV: platformSettings.NODE_ENV,
  PUBLIC_URL: platformSettings.PUBLIC_URL,
  IDENTITY_SECRET: platformSettings.IDENTITY_SECRET,
  LOG_LEVEL: platformSettings.LOG_LEVEL,
  PORT: integer(4000, 'Port for HTTP, WebSocket and SSE; 0 picks a free one'),
  HOST: string('127.0.0.1', 'Address to listen on'),
  CORS_ORIGINS: list('', 'Origins whose pages may call the API, beside the API’s own'),
  TRUSTED_PROXIES: list('', 'Addresses or networks (CIDR) whose X-Forwarded-For is believed'),

  ACCESS_TOKEN_ISSUER: string('wechat-api', 'Expected `iss` of access tokens'),
  ACCESS_TOKEN_AUDIENCE: string('wechat-api', 'Expected `aud` of access tokens'),
  JWKS_MAX_AGE_SEC: integer(600, 'How long public keys of access tokens are used before they are read again', 1),
  JWKS_COOLDOWN_SEC: integer(10, 'Least time between two reads of the keys because of an unknown key id', 1),
  SESSION_RECHECK_SEC: integer(30, 'How often the sessions of live sockets are checked beside the revocation stream', 1),

  MAX_DEPTH: integer(16, 'Deepest nesting of fields in an operation', 1),
  MAX_ALIASES: integer(30, 'Most aliases in an operation'),
  MAX_ROOT_FIELDS: integer(20, 'Most root fields in an operation', 1),
  MAX_TOKENS: integer(2_000, 'Most lexical tokens in a document', 1),
  MAX_DIRECTIVES: integer(50, 'Most directives in an operation'),
  MAX_COST: integer(5_000, 'Highest estimated cost of an operation', 1),
  MAX_LIST_ARGUMENT: integer(100, 'Most items in a list argument', 1),
  MAX_PAGE_SIZE: integer(100, 'Largest `first` or `last`', 1),
  DEFAULT_PAGE_SIZE: integer(20, 'Assumed size of a page that the operation does not give, for the cost estimate', 1),
  DEFAULT_LIST_SIZE: integer(5, 'Assumed size of a list without any hint, for the cost estimate', 1),
  MAX_ERRORS: integer(10, 'Most errors in one answer', 1),
  MAX_DOCUMENT_BYTES: integer(32 * 1024, 'Longest GraphQL document', 1),
  MAX_BODY_BYTES: integer(1024 * 1024, 'Largest request body', 1),
  PLAN_CACHE_SIZE: integer(500, 'Compiled operations that are kept', 1),

  SINGLE_FLIGHT_MS: integer(100, 'How long after its start a query may be joined by identical ones of its session; 0: never'),
  HTTP_FRONT: oneOf(
    ['direct', 'apollo'],
    'direct',
    'What answers POST requests after the checks: our own pipeline, or Apollo Server around it',
  ),
  HEADERS_TIMEOUT_MS: integer(10_000, 'Longest wait for the headers of a request', 1),
  REQUEST_TIMEOUT_MS: integer(30_000, 'Longest time for one request, from its first byte to its answer', 1),
  KEEP_ALIVE_MS: integer(65_000, 'How long an idle connection is kept', 1),
  DRAIN_MS: integer(10_000, 'Longest wait for work in hand when stopping'),

  WS_INIT_MS: integer(5_000, 'Longest wait for connection_init', 1),
  WS_MAX_MESSAGE_BYTES: integer(128 * 1024, 'Largest message of a client', 1),
  WS_MAX_SUBSCRIPTIONS: integer(100, 'Operations at once on one socket', 1),
  WS_MAX_SOCKETS_PER_USER: integer(20, 'Sockets of one user in one process', 1),
  WS_MAX_MESSAGES_PER_SEC: integer(50, 'Messages of a client in one second', 1),
  WS_MAX_BUFFER_BYTES: integer(
    1024 * 1024,
    'Unsent bytes, of a socket or of one live field, after which a slow client is ended',
    1,
  ),
  WS_PING_MS: integer(20_000, 'Time between two pings; a client that does not answer one before the next is ended', 1),

  EVENT_TIMEOUT_MS: integer(10_000, 'Longest time to join one live event with other subgraphs', 1),
  RESUME_FOR_SEC: integer(60, 'How long a broken live stream is resumed behind the client’s back before the client is told', 1),
  OFFLINE_AFTER_SEC: integer(30, 'Seconds without a live subscription after which a user counts as offline'),
  SSE_MAX_STREAMS: integer(100, 'Event streams at once of one account, or of one address while anonymous', 1),

  RATE_LIMITS: flag('on', 'Limits by field and caller; `off` is for development'),
  RATE_LIMITS_FILE: optionalString('JSON file that replaces entries of the table of rate limits'),
  TRUSTED_DOCUMENTS: oneOf(['off', 'on', 'only'], 'off', 'Known documents by id: not used, accepted, or the only ones accepted'),
  TRUSTED_DOCUMENTS_FILE: optionalString('Manifest of trusted documents'),
  OTEL_EXPORTER_OTLP_ENDPOINT: optionalString('Address of an OpenTelemetry collector (OTLP over HTTP); empty: no traces'),
} as const;

export type GatewayConfig = ConfigOf<typeof gatewaySettings>;

/** The gateway's configuration from the environment. Throws `ConfigError` with all problems at once. */
export function readGatewayConfig(env: NodeJS.ProcessEnv): GatewayConfig {
  return config.readConfig(gatewaySettings, env);
}
