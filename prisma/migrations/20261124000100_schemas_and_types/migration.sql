-- `auth` holds the ten tables, twelve procedures and fourteen functions of the service's contract.
-- `auth_support` holds everything they need beside them.
CREATE SCHEMA IF NOT EXISTS auth;
CREATE SCHEMA IF NOT EXISTS auth_support;

-- LOCKED is a lock by staff; the automatic lockout after wrong passwords is "Users".locked_until.
CREATE TYPE auth."AccountStatus" AS ENUM ('UNVERIFIED', 'ACTIVE', 'LOCKED', 'DEACTIVATED', 'PENDING_DELETION');
CREATE TYPE auth."RoleName" AS ENUM ('USER', 'MODERATOR', 'ADMIN');
CREATE TYPE auth."ExternalProvider" AS ENUM ('GOOGLE', 'GITHUB', 'APPLE', 'OIDC');
CREATE TYPE auth."EmailTokenPurpose" AS ENUM ('REGISTRATION', 'EMAIL_CHANGE', 'EMAIL_REVERT');
CREATE TYPE auth."SignInMethod" AS ENUM ('PASSWORD', 'PASSKEY', 'EXTERNAL', 'EMAIL_LINK');

CREATE TYPE auth_support."ChallengeKind" AS ENUM ('TWO_FACTOR', 'PASSKEY_REGISTRATION', 'PASSKEY_LOGIN');
-- Whose wrong tries are counted together.
CREATE TYPE auth_support."CounterScope" AS ENUM ('ACCOUNT', 'DEVICE', 'NAME', 'ADDRESS', 'SECOND_FACTOR', 'PROOF');
