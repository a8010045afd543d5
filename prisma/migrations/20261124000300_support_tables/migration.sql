-- A browser or app in which an account signed in before; keeps its own lockout counter.
CREATE TABLE auth_support."KnownDevices" (
  id           uuid PRIMARY KEY,
  user_id      uuid NOT NULL REFERENCES auth."Users" (id) ON DELETE CASCADE,
  token_hash   bytea NOT NULL CHECK (octet_length(token_hash) = 32),
  name         text NOT NULL CHECK (char_length(name) <= 100),
  created_at   timestamptz(3) NOT NULL,
  last_seen_at timestamptz(3) NOT NULL,
  expires_at   timestamptz(3) NOT NULL
);
CREATE UNIQUE INDEX "KnownDevices_user_token_key" ON auth_support."KnownDevices" (user_id, token_hash);
CREATE INDEX "KnownDevices_expires_idx" ON auth_support."KnownDevices" (expires_at);

ALTER TABLE auth."UserSessions"
  ADD CONSTRAINT "UserSessions_device_id_fkey" FOREIGN KEY (device_id) REFERENCES auth_support."KnownDevices" (id) ON DELETE SET NULL;

CREATE TABLE auth_support."Passkeys" (
  id            uuid PRIMARY KEY,
  user_id       uuid NOT NULL REFERENCES auth."Users" (id) ON DELETE CASCADE,
  credential_id bytea NOT NULL CHECK (octet_length(credential_id) BETWEEN 1 AND 1023),
  public_key    bytea NOT NULL CHECK (octet_length(public_key) BETWEEN 1 AND 2048),
  sign_count    bigint NOT NULL DEFAULT 0 CHECK (sign_count >= 0),
  transports    text[] NOT NULL DEFAULT '{}' CHECK (cardinality(transports) <= 10),
  is_backed_up  boolean NOT NULL DEFAULT false,
  name          text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 100),
  created_at    timestamptz(3) NOT NULL,
  last_used_at  timestamptz(3)
);
CREATE UNIQUE INDEX "Passkeys_credential_id_key" ON auth_support."Passkeys" (credential_id);
CREATE INDEX "Passkeys_user_idx" ON auth_support."Passkeys" (user_id, created_at);

CREATE TABLE auth_support."RecoveryCodes" (
  id         uuid PRIMARY KEY,
  user_id    uuid NOT NULL REFERENCES auth."Users" (id) ON DELETE CASCADE,
  code_hash  bytea NOT NULL CHECK (octet_length(code_hash) = 32),
  created_at timestamptz(3) NOT NULL,
  used_at    timestamptz(3)
);
CREATE UNIQUE INDEX "RecoveryCodes_user_code_key" ON auth_support."RecoveryCodes" (user_id, code_hash);

