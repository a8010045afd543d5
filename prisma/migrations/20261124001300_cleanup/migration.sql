-- Deletes up to `p_max_batches` × `p_batch_size` rows of one table that match a condition on `$1` (now) and `$2` (seconds), in batches.
-- Rows that others hold locked are skipped and left for the next run. The condition is text of this migration, never of a caller's caller.
CREATE FUNCTION auth_support.purge(
  p_table regclass, p_condition text, p_now timestamptz, p_retention_sec integer, p_batch_size integer, p_max_batches integer
) RETURNS bigint
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  v_total bigint := 0;
  v_count bigint;
BEGIN
  FOR i IN 1 .. p_max_batches LOOP
    EXECUTE format('DELETE FROM %1$s WHERE ctid = ANY (ARRAY(SELECT ctid FROM %1$s WHERE %2$s LIMIT %3$s FOR UPDATE SKIP LOCKED))',
      p_table, p_condition, p_batch_size) USING p_now, make_interval(secs => p_retention_sec);
    GET DIAGNOSTICS v_count = ROW_COUNT;
    v_total := v_total + v_count;
    EXIT WHEN v_count < p_batch_size;
  END LOOP;
  RETURN v_total;
END
$$;

-- Removes accounts that never proved their address in time, and tells the platform.
CREATE FUNCTION auth_support.purge_unverified(p_now timestamptz, p_retention_sec integer, p_batch_size integer) RETURNS bigint
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  v_user_id uuid;
  v_total bigint := 0;
BEGIN
  FOR v_user_id IN
    DELETE FROM auth."Users" u WHERE u.id = ANY (ARRAY(
      SELECT v.id FROM auth."Users" v WHERE v.status = 'UNVERIFIED' AND v.registered_at < p_now - make_interval(secs => p_retention_sec)
      LIMIT p_batch_size FOR UPDATE SKIP LOCKED)) RETURNING u.id
  LOOP
    PERFORM auth_support.emit('auth.user.deleted.v1', v_user_id), auth_support.audit('account.deleted', v_user_id, '{"cause": "never verified"}');
    v_total := v_total + 1;
  END LOOP;
  RETURN v_total;
END
$$;

-- Daily upkeep: `SELECT * FROM auth.sp_CleanupExpiredTokens()`. One row a kind: what, and how many were removed (or opened).
-- A used refresh token is kept until it expires, since its reuse must be noticed; ended sessions, attempts and deleted accounts are
-- kept for their retention. Cheap to repeat; several runs side by side share the work.
CREATE FUNCTION auth.sp_CleanupExpiredTokens(
  p_batch_size integer DEFAULT 1000, p_max_batches integer DEFAULT 1000, p_session_retention_sec integer DEFAULT 2592000,
  p_attempt_retention_sec integer DEFAULT 7776000, p_unverified_retention_sec integer DEFAULT 2592000,
  p_deleted_retention_sec integer DEFAULT 2592000, p_outbox_retention_sec integer DEFAULT 86400, p_now timestamptz DEFAULT NULL
) RETURNS TABLE (kind text, removed bigint)
LANGUAGE plpgsql VOLATILE AS $$
#variable_conflict use_column
DECLARE
  v_now timestamptz := auth_support.enter('{}', p_now);
  v_task record;
BEGIN
  FOR v_task IN SELECT * FROM (VALUES
    ('refresh_tokens', 'auth."RefreshTokens"', 'expires_at < $1', 0),
    ('email_verification_tokens', 'auth."EmailVerificationTokens"', 'expires_at < $1', 0),
    ('password_reset_tokens', 'auth."PasswordResetTokens"', 'expires_at < $1', 0),
    ('ended_sessions', 'auth."UserSessions"', 'revoked_at < $1 - $2', p_session_retention_sec),
    ('idle_sessions', 'auth."UserSessions"', 'revoked_at IS NULL AND idle_expires_at < $1 - $2', p_session_retention_sec),
    ('login_attempts', 'auth."LoginAttempts"', 'occurred_at < $1 - $2', p_attempt_retention_sec),
    ('challenges', 'auth_support."Challenges"', 'expires_at < $1', 0),
    ('oauth_states', 'auth_support."OAuthStates"', 'expires_at < $1', 0),
    ('known_devices', 'auth_support."KnownDevices"', 'expires_at < $1', 0),
    ('username_holds', 'auth_support."UsernameHolds"', 'held_until < $1', 0),
    ('attempt_counters', 'auth_support."AttemptCounters"', 'updated_at < $1 - $2 AND coalesce(locked_until < $1 - $2, true)', p_attempt_retention_sec),
    ('data_exports', 'auth_support."DataExports"', 'expires_at < $1', 0),
    ('outbox', 'auth_support."Outbox"', 'relayed_at < $1 - $2', p_outbox_retention_sec),
    ('processed_events', 'auth_support."ProcessedEvents"', 'processed_at < $1 - $2', p_session_retention_sec),
    ('deleted_accounts', 'auth."Users"', 'is_deleted AND deletion_confirmed_at IS NOT NULL AND deleted_at < $1 - $2', p_deleted_retention_sec)
  ) AS task (kind, target, condition, retention_sec)
  LOOP
    kind := v_task.kind;
    removed := auth_support.purge(v_task.target::regclass, v_task.condition, v_now, v_task.retention_sec, p_batch_size, p_max_batches);
    RETURN NEXT;
  END LOOP;

  kind := 'unverified_accounts';
  removed := auth_support.purge_unverified(v_now, p_unverified_retention_sec, p_batch_size);
  RETURN NEXT;

  kind := 'staff_locks_ended';
  WITH ended AS (
    SELECT u.id FROM auth."Users" u WHERE u.status = 'LOCKED' AND u.staff_locked_until <= v_now LIMIT p_batch_size FOR NO KEY UPDATE SKIP LOCKED
  ), opened AS (
    UPDATE auth."Users" u SET status = u.status_before_lock, status_before_lock = NULL, staff_locked_until = NULL
    FROM ended e WHERE u.id = e.id RETURNING u.id
  ), told AS (SELECT auth_support.audit('account.unlocked', o.id, '{"cause": "time"}') FROM opened o)
  SELECT count(*) INTO removed FROM told;
  RETURN NEXT;
END
$$;
