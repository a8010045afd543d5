import { type ConfigOf, config } from '@app/kernel';

const { integer, list, optionalString, secret, string } = config;

const DAY_SEC = 86_400;

/** Every key that auth reads, beside those of the platform. */
export const authSettings = {
  NODE_ENV: config.oneOf(['development', 'test', 'production'], 'development', 'production: development defaults are refused'),
  POSTGRES_URL: string('postgresql://postgres@127.0.0.1:5432/wechat_auth', 'PostgreSQL of auth as its owner, for migrations'),
  AUTH_DATABASE_URL: optionalString('PostgreSQL of auth as the service; POSTGRES_URL with the role of the service when absent'),
  AUTH_DB_PASSWORD: secret('wechat-auth-service-development-only', 'Password of the database role of the service'),
  AUTH_DB_CONNECTIONS: integer(10, 'Most database connections of one process', 2),

  ACCESS_TOKEN_ISSUER: string('wechat-api', '`iss` of access tokens'),
  ACCESS_TOKEN_AUDIENCE: string('wechat-api', '`aud` of access tokens'),
  ACCESS_TOKEN_TTL_SEC: integer(900, 'Life of an access token', 1),
  SIGNING_KEYS: secret(
    '{"keys":[{"kty":"OKP","crv":"Ed25519","d":"SKp9M-IGAPnWl2RqMCcyvrulJGtHybjzrdm4T45MyqY","x":"Q2JIOTZyx5Zfe1Y8qyUm7lTc195puQ6FM0m8ViHUreg","kid":"development","alg":"EdDSA","use":"sig"}]}',
    'Private JSON Web Key Set (Ed25519): the first key signs access tokens, the others still verify',
  ),
  REFRESH_SECRET: secret('development-only-refresh-secret-change-me', 'Derives the successor of each refresh token'),
  REFRESH_OVERLAP_SEC: integer(10, 'How long a used refresh token still answers with the same successor'),
  SESSION_IDLE_SEC: integer(30 * DAY_SEC, 'Without a refresh for so long a session ends', 1),
  SESSION_MAX_SEC: integer(180 * DAY_SEC, 'A session ends so long after it began', 1),
  DEVICE_TTL_SEC: integer(730 * DAY_SEC, 'How long a device stays known after its last sign-in', 1),
  STEP_UP_WINDOW_SEC: integer(900, 'How long a proof of presence counts for sensitive changes', 1),

  ARGON2_MEMORY_KIB: integer(19_456, 'Memory of one password hash', 8),
  ARGON2_PASSES: integer(2, 'Passes over that memory', 1),
  ARGON2_PARALLEL_HASHES: integer(2, 'Password hashes at once in one process; the others wait', 1),

  LOCKOUT_ATTEMPTS: integer(5, 'Wrong passwords in the window that lock an account, or a known device', 1),
  LOCKOUT_IP_ATTEMPTS: integer(50, 'Wrong passwords in the window that lock an address', 1),
  LOCKOUT_WINDOW_SEC: integer(900, 'Window in which wrong tries count together', 1),
  LOCKOUT_BASE_SEC: integer(60, 'Length of the first lock; each next one is twice as long', 1),
  LOCKOUT_MAX_SEC: integer(3_600, 'Longest lock by wrong tries', 1),
  LOCKOUT_DECAY_SEC: integer(DAY_SEC, 'A lock that ended so long ago no longer doubles the next one', 1),
  PROOF_ATTEMPTS: integer(10, 'Wrong passwords or codes in the window that lock proofs inside a session', 1),

  TWO_FACTOR_SECRET: secret('development-only-two-factor-secret-change-me', 'Encrypts TOTP secrets and keys recovery codes'),
  TWO_FACTOR_ISSUER: string('WeChat', 'Name that authenticator apps show'),
  TWO_FACTOR_CHALLENGE_SEC: integer(300, 'Time to answer the second factor of a sign-in', 1),
  TWO_FACTOR_ATTEMPTS: integer(5, 'Wrong codes that end a challenge', 1),
  TWO_FACTOR_ACCOUNT_ATTEMPTS: integer(10, 'Wrong codes in the window, over all challenges, that lock the second factor', 1),
  TWO_FACTOR_SETUP_SEC: integer(600, 'Time to confirm a setup of the second factor', 1),

  MAIL_TOKEN_SECRET: secret('development-only-mail-token-secret-change-me', 'Derives the tokens of mailed links'),
  VERIFY_TOKEN_TTL_SEC: integer(DAY_SEC, 'Life of a link that verifies an address', 1),
  RESET_TOKEN_TTL_SEC: integer(1_800, 'Life of a link that resets a password', 1),
  EMAIL_REVERT_TTL_SEC: integer(7 * DAY_SEC, 'How long the old address can take an e-mail change back', 1),
  MAILS_PER_ADDRESS: integer(20, 'Mails of one kind to one address in an hour; more are dropped', 1),
  SMTP_URL: optionalString('SMTP server for mails; required in production, else they land in the development mailbox'),
  MAIL_FROM: string('WeChat <no-reply@localhost>', 'Sender of mails'),
  APP_URL: optionalString('Where the web client lives; links of mails begin with it (PUBLIC_URL when absent)'),

  USERNAME_HOLD_SEC: integer(30 * DAY_SEC, 'How long an old username is held for its owner'),
  DELETION_GRACE_SEC: integer(30 * DAY_SEC, 'Time between the request and the deletion of an account'),
  UNVERIFIED_RETENTION_SEC: integer(30 * DAY_SEC, 'Accounts that never proved their address are removed after it', 1),
  SOFT_DELETE_RETENTION_SEC: integer(30 * DAY_SEC, 'Deleted rows are purged after it'),
  ATTEMPT_RETENTION_SEC: integer(90 * DAY_SEC, 'Login attempts are kept so long', 1),
  OUTBOX_RETENTION_SEC: integer(DAY_SEC, 'Published events stay in the outbox so long', 3_600),
  AUTH_SWEEP_SEC: integer(5, 'How often due deletions and unfinished exports are looked for', 1),

  EXPORT_URL_SECRET: secret('development-only-export-url-secret-change-me', 'Signs links to data exports'),
  EXPORT_TTL_SEC: integer(DAY_SEC, 'How long an export can be fetched', 1),

  PASSKEY_ORIGINS: list('', 'Origins of pages that may use passkeys, beside the one of PUBLIC_URL'),
  PASSKEYS_MAX: integer(20, 'Most passkeys of an account', 1),

  OAUTH_REDIRECT_URIS: list('', 'Addresses to which a provider may send the browser back'),
  OAUTH_STATE_SEC: integer(600, 'Time to come back from a provider', 1),
  OIDC_ISSUER: optionalString('Generic OpenID Connect provider'),
  OIDC_CLIENT_ID: optionalString('Our id at the generic provider'),
  OIDC_CLIENT_SECRET: optionalString('Our secret at the generic provider'),
  GOOGLE_CLIENT_ID: optionalString('Our id at Google'),
  GOOGLE_CLIENT_SECRET: optionalString('Our secret at Google'),
  GITHUB_CLIENT_ID: optionalString('Our id at GitHub'),
  GITHUB_CLIENT_SECRET: optionalString('Our secret at GitHub'),
  APPLE_CLIENT_ID: optionalString('Our services id at Apple'),
  APPLE_TEAM_ID: optionalString('Our team at Apple'),
  APPLE_KEY_ID: optionalString('Id of our key at Apple'),
  APPLE_PRIVATE_KEY: optionalString('Our key at Apple, PKCS #8 in PEM'),

  ACCOUNTS_FILE: optionalString('Staff accounts that set-up creates outside production, as JSON'),
} as const;

export type AuthConfig = ConfigOf<typeof authSettings>;
