-- Sessions and their refresh tokens. A session is the family of its tokens; it has one live token at a time.

-- Opens a session with its first refresh token, for a user whose credentials were accepted.
--   CREATED  a deactivated account is active again, a pending deletion is cancelled, the device is known from now on
--   REFUSED  `reason`: locked, unverified, deactivated (deleted, or its deletion is due)
-- A new device of an account that has others raises an alert.
CREATE FUNCTION auth.sp_CreateSession(
  p_session_id uuid, p_user_id uuid, p_token_id uuid, p_token_hash bytea, p_method auth."SignInMethod", p_device_name text,
  p_device_id uuid, p_device_hash bytea, p_idle_sec integer, p_absolute_sec integer, p_device_sec integer,
  p_context jsonb DEFAULT '{}', p_now timestamptz DEFAULT NULL
) RETURNS TABLE (outcome text, reason text, is_new_device boolean, expires_at timestamptz, absolute_expires_at timestamptz)
LANGUAGE plpgsql VOLATILE AS $$
#variable_conflict use_column
DECLARE
  v_now timestamptz := auth_support.enter(p_context, p_now);
  v_user auth."Users" := auth_support.lock_user(p_user_id);
  v_device_id uuid;
  v_had_session boolean;
BEGIN
  reason := CASE
    WHEN v_user.id IS NULL OR v_user.is_deleted OR v_user.deletion_due_at <= v_now THEN 'deactivated'
    WHEN auth.fn_IsLocked(p_user_id, true, v_now) THEN 'locked'
    WHEN coalesce(v_user.status_before_lock, v_user.status) = 'UNVERIFIED' THEN 'unverified'
  END;
  IF reason IS NOT NULL THEN outcome := 'REFUSED'; RETURN NEXT; RETURN; END IF;

  IF v_user.status = 'LOCKED' THEN -- the staff's lock has run out
    PERFORM auth.sp_ChangeAccountStatus(p_user_id, 'UNLOCK', NULL, NULL, NULL, p_context, v_now);
    v_user := auth_support.lock_user(p_user_id);
  END IF;
  IF v_user.status = 'DEACTIVATED' THEN PERFORM auth.sp_ChangeAccountStatus(p_user_id, 'REACTIVATE', NULL, NULL, NULL, p_context, v_now);
  ELSIF v_user.status = 'PENDING_DELETION' THEN PERFORM auth.sp_ChangeAccountStatus(p_user_id, 'CANCEL_DELETION', NULL, NULL, NULL, p_context, v_now);
  END IF;

  v_had_session := EXISTS (SELECT 1 FROM auth."UserSessions" s WHERE s.user_id = p_user_id);
  UPDATE auth_support."KnownDevices" d SET last_seen_at = v_now, expires_at = v_now + make_interval(secs => p_device_sec)
    WHERE d.user_id = p_user_id AND d.token_hash = p_device_hash AND d.expires_at > v_now RETURNING d.id INTO v_device_id;
  is_new_device := v_device_id IS NULL;
  IF is_new_device AND p_device_hash IS NOT NULL THEN
    INSERT INTO auth_support."KnownDevices" AS d (id, user_id, token_hash, name, created_at, last_seen_at, expires_at)
      VALUES (p_device_id, p_user_id, p_device_hash, p_device_name, v_now, v_now, v_now + make_interval(secs => p_device_sec))
      ON CONFLICT (user_id, token_hash) DO UPDATE SET last_seen_at = excluded.last_seen_at, expires_at = excluded.expires_at
      RETURNING d.id INTO v_device_id;
  END IF;

  outcome := 'CREATED';
  absolute_expires_at := v_now + make_interval(secs => p_absolute_sec);
  expires_at := least(v_now + make_interval(secs => p_idle_sec), absolute_expires_at);
  INSERT INTO auth."UserSessions" (id, user_id, device_id, device_name, user_agent, ip, method, created_at, last_seen_at, step_up_at,
                                   idle_expires_at, absolute_expires_at)
    VALUES (p_session_id, p_user_id, v_device_id, p_device_name, left(coalesce(p_context ->> 'userAgent', ''), 512), (p_context ->> 'ip')::inet,
            p_method, v_now, v_now, v_now, expires_at, absolute_expires_at);
  INSERT INTO auth."RefreshTokens" (id, user_id, session_id, token_hash, issued_at, expires_at)
    VALUES (p_token_id, p_user_id, p_session_id, p_token_hash, v_now, expires_at);
  UPDATE auth."Users" u SET last_login_at = v_now WHERE u.id = p_user_id;
  IF is_new_device AND v_had_session THEN PERFORM auth_support.alert(p_user_id, 'NEW_DEVICE'); END IF;
  RETURN NEXT;
