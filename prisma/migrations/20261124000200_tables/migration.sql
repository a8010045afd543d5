-- The ten tables. Ids are UUIDv7 made by the application. Times are UTC with milliseconds, so that they survive the way through JavaScript.
-- Of every secret only its SHA-256 is stored (32 bytes); what must be read again is encrypted by the service.

CREATE TABLE auth."Users" (
  id                        uuid PRIMARY KEY,
  email                     text NOT NULL,
  email_normalized          text NOT NULL,
  username                  text NOT NULL,
  username_folded           text NOT NULL,
  password_hash             text,
  display_name              text,
  language                  text NOT NULL DEFAULT 'en',
  status                    auth."AccountStatus" NOT NULL DEFAULT 'UNVERIFIED',
  status_before_lock        auth."AccountStatus",
  staff_locked_until        timestamptz(3),
  locked_until              timestamptz(3),
  failed_login_count        integer NOT NULL DEFAULT 0,
  lockout_level             integer NOT NULL DEFAULT 0,
  role_version              integer NOT NULL DEFAULT 1,
  two_factor_secret         bytea,
  two_factor_pending_secret bytea,
  two_factor_pending_at     timestamptz(3),
  two_factor_enabled_at     timestamptz(3),
  last_totp_step            bigint,
  email_verified_at         timestamptz(3),
  password_changed_at       timestamptz(3),
  last_login_at             timestamptz(3),
  deactivated_at            timestamptz(3),
  deletion_requested_at     timestamptz(3),
  deletion_due_at           timestamptz(3),
  deletion_confirmed_at     timestamptz(3),
  is_deleted                boolean NOT NULL DEFAULT false,
  deleted_at                timestamptz(3),
  registered_at             timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  created_at                timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  updated_at                timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "Users_email_length" CHECK (char_length(email) BETWEEN 3 AND 254 AND position('@' IN email) > 1),
  CONSTRAINT "Users_email_normalized_length" CHECK (char_length(email_normalized) BETWEEN 3 AND 254),
  CONSTRAINT "Users_username_length" CHECK (char_length(username) BETWEEN 3 AND 64),
  -- A deleted account gives its name back: it is renamed to its id, which no username can be.
  CONSTRAINT "Users_username_form" CHECK (is_deleted OR username_folded COLLATE "C" ~ '^[a-z][a-z0-9_.]{2,29}$'),
  CONSTRAINT "Users_password_hash_length" CHECK (char_length(password_hash) BETWEEN 20 AND 512),
  CONSTRAINT "Users_display_name_length" CHECK (char_length(display_name) BETWEEN 1 AND 50),
  CONSTRAINT "Users_language_form" CHECK (language ~ '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}$'),
  CONSTRAINT "Users_counters" CHECK (failed_login_count >= 0 AND lockout_level >= 0 AND role_version > 0),
  CONSTRAINT "Users_two_factor_secret_length" CHECK (octet_length(two_factor_secret) <= 256 AND octet_length(two_factor_pending_secret) <= 256),
  CONSTRAINT "Users_two_factor_whole" CHECK ((two_factor_enabled_at IS NULL) = (two_factor_secret IS NULL)),
  CONSTRAINT "Users_verified_when_active" CHECK (status NOT IN ('ACTIVE', 'DEACTIVATED') OR email_verified_at IS NOT NULL),
  CONSTRAINT "Users_lock_remembers" CHECK ((status = 'LOCKED') = (status_before_lock IS NOT NULL)),
  CONSTRAINT "Users_deletion_due" CHECK (status <> 'PENDING_DELETION' OR deletion_due_at IS NOT NULL),
  CONSTRAINT "Users_deleted_whole" CHECK (is_deleted = (deleted_at IS NOT NULL))
);

CREATE TABLE auth."Roles" (
  id          uuid PRIMARY KEY,
  name        auth."RoleName" NOT NULL,
  description text NOT NULL,
  scopes      text[] NOT NULL DEFAULT '{}',
  created_at  timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  updated_at  timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "Roles_description_length" CHECK (char_length(description) BETWEEN 1 AND 200),
  CONSTRAINT "Roles_scopes_count" CHECK (cardinality(scopes) <= 50)
);

