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

-- Walks the audit log, from the entry after `p_after_seq` (which was walked before), at most `p_limit` entries; without parameters all of it.
-- `first_broken_id` is the oldest entry that was changed, or follows a removed one, or is not part of the chain. It is null when the log is
-- intact, and when only its newest entries are missing (then `intact` is false). `is_end` tells that nothing follows.
CREATE FUNCTION auth.fn_VerifyAuditChain(p_after_seq bigint DEFAULT 0, p_limit integer DEFAULT NULL)
RETURNS TABLE (intact boolean, entries bigint, first_broken_id uuid, is_end boolean)
LANGUAGE sql STABLE AS $$
  WITH start AS (
    SELECT coalesce((SELECT a.hash FROM auth."AuditLogs" a WHERE a.seq = p_after_seq), decode(repeat('00', 32), 'hex')) AS hash
  ), part AS (
    SELECT a FROM auth."AuditLogs" a WHERE a.seq > p_after_seq ORDER BY a.seq LIMIT p_limit
  ), walked AS (
    SELECT (p.a).id, (p.a).seq, (p.a).hash,
      (p.a).seq = coalesce(lag((p.a).seq) OVER chain, p_after_seq) + 1
        AND (p.a).prev_hash = coalesce(lag((p.a).hash) OVER chain, start.hash)
        AND (p.a).hash = auth.fn_AuditHash((p.a).prev_hash, p.a) AS holds
    FROM part p CROSS JOIN start WINDOW chain AS (ORDER BY (p.a).seq)
  ), summary AS (
    SELECT count(*) AS entries, coalesce(bool_and(w.holds), true) AS holds, coalesce(count(*) < p_limit, true) AS is_end,
      (array_agg(w.id ORDER BY w.seq) FILTER (WHERE NOT w.holds))[1] AS broken,
      (array_agg(w.hash ORDER BY w.seq DESC))[1] AS last_hash
    FROM walked w
  ), unsealed AS (
    SELECT a.id FROM auth."AuditLogs" a WHERE a.seq IS NULL LIMIT 1
  )
  SELECT s.holds AND (NOT s.is_end OR (h.seq = p_after_seq + s.entries AND h.hash = coalesce(s.last_hash, start.hash) AND u.id IS NULL)),
    s.entries, coalesce(s.broken, CASE WHEN s.is_end THEN u.id END), s.is_end
  FROM summary s CROSS JOIN start CROSS JOIN auth_support."AuditHead" h LEFT JOIN unsealed u ON true
$$;
