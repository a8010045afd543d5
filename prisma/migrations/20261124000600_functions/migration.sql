-- The fourteen helper functions. Names are not quoted: they answer in any spelling of their case.

-- One spelling of an address: NFKC, no surrounding blanks, lower case.
CREATE FUNCTION auth.fn_NormalizeEmail(p_email text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT AS $$ SELECT lower(btrim(normalize(p_email, NFKC))) $$;

-- One spelling of a username: NFKC, no surrounding blanks, lower case.
CREATE FUNCTION auth.fn_FoldUsername(p_username text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT AS $$ SELECT lower(btrim(normalize(p_username, NFKC))) $$;

-- SHA-256 of a text: the form in which tokens and counter keys are stored.
CREATE FUNCTION auth.fn_HashToken(p_token text) RETURNS bytea
LANGUAGE sql IMMUTABLE STRICT AS $$ SELECT sha256(convert_to(p_token, 'UTF8')) $$;

-- Compares two hashes in a time that does not depend on where they differ. Null equals nothing.
CREATE FUNCTION auth.fn_HashEquals(p_left bytea, p_right bytea) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE v_difference integer := 0;
BEGIN
  IF p_left IS NULL OR p_right IS NULL OR octet_length(p_left) <> octet_length(p_right) THEN RETURN false; END IF;
  FOR i IN 0 .. octet_length(p_left) - 1 LOOP
    v_difference := v_difference | (get_byte(p_left, i) # get_byte(p_right, i));
  END LOOP;
  RETURN v_difference = 0;
END
$$;

-- Seconds that the `p_level`-th lock in a row lasts: the base, doubled each time, up to the maximum.
CREATE FUNCTION auth.fn_LockDurationSec(p_level integer, p_base_sec integer, p_max_sec integer) RETURNS integer
LANGUAGE sql IMMUTABLE STRICT AS $$
  SELECT least(p_max_sec::numeric, p_base_sec::numeric * power(2::numeric, least(greatest(p_level, 1) - 1, 60)))::integer
$$;

-- Wrong tries in the `p_window_sec` seconds before `p_now` of one counter.
CREATE FUNCTION auth.fn_FailedAttemptsInWindow(p_scope auth_support."CounterScope", p_key bytea, p_window_sec integer, p_now timestamptz)
RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT count(*)::integer FROM auth_support."AttemptCounters" c CROSS JOIN unnest(c.failures) AS failed(at)
  WHERE c.scope = p_scope AND c.key = p_key AND failed.at > p_now - make_interval(secs => p_window_sec)
$$;

-- Whether an account refuses passwords: locked by staff, or by wrong tries unless the device is a known one. False for an unknown account.
CREATE FUNCTION auth.fn_IsLocked(p_user_id uuid, p_is_known_device boolean, p_now timestamptz) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT coalesce((
    SELECT (u.status = 'LOCKED' AND coalesce(u.staff_locked_until > p_now, true))
      OR (NOT p_is_known_device AND coalesce(u.locked_until > p_now, false))
    FROM auth."Users" u WHERE u.id = p_user_id), false)
$$;

-- Whether the user has the role now.
CREATE FUNCTION auth.fn_HasRole(p_user_id uuid, p_role auth."RoleName") RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM auth."UserRoles" ur JOIN auth."Roles" r ON r.id = ur.role_id WHERE ur.user_id = p_user_id AND r.name = p_role)
$$;

-- The scopes that the roles of a user give, sorted, each once.
CREATE FUNCTION auth.fn_PermissionsOf(p_user_id uuid) RETURNS text[]
LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(DISTINCT scope.name ORDER BY scope.name), '{}')
  FROM auth."UserRoles" ur JOIN auth."Roles" r ON r.id = ur.role_id CROSS JOIN unnest(r.scopes) AS scope(name)
  WHERE ur.user_id = p_user_id
$$;

-- Whether a session still counts: not ended, neither idle nor too old, and its account may be signed in.
CREATE FUNCTION auth.fn_IsSessionValid(p_session_id uuid, p_now timestamptz) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT 1 FROM auth."UserSessions" s JOIN auth."Users" u ON u.id = s.user_id
    WHERE s.id = p_session_id AND s.revoked_at IS NULL AND s.idle_expires_at > p_now AND s.absolute_expires_at > p_now
      AND u.status IN ('ACTIVE', 'PENDING_DELETION') AND NOT u.is_deleted)
$$;

-- Whether a refresh token can be used: not used, revoked or expired, and its session is valid.
CREATE FUNCTION auth.fn_IsRefreshTokenValid(p_token_id uuid, p_now timestamptz) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT 1 FROM auth."RefreshTokens" t
    WHERE t.id = p_token_id AND t.used_at IS NULL AND t.revoked_at IS NULL AND t.expires_at > p_now
      AND auth.fn_IsSessionValid(t.session_id, p_now))
$$;

-- How many ways a user has to sign in: password, passkeys, external logins.
CREATE FUNCTION auth.fn_CredentialCount(p_user_id uuid) RETURNS integer
LANGUAGE sql STABLE AS $$
  SELECT ((SELECT count(*) FROM auth."Users" u WHERE u.id = p_user_id AND u.password_hash IS NOT NULL)
    + (SELECT count(*) FROM auth_support."Passkeys" p WHERE p.user_id = p_user_id)
    + (SELECT count(*) FROM auth."ExternalLoginProviders" e WHERE e.user_id = p_user_id))::integer
$$;

-- Hash of an audit entry that follows `p_prev_hash`. The entry is written as a JSON array, so no two entries read alike;
-- the time is in microseconds, so that the session's time zone does not matter.
CREATE FUNCTION auth.fn_AuditHash(p_prev_hash bytea, p_entry auth."AuditLogs") RETURNS bytea
LANGUAGE sql STABLE AS $$
  SELECT sha256(p_prev_hash || convert_to(jsonb_build_array(
    (p_entry).seq, (p_entry).id, (extract(epoch FROM (p_entry).occurred_at) * 1000000)::bigint, (p_entry).action,
    (p_entry).actor_id, (p_entry).subject_id, host((p_entry).ip), (p_entry).user_agent, (p_entry).details)::text, 'UTF8'))
$$;

-- Walks the audit log from its first entry. `first_broken_id` is the oldest entry that was changed or follows a removed one;
-- it is null when the log is intact, and when only its newest entries are missing (then `intact` is false). Reads the whole log.
CREATE FUNCTION auth.fn_VerifyAuditChain() RETURNS TABLE (intact boolean, entries bigint, first_broken_id uuid)
LANGUAGE sql STABLE AS $$
  WITH walked AS (
    SELECT a.id, a.seq, a.hash,
      a.seq = coalesce(lag(a.seq) OVER chain, 0) + 1
        AND a.prev_hash = coalesce(lag(a.hash) OVER chain, decode(repeat('00', 32), 'hex'))
        AND a.hash = auth.fn_AuditHash(a.prev_hash, a) AS holds
    FROM auth."AuditLogs" a WINDOW chain AS (ORDER BY a.seq)
  ), summary AS (
    SELECT count(*) AS entries, coalesce(bool_and(coalesce(w.holds, false)), true) AS holds,
      (array_agg(w.id ORDER BY w.seq) FILTER (WHERE w.holds IS NOT TRUE))[1] AS broken
    FROM walked w
  )
  SELECT s.holds AND s.entries = h.seq AND h.hash = coalesce((SELECT a.hash FROM auth."AuditLogs" a ORDER BY a.seq DESC LIMIT 1), h.hash),
    s.entries, s.broken
  FROM summary s CROSS JOIN auth_support."AuditHead" h
$$;
