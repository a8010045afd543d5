-- Two usernames that look alike are one name: nobody can pass for somebody else by `paypa1` or `rnary`.

-- What a folded username looks like: `0` as `o`; `1` and `i` as `l`; `m` as `rn`; `w` as `vv`. Dots and underscores count: `a.b` is not `ab`.
CREATE FUNCTION auth_support.username_look(p_folded text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT AS $$ SELECT replace(replace(translate(p_folded, '01i', 'oll'), 'm', 'rn'), 'w', 'vv') $$;

CREATE UNIQUE INDEX "Users_username_look_key" ON auth."Users" (auth_support.username_look(username_folded)) WHERE NOT is_deleted;
CREATE INDEX "UsernameHolds_look_idx" ON auth_support."UsernameHolds" (auth_support.username_look(username_folded));

-- Orders everything that gives an address or a name to an account: e-mail first, then username (and what looks like it), then rows.
CREATE OR REPLACE FUNCTION auth_support.lock_identity(p_email text, p_username text) RETURNS void
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  IF p_email IS NOT NULL THEN PERFORM pg_advisory_xact_lock(hashtextextended('auth.email:' || p_email, 0)); END IF;
  IF p_username IS NOT NULL THEN
    PERFORM pg_advisory_xact_lock(hashtextextended('auth.username:' || auth_support.username_look(p_username), 0));
  END IF;
END
$$;

-- Whether somebody else has the name, or one that looks like it, or has it held. Call it under the name's lock.
CREATE OR REPLACE FUNCTION auth_support.is_username_taken(p_folded text, p_user_id uuid, p_email_hash bytea, p_now timestamptz) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT 1 FROM auth."Users" u
    WHERE NOT u.is_deleted AND auth_support.username_look(u.username_folded) = auth_support.username_look(p_folded)
      AND u.id IS DISTINCT FROM p_user_id)
    OR EXISTS (
    SELECT 1 FROM auth_support."UsernameHolds" h
    WHERE auth_support.username_look(h.username_folded) = auth_support.username_look(p_folded) AND h.held_until > p_now
      AND NOT coalesce(h.user_id = p_user_id OR h.email_hash = p_email_hash, false))
$$;

REVOKE ALL ON FUNCTION auth_support.username_look(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION auth_support.username_look(text) TO wechat_auth_service;