-- What was asked of a client and is not answered yet: a second factor, or a WebAuthn ceremony.
CREATE TABLE auth_support."Challenges" (
  id          uuid PRIMARY KEY,
  kind        auth_support."ChallengeKind" NOT NULL,
  user_id     uuid REFERENCES auth."Users" (id) ON DELETE CASCADE,
  token_hash  bytea CHECK (octet_length(token_hash) = 32),
  data        jsonb NOT NULL DEFAULT '{}' CHECK (octet_length(data::text) <= 8192),
  attempts    integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  created_at  timestamptz(3) NOT NULL,
  expires_at  timestamptz(3) NOT NULL,
  consumed_at timestamptz(3)
);
CREATE UNIQUE INDEX "Challenges_token_hash_key" ON auth_support."Challenges" (token_hash);
CREATE INDEX "Challenges_user_idx" ON auth_support."Challenges" (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX "Challenges_expires_idx" ON auth_support."Challenges" (expires_at);

-- An authorization request that is under way at a provider. `sealed` is the PKCE verifier and nonce, encrypted by the service.
CREATE TABLE auth_support."OAuthStates" (
  id           uuid PRIMARY KEY,
  state_hash   bytea NOT NULL CHECK (octet_length(state_hash) = 32),
  provider     auth."ExternalProvider" NOT NULL,
  sealed       bytea NOT NULL CHECK (octet_length(sealed) <= 2048),
  redirect_uri text NOT NULL CHECK (char_length(redirect_uri) <= 2048),
  user_id      uuid REFERENCES auth."Users" (id) ON DELETE CASCADE,
  binding_hash bytea CHECK (octet_length(binding_hash) = 32),
  created_at   timestamptz(3) NOT NULL,
  expires_at   timestamptz(3) NOT NULL
);
CREATE UNIQUE INDEX "OAuthStates_state_hash_key" ON auth_support."OAuthStates" (state_hash);
CREATE INDEX "OAuthStates_user_idx" ON auth_support."OAuthStates" (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX "OAuthStates_expires_idx" ON auth_support."OAuthStates" (expires_at);

-- Names nobody else may take yet: an old name of `user_id`, or one that was asked for together with an address that has an account
-- (else a second registration would tell whether the address is known).
CREATE TABLE auth_support."UsernameHolds" (
  username_folded text PRIMARY KEY CHECK (char_length(username_folded) BETWEEN 3 AND 30),
  user_id         uuid REFERENCES auth."Users" (id) ON DELETE SET NULL,
  email_hash      bytea CHECK (octet_length(email_hash) = 32),
  held_until      timestamptz(3) NOT NULL
);
CREATE INDEX "UsernameHolds_user_idx" ON auth_support."UsernameHolds" (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX "UsernameHolds_email_idx" ON auth_support."UsernameHolds" (email_hash) WHERE email_hash IS NOT NULL;
CREATE INDEX "UsernameHolds_until_idx" ON auth_support."UsernameHolds" (held_until);

-- Times of the wrong tries of one account, device, name or address: a sliding window, at most as long as the limit.
CREATE TABLE auth_support."AttemptCounters" (
  scope        auth_support."CounterScope" NOT NULL,
  key          bytea NOT NULL CHECK (octet_length(key) = 32),
  failures     timestamptz(3)[] NOT NULL DEFAULT '{}' CHECK (cardinality(failures) <= 10000),
  level        integer NOT NULL DEFAULT 0 CHECK (level >= 0),
  locked_until timestamptz(3),
  updated_at   timestamptz(3) NOT NULL,
  PRIMARY KEY (scope, key)
);
CREATE INDEX "AttemptCounters_updated_idx" ON auth_support."AttemptCounters" (updated_at);

-- The newest sealed audit entry. Its row lock orders the chain; its number shows when the newest entries were cut off.
CREATE TABLE auth_support."AuditHead" (
  id   smallint PRIMARY KEY CHECK (id = 1),
  seq  bigint NOT NULL CHECK (seq >= 0),
  hash bytea NOT NULL CHECK (octet_length(hash) = 32)
);
INSERT INTO auth_support."AuditHead" (id, seq, hash) VALUES (1, 0, decode(repeat('00', 32), 'hex'));

-- Events of this domain: the relay publishes those without `relayed_at`, in order of `seq`, and can publish the last ones again.
CREATE TABLE auth_support."Outbox" (
  id          uuid PRIMARY KEY,
  seq         bigint GENERATED ALWAYS AS IDENTITY,
  type        text NOT NULL CHECK (type ~ '^auth\.[a-z.-]+\.v[0-9]+$' AND char_length(type) <= 100),
  key         text NOT NULL CHECK (char_length(key) <= 100),
  topics      text[] NOT NULL,
  data        jsonb NOT NULL,
  occurred_at timestamptz(3) NOT NULL,
  relayed_at  timestamptz(3)
);
CREATE UNIQUE INDEX "Outbox_seq_key" ON auth_support."Outbox" (seq);
CREATE INDEX "Outbox_waiting_idx" ON auth_support."Outbox" (seq) WHERE relayed_at IS NULL;
CREATE INDEX "Outbox_relayed_idx" ON auth_support."Outbox" (relayed_at) WHERE relayed_at IS NOT NULL;

-- Which domain has erased a deleted user.
CREATE TABLE auth_support."DeletionConfirmations" (
  user_id      uuid NOT NULL REFERENCES auth."Users" (id) ON DELETE CASCADE,
  domain       text NOT NULL CHECK (char_length(domain) BETWEEN 1 AND 50),
  confirmed_at timestamptz(3) NOT NULL,
  PRIMARY KEY (user_id, domain)
);

CREATE TABLE auth_support."DataExports" (
  id           uuid PRIMARY KEY,
  user_id      uuid NOT NULL REFERENCES auth."Users" (id) ON DELETE CASCADE,
  requested_at timestamptz(3) NOT NULL,
  ready_at     timestamptz(3),
  expires_at   timestamptz(3),
  object_key   text CHECK (char_length(object_key) <= 500)
);
CREATE INDEX "DataExports_user_idx" ON auth_support."DataExports" (user_id, requested_at DESC);
CREATE INDEX "DataExports_expires_idx" ON auth_support."DataExports" (expires_at) WHERE expires_at IS NOT NULL;

CREATE TABLE auth_support."DataExportParts" (
  export_id  uuid NOT NULL REFERENCES auth_support."DataExports" (id) ON DELETE CASCADE,
  domain     text NOT NULL CHECK (char_length(domain) BETWEEN 1 AND 50),
  data       jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (export_id, domain)
);