END
$$;

-- Uses a refresh token and stores its successor. The service derives the successor from the token itself with a secret, so that it can give
-- the same one again although only hashes are stored.
--   ROTATED   the successor is new
--   REPEATED  the token was used within `p_overlap_sec`: the same successor again
--   REUSED    used longer ago: somebody copied it; the session has ended with all its tokens
--   INVALID   unknown, expired or revoked
CREATE FUNCTION auth.sp_RotateRefreshToken(
  p_token_hash bytea, p_successor_id uuid, p_successor_hash bytea, p_overlap_sec integer, p_idle_sec integer,
  p_context jsonb DEFAULT '{}', p_now timestamptz DEFAULT NULL
) RETURNS TABLE (outcome text, user_id uuid, session_id uuid, expires_at timestamptz)
LANGUAGE plpgsql VOLATILE AS $$
#variable_conflict use_column
DECLARE
  v_now timestamptz := auth_support.enter(p_context, p_now);
  v_session auth."UserSessions";
  v_token auth."RefreshTokens";
  v_successor auth."RefreshTokens";
BEGIN
  outcome := 'INVALID';
  SELECT s.* INTO v_session FROM auth."RefreshTokens" t JOIN auth."UserSessions" s ON s.id = t.session_id
    WHERE t.token_hash = p_token_hash FOR NO KEY UPDATE OF s;
  SELECT * INTO v_token FROM auth."RefreshTokens" t WHERE t.token_hash = p_token_hash FOR NO KEY UPDATE;
  IF v_token.id IS NULL OR v_session.revoked_at IS NOT NULL OR NOT auth.fn_IsSessionValid(v_token.session_id, v_now) THEN RETURN NEXT; RETURN; END IF;

  IF v_token.used_at IS NOT NULL THEN
    user_id := v_token.user_id; session_id := v_token.session_id;
    IF v_token.used_at > v_now - make_interval(secs => p_overlap_sec) THEN
      SELECT * INTO v_successor FROM auth."RefreshTokens" t WHERE t.parent_id = v_token.id;
      IF auth.fn_HashEquals(v_successor.token_hash, p_successor_hash) THEN outcome := 'REPEATED'; expires_at := v_successor.expires_at; END IF;
    ELSE
      outcome := 'REUSED';
      PERFORM auth_support.audit('refresh.reused', v_token.user_id, jsonb_build_object('sessionId', v_token.session_id));
      PERFORM auth_support.end_sessions(v_token.user_id, ARRAY[v_token.session_id], NULL, 'refresh_reused');
      PERFORM auth_support.alert(v_token.user_id, 'REFRESH_REUSED');
    END IF;
    RETURN NEXT; RETURN;
  END IF;
  IF NOT auth.fn_IsRefreshTokenValid(v_token.id, v_now) THEN RETURN NEXT; RETURN; END IF;

  outcome := 'ROTATED'; user_id := v_token.user_id; session_id := v_token.session_id;
  expires_at := least(v_now + make_interval(secs => p_idle_sec), v_session.absolute_expires_at);
  UPDATE auth."RefreshTokens" t SET used_at = v_now WHERE t.id = v_token.id;
  INSERT INTO auth."RefreshTokens" (id, user_id, session_id, parent_id, token_hash, issued_at, expires_at)
    VALUES (p_successor_id, v_token.user_id, v_token.session_id, v_token.id, p_successor_hash, v_now, expires_at);
  UPDATE auth."UserSessions" s SET last_seen_at = v_now, idle_expires_at = expires_at, ip = coalesce((p_context ->> 'ip')::inet, s.ip),
    user_agent = left(coalesce(p_context ->> 'userAgent', s.user_agent), 512) WHERE s.id = v_token.session_id;
  RETURN NEXT;
END
$$;

-- Ends sessions of a user: those of `p_session_ids`, or all when it is null; never `p_except`. Returns the ended ones.
CREATE FUNCTION auth.sp_RevokeSessions(
  p_user_id uuid, p_session_ids uuid[], p_except uuid, p_reason text, p_context jsonb DEFAULT '{}', p_now timestamptz DEFAULT NULL
) RETURNS TABLE (session_id uuid)
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM auth_support.enter(p_context, p_now), auth_support.lock_user(p_user_id);
  RETURN QUERY SELECT ended FROM auth_support.end_sessions(p_user_id, p_session_ids, p_except, p_reason) AS ended;
END
$$;
