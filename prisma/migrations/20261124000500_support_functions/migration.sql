-- Small mechanisms that procedures and triggers share. Every name in a body is written with its schema: no search path can change its meaning.

-- A new UUIDv7 (RFC 9562) for rows that the database itself adds: audit entries, events, recovery codes.
CREATE FUNCTION auth_support.new_id() RETURNS uuid
LANGUAGE sql VOLATILE AS $$
  SELECT encode(set_bit(set_bit(
    overlay(uuid_send(gen_random_uuid()) PLACING substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6),
    52, 1), 53, 1), 'hex')::uuid
$$;

-- Begins a procedure: tells the triggers of this transaction who acts (`actorId`, `ip`, `userAgent`) and what time it is.
-- Returns the time: the caller's, or the database's clock when that is null.
CREATE FUNCTION auth_support.enter(p_context jsonb, p_now timestamptz) RETURNS timestamptz
LANGUAGE plpgsql VOLATILE AS $$
DECLARE v_now timestamptz(3) := coalesce(p_now, clock_timestamp());
BEGIN
  PERFORM set_config('auth.context', coalesce(p_context, '{}'::jsonb)::text, true),
          set_config('auth.now', extract(epoch FROM v_now)::text, true),
          set_config('auth.keep_session', '', true),
          set_config('auth.reason', '', true);
  RETURN v_now;
END
$$;

-- A setting of this transaction, or null.
CREATE FUNCTION auth_support.setting(p_name text) RETURNS text
LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('auth.' || p_name, true), '') $$;

-- The time of the procedure under way, else of the clock.
CREATE FUNCTION auth_support.moment() RETURNS timestamptz
LANGUAGE sql VOLATILE AS $$ SELECT coalesce(to_timestamp(auth_support.setting('now')::double precision), clock_timestamp())::timestamptz(3) $$;

-- Appends an audit entry about `p_subject`, done by the actor of the context.
CREATE FUNCTION auth_support.audit(p_action text, p_subject uuid, p_details jsonb DEFAULT '{}') RETURNS void
LANGUAGE plpgsql VOLATILE AS $$
DECLARE v_context jsonb := coalesce(auth_support.setting('context'), '{}')::jsonb;
BEGIN
  INSERT INTO auth."AuditLogs" (id, occurred_at, action, actor_id, subject_id, ip, user_agent, details)
  VALUES (auth_support.new_id(), auth_support.moment(), p_action, (v_context ->> 'actorId')::uuid, p_subject,
          (v_context ->> 'ip')::inet, left(v_context ->> 'userAgent', 512), coalesce(p_details, '{}'));
END
$$;

-- The same for what the service itself does: an entry with its own context and time.
CREATE FUNCTION auth_support.append_audit(p_action text, p_subject uuid, p_details jsonb, p_context jsonb, p_now timestamptz) RETURNS void
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM auth_support.enter(p_context, p_now), auth_support.audit(p_action, p_subject, p_details);
END
$$;

-- Appends an event to the outbox, keyed by the user it is about; it commits with the change that caused it.
-- Its topics are the user and the sessions it names.
CREATE FUNCTION auth_support.emit(p_type text, p_user_id uuid, p_data jsonb DEFAULT '{}') RETURNS void
LANGUAGE sql VOLATILE AS $$
  INSERT INTO auth_support."Outbox" (id, type, key, topics, data, occurred_at)
  VALUES (auth_support.new_id(), p_type, p_user_id::text,
          'user:' || p_user_id || ARRAY(SELECT 'session:' || s FROM jsonb_array_elements_text(coalesce(p_data -> 'sessionIds', '[]')) AS s),
          jsonb_build_object('userId', p_user_id) || p_data, auth_support.moment())
$$;

-- Tells the user that something about the security of the account happened.
CREATE FUNCTION auth_support.alert(p_user_id uuid, p_kind text) RETURNS void
LANGUAGE sql VOLATILE AS $$ SELECT auth_support.emit('auth.security.alerted.v1', p_user_id, jsonb_build_object('kind', p_kind)) $$;

-- An address that can be recognised by its owner and by nobody else: first letter and domain.
CREATE FUNCTION auth_support.mask_email(p_email text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$ SELECT left(p_email, 1) || '***' || substring(p_email FROM '@.*$') $$;

-- The user with its row locked against other changes. Lock order everywhere: user, session, token, counter.
CREATE FUNCTION auth_support.lock_user(p_user_id uuid) RETURNS auth."Users"
LANGUAGE sql VOLATILE AS $$ SELECT u FROM auth."Users" u WHERE u.id = p_user_id FOR NO KEY UPDATE $$;

-- Ends sessions of a user: those named, or all when `p_session_ids` is null; never `p_except`. Tokens, events and audit follow by trigger.
CREATE FUNCTION auth_support.end_sessions(p_user_id uuid, p_session_ids uuid[], p_except uuid, p_reason text) RETURNS SETOF uuid
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM 1 FROM auth."UserSessions" s
    WHERE s.user_id = p_user_id AND s.revoked_at IS NULL
      AND (p_session_ids IS NULL OR s.id = ANY (p_session_ids)) AND s.id IS DISTINCT FROM p_except
    ORDER BY s.id FOR NO KEY UPDATE;
  RETURN QUERY
    UPDATE auth."UserSessions" s SET revoked_at = auth_support.moment(), revoke_reason = p_reason
    WHERE s.user_id = p_user_id AND s.revoked_at IS NULL
      AND (p_session_ids IS NULL OR s.id = ANY (p_session_ids)) AND s.id IS DISTINCT FROM p_except
    RETURNING s.id;
END
$$;

-- The roles of a user by name, as events carry them.
CREATE FUNCTION auth_support.role_names(p_user_id uuid) RETURNS text[]
LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(r.name::text ORDER BY r.name), '{}')
  FROM auth."UserRoles" ur JOIN auth."Roles" r ON r.id = ur.role_id WHERE ur.user_id = p_user_id
$$;