CREATE TABLE auth."UserRoles" (
  user_id     uuid NOT NULL REFERENCES auth."Users" (id) ON DELETE CASCADE,
  role_id     uuid NOT NULL REFERENCES auth."Roles" (id) ON DELETE RESTRICT,
  assigned_by uuid REFERENCES auth."Users" (id) ON DELETE SET NULL,
  assigned_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (user_id, role_id)
);

-- One sign-in on one device; also the family of its refresh tokens.
CREATE TABLE auth."UserSessions" (
  id                  uuid PRIMARY KEY,
  user_id             uuid NOT NULL REFERENCES auth."Users" (id) ON DELETE CASCADE,
  device_id           uuid,
  device_name         text NOT NULL,
  user_agent          text NOT NULL,
  ip                  inet NOT NULL,
  method              auth."SignInMethod" NOT NULL,
  created_at          timestamptz(3) NOT NULL,
  last_seen_at        timestamptz(3) NOT NULL,
  step_up_at          timestamptz(3),
  idle_expires_at     timestamptz(3) NOT NULL,
  absolute_expires_at timestamptz(3) NOT NULL,
  revoked_at          timestamptz(3),
  revoke_reason       text,
  CONSTRAINT "UserSessions_device_name_length" CHECK (char_length(device_name) <= 100),
  CONSTRAINT "UserSessions_user_agent_length" CHECK (char_length(user_agent) <= 512),
  CONSTRAINT "UserSessions_lifetimes" CHECK (idle_expires_at <= absolute_expires_at AND absolute_expires_at > created_at),
  CONSTRAINT "UserSessions_revocation_whole" CHECK ((revoked_at IS NULL) = (revoke_reason IS NULL)),
  CONSTRAINT "UserSessions_revoke_reason_length" CHECK (char_length(revoke_reason) <= 50)
);

CREATE TABLE auth."RefreshTokens" (
  id            uuid PRIMARY KEY,
  user_id       uuid NOT NULL REFERENCES auth."Users" (id) ON DELETE CASCADE,
  session_id    uuid NOT NULL REFERENCES auth."UserSessions" (id) ON DELETE CASCADE,
  parent_id     uuid REFERENCES auth."RefreshTokens" (id) ON DELETE SET NULL,
  token_hash    bytea NOT NULL,
  issued_at     timestamptz(3) NOT NULL,
  expires_at    timestamptz(3) NOT NULL,
  used_at       timestamptz(3),
  revoked_at    timestamptz(3),
  CONSTRAINT "RefreshTokens_token_hash_length" CHECK (octet_length(token_hash) = 32),
  CONSTRAINT "RefreshTokens_lifetime" CHECK (expires_at > issued_at),
  CONSTRAINT "RefreshTokens_not_own_parent" CHECK (parent_id <> id)
);

-- REGISTRATION proves the address of a new account, EMAIL_CHANGE a new address, EMAIL_REVERT gives the old address back.
CREATE TABLE auth."EmailVerificationTokens" (
  id               uuid PRIMARY KEY,
  user_id          uuid NOT NULL REFERENCES auth."Users" (id) ON DELETE CASCADE,
  session_id       uuid REFERENCES auth."UserSessions" (id) ON DELETE SET NULL,
  purpose          auth."EmailTokenPurpose" NOT NULL,
  email            text NOT NULL,
  email_normalized text NOT NULL,
  token_hash       bytea NOT NULL,
  created_at       timestamptz(3) NOT NULL,
  expires_at       timestamptz(3) NOT NULL,
  consumed_at      timestamptz(3),
  superseded_at    timestamptz(3),
  CONSTRAINT "EmailVerificationTokens_email_length" CHECK (char_length(email) BETWEEN 3 AND 254 AND char_length(email_normalized) BETWEEN 3 AND 254),
  CONSTRAINT "EmailVerificationTokens_token_hash_length" CHECK (octet_length(token_hash) = 32),
  CONSTRAINT "EmailVerificationTokens_lifetime" CHECK (expires_at > created_at),
  CONSTRAINT "EmailVerificationTokens_one_end" CHECK (consumed_at IS NULL OR superseded_at IS NULL)
);

CREATE TABLE auth."PasswordResetTokens" (
  id            uuid PRIMARY KEY,
  user_id       uuid NOT NULL REFERENCES auth."Users" (id) ON DELETE CASCADE,
  token_hash    bytea NOT NULL,
  ip            inet,
  created_at    timestamptz(3) NOT NULL,
  expires_at    timestamptz(3) NOT NULL,
  consumed_at   timestamptz(3),
  superseded_at timestamptz(3),
  CONSTRAINT "PasswordResetTokens_token_hash_length" CHECK (octet_length(token_hash) = 32),
  CONSTRAINT "PasswordResetTokens_lifetime" CHECK (expires_at > created_at),
  CONSTRAINT "PasswordResetTokens_one_end" CHECK (consumed_at IS NULL OR superseded_at IS NULL)
);

-- Append-only. `seq`, `prev_hash` and `hash` are filled when the transaction commits; see the audit chain.
-- Actor and subject are no foreign keys: entries outlive accounts.
CREATE TABLE auth."AuditLogs" (
  id          uuid PRIMARY KEY,
  seq         bigint,
  occurred_at timestamptz(3) NOT NULL,
  action      text NOT NULL,
  actor_id    uuid,
  subject_id  uuid,
  ip          inet,
  user_agent  text,
  details     jsonb NOT NULL DEFAULT '{}',
  prev_hash   bytea NOT NULL DEFAULT ''::bytea,
  hash        bytea NOT NULL DEFAULT ''::bytea,
  CONSTRAINT "AuditLogs_action_form" CHECK (action ~ '^[a-z]+\.[a-z_]+$' AND char_length(action) <= 50),
  CONSTRAINT "AuditLogs_user_agent_length" CHECK (char_length(user_agent) <= 512),
  CONSTRAINT "AuditLogs_details_size" CHECK (jsonb_typeof(details) = 'object' AND octet_length(details::text) <= 4096),
  CONSTRAINT "AuditLogs_seal_whole" CHECK (
    (seq IS NULL AND octet_length(hash) = 0 AND octet_length(prev_hash) = 0)
    OR (seq > 0 AND octet_length(hash) = 32 AND octet_length(prev_hash) = 32))
);

CREATE TABLE auth."LoginAttempts" (
  id          uuid PRIMARY KEY,
  user_id     uuid REFERENCES auth."Users" (id) ON DELETE SET NULL,
  name        text NOT NULL,
  method      auth."SignInMethod" NOT NULL,
  succeeded   boolean NOT NULL,
  reason      text,
  ip          inet NOT NULL,
  user_agent  text NOT NULL,
  occurred_at timestamptz(3) NOT NULL,
  CONSTRAINT "LoginAttempts_name_length" CHECK (char_length(name) <= 254),
  CONSTRAINT "LoginAttempts_user_agent_length" CHECK (char_length(user_agent) <= 512),
  CONSTRAINT "LoginAttempts_reason" CHECK (
    reason IN ('unknown_name', 'wrong_password', 'locked', 'unverified', 'wrong_code', 'deactivated')),
  CONSTRAINT "LoginAttempts_reason_of_failure" CHECK (succeeded = (reason IS NULL))
);

-- The identity is (provider, issuer, subject); the e-mail is what the provider said when it was linked.
CREATE TABLE auth."ExternalLoginProviders" (
  id           uuid PRIMARY KEY,
  user_id      uuid NOT NULL REFERENCES auth."Users" (id) ON DELETE CASCADE,
  provider     auth."ExternalProvider" NOT NULL,
  issuer       text NOT NULL DEFAULT '',
  subject      text NOT NULL,
  email        text,
  linked_at    timestamptz(3) NOT NULL,
  last_used_at timestamptz(3),
  CONSTRAINT "ExternalLoginProviders_issuer_length" CHECK (char_length(issuer) <= 255),
  CONSTRAINT "ExternalLoginProviders_subject_length" CHECK (char_length(subject) BETWEEN 1 AND 255),
  CONSTRAINT "ExternalLoginProviders_email_length" CHECK (char_length(email) <= 254)
);
