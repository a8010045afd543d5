-- Sign-in: counted tries and locks, second factors, proofs of presence.
-- The service first does the costly check (argon2, TOTP), then asks here. Tries of one account are put in order by its row lock and each is
-- decided when its turn comes: of any number of parallel guesses only as many as the limit allows learn whether they were right.

-- Whether a counter is locked. With `p_is_wrong` its row is made if need be, and locked until the transaction ends.
CREATE FUNCTION auth_support.is_counter_locked(p_scope auth_support."CounterScope", p_key bytea, p_is_wrong boolean, p_now timestamptz) RETURNS boolean
LANGUAGE plpgsql VOLATILE AS $$
DECLARE v_until timestamptz;
BEGIN
  IF p_is_wrong THEN
    INSERT INTO auth_support."AttemptCounters" AS c (scope, key, updated_at) VALUES (p_scope, p_key, p_now)
      ON CONFLICT (scope, key) DO UPDATE SET updated_at = excluded.updated_at RETURNING c.locked_until INTO v_until;
  ELSE
    SELECT c.locked_until INTO v_until FROM auth_support."AttemptCounters" c WHERE c.scope = p_scope AND c.key = p_key;
  END IF;
  RETURN coalesce(v_until > p_now, false);
END
$$;

-- Counts a wrong try in a row that `is_counter_locked` has locked. Returns until when the counter is locked by it, else null.
-- `p_policy`: windowSec, lockBaseSec, lockMaxSec, levelDecaySec (a lock that ended so long ago no longer doubles the next).
CREATE FUNCTION auth_support.count_wrong(p_scope auth_support."CounterScope", p_key bytea, p_limit integer, p_policy jsonb, p_now timestamptz)
RETURNS timestamptz
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  v_window_sec integer := (p_policy ->> 'windowSec')::integer;
  v_until timestamptz;
BEGIN
  UPDATE auth_support."AttemptCounters" c SET
    failures = ARRAY(SELECT f.at FROM unnest(c.failures) AS f(at) WHERE f.at > p_now - make_interval(secs => v_window_sec)) || p_now::timestamptz(3),
    level = CASE WHEN c.locked_until < p_now - make_interval(secs => (p_policy ->> 'levelDecaySec')::integer) THEN 0 ELSE c.level END
  WHERE c.scope = p_scope AND c.key = p_key;
  IF auth.fn_FailedAttemptsInWindow(p_scope, p_key, v_window_sec, p_now) >= p_limit THEN
    UPDATE auth_support."AttemptCounters" c SET failures = '{}', level = c.level + 1,
      locked_until = p_now + make_interval(secs =>
        auth.fn_LockDurationSec(c.level + 1, (p_policy ->> 'lockBaseSec')::integer, (p_policy ->> 'lockMaxSec')::integer))
    WHERE c.scope = p_scope AND c.key = p_key RETURNING c.locked_until INTO v_until;
  END IF;
  RETURN v_until;
END
$$;

-- The device, or valid session, by which a client is known to an account; null for a stranger.
CREATE FUNCTION auth_support.known_device(p_user_id uuid, p_device_hash bytea, p_session_id uuid, p_now timestamptz) RETURNS uuid
LANGUAGE sql STABLE AS $$
  SELECT coalesce(
    (SELECT d.id FROM auth_support."KnownDevices" d WHERE d.user_id = p_user_id AND d.token_hash = p_device_hash AND d.expires_at > p_now),
    (SELECT coalesce(s.device_id, s.id) FROM auth."UserSessions" s
     WHERE s.id = p_session_id AND s.user_id = p_user_id AND auth.fn_IsSessionValid(s.id, p_now)))
$$;

-- Key of an address's counter: the address, or its /64 network, which one client holds as a whole.
CREATE FUNCTION auth_support.address_key(p_ip inet) RETURNS bytea
LANGUAGE sql IMMUTABLE AS $$
  SELECT auth.fn_HashToken(CASE family(p_ip) WHEN 6 THEN network(set_masklen(p_ip, 64))::text ELSE host(p_ip) END)
$$;

-- Writes down the end of a sign-in try; a refused one is an audit entry too.
CREATE FUNCTION auth_support.note_attempt(p_id uuid, p_user_id uuid, p_name text, p_method auth."SignInMethod", p_reason text, p_context jsonb) RETURNS void
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  INSERT INTO auth."LoginAttempts" (id, user_id, name, method, succeeded, reason, ip, user_agent, occurred_at)
    VALUES (p_id, p_user_id, left(p_name, 254), p_method, p_reason IS NULL, p_reason, (p_context ->> 'ip')::inet,
            left(coalesce(p_context ->> 'userAgent', ''), 512), auth_support.moment());
  IF p_reason IS NOT NULL THEN
    PERFORM auth_support.audit('session.refused', p_user_id, jsonb_build_object('reason', p_reason, 'method', p_method));
  END IF;
END
$$;

-- Tells of a lock that wrong tries have just caused.
CREATE FUNCTION auth_support.note_lockout(p_user_id uuid, p_scope auth_support."CounterScope", p_until timestamptz) RETURNS void
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM auth_support.audit('account.locked', p_user_id, jsonb_build_object('cause', 'wrong_tries', 'scope', p_scope, 'until', p_until));
  PERFORM auth_support.alert(p_user_id, 'LOCKOUT');
END
$$;

-- Counts a wrong try of an account (or of its known device, or of an unknown name) and mirrors the account's own lock on its row.
CREATE FUNCTION auth_support.count_wrong_sign_in(
  p_user_id uuid, p_scope auth_support."CounterScope", p_key bytea, p_limit integer, p_policy jsonb, p_now timestamptz
) RETURNS timestamptz
LANGUAGE plpgsql VOLATILE AS $$
DECLARE v_until timestamptz := auth_support.count_wrong(p_scope, p_key, p_limit, p_policy, p_now);
BEGIN
  IF p_scope = 'ACCOUNT' THEN
    UPDATE auth."Users" u SET locked_until = coalesce(v_until, u.locked_until), lockout_level = c.level, failed_login_count = cardinality(c.failures)
    FROM auth_support."AttemptCounters" c WHERE u.id = p_user_id AND c.scope = p_scope AND c.key = p_key;
  END IF;
  IF v_until IS NOT NULL AND p_user_id IS NOT NULL THEN PERFORM auth_support.note_lockout(p_user_id, p_scope, v_until); END IF;
  RETURN v_until;
END
$$;

-- Decides a sign-in try whose credential was checked before (`p_is_right`), counts it, and writes it down.
--   ACCEPTED       may have a session
--   SECOND_FACTOR  right so far; the account has a second factor (a passkey is one itself)
--   REFUSED        `reason`: unknown_name, wrong_password, wrong_code (of a passkey), locked, unverified, deactivated
-- During a lock the right password is refused like a wrong one, and nothing is counted. A known device has a counter of its own, which
-- locks of the account and of the address do not touch. Passkeys and providers cannot be guessed: locks by wrong tries leave them open.
-- `p_user_id` is null for an unknown name; then the name is counted, so that the work is the same.
CREATE FUNCTION auth.sp_RecordLoginAttempt(
  p_attempt_id uuid, p_user_id uuid, p_name text, p_method auth."SignInMethod", p_is_right boolean, p_device_hash bytea, p_session_id uuid,
  p_account_limit integer, p_address_limit integer, p_policy jsonb, p_context jsonb DEFAULT '{}', p_now timestamptz DEFAULT NULL
) RETURNS TABLE (outcome text, reason text, is_known_device boolean, locked_until timestamptz)
LANGUAGE plpgsql VOLATILE AS $$
#variable_conflict use_column
DECLARE
  v_now timestamptz := auth_support.enter(p_context, p_now);
  v_user auth."Users" := auth_support.lock_user(p_user_id);
  v_is_wrong boolean := v_user.id IS NULL OR NOT p_is_right;
  v_device uuid := auth_support.known_device(v_user.id, p_device_hash, p_session_id, v_now);
  v_scope auth_support."CounterScope" := CASE WHEN v_device IS NOT NULL THEN 'DEVICE' WHEN v_user.id IS NOT NULL THEN 'ACCOUNT' ELSE 'NAME' END;
  v_key bytea := auth.fn_HashToken(coalesce(v_device::text, v_user.id::text, auth.fn_NormalizeEmail(p_name)));
  v_address bytea := auth_support.address_key((p_context ->> 'ip')::inet);
  v_is_locked boolean := auth.fn_IsLocked(v_user.id, v_device IS NOT NULL OR p_method <> 'PASSWORD', v_now);
BEGIN
  is_known_device := v_device IS NOT NULL;
  IF p_method = 'PASSWORD' THEN
    v_is_locked := auth_support.is_counter_locked(v_scope, v_key, v_is_wrong, v_now) OR v_is_locked;
    IF v_device IS NULL THEN
      v_is_locked := auth_support.is_counter_locked('ADDRESS', v_address, v_is_wrong, v_now) OR v_is_locked;
    END IF;
  END IF;

  reason := CASE
    WHEN v_is_locked THEN 'locked'
    WHEN v_user.id IS NULL THEN 'unknown_name'
    WHEN v_is_wrong THEN CASE p_method WHEN 'PASSKEY' THEN 'wrong_code' ELSE 'wrong_password' END
    WHEN coalesce(v_user.status_before_lock, v_user.status) = 'UNVERIFIED' THEN 'unverified'
    WHEN v_user.is_deleted OR v_user.deletion_due_at <= v_now THEN 'deactivated'
  END;
  IF v_is_wrong AND NOT v_is_locked AND p_method = 'PASSWORD' THEN
    locked_until := auth_support.count_wrong_sign_in(v_user.id, v_scope, v_key, p_account_limit, p_policy, v_now);
    IF v_device IS NULL THEN PERFORM auth_support.count_wrong('ADDRESS', v_address, p_address_limit, p_policy, v_now); END IF;
  END IF;

  outcome := CASE
    WHEN reason IS NOT NULL THEN 'REFUSED'
    WHEN v_user.two_factor_enabled_at IS NOT NULL AND p_method <> 'PASSKEY' THEN 'SECOND_FACTOR'
    ELSE 'ACCEPTED'
  END;
  -- The right password clears the count even before the second factor, whose own counter stays.
  IF outcome <> 'REFUSED' AND p_method = 'PASSWORD' THEN
    DELETE FROM auth_support."AttemptCounters" c WHERE c.scope = v_scope AND c.key = v_key;
    IF v_scope = 'ACCOUNT' AND v_user.failed_login_count + v_user.lockout_level > 0 THEN
      UPDATE auth."Users" u SET failed_login_count = 0, lockout_level = 0, locked_until = NULL WHERE u.id = v_user.id;
    END IF;
  END IF;
  IF outcome <> 'SECOND_FACTOR' THEN
    PERFORM auth_support.note_attempt(p_attempt_id, v_user.id, auth.fn_NormalizeEmail(p_name), p_method, reason, p_context);
  END IF;
  RETURN NEXT;
END
$$;

-- Takes a TOTP step (null = no step matched the code) or an unused recovery code; each is good once. False when neither holds.
-- Call it with the user's row locked.
CREATE FUNCTION auth_support.take_code(p_user_id uuid, p_totp_step bigint, p_recovery_hash bytea) RETURNS boolean
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  UPDATE auth."Users" u SET last_totp_step = p_totp_step
    WHERE u.id = p_user_id AND u.two_factor_enabled_at IS NOT NULL AND p_totp_step > coalesce(u.last_totp_step, -1);
  IF FOUND THEN RETURN true; END IF;
  UPDATE auth_support."RecoveryCodes" r SET used_at = auth_support.moment()
    WHERE r.user_id = p_user_id AND r.code_hash = p_recovery_hash AND r.used_at IS NULL;
  IF NOT FOUND THEN RETURN false; END IF;
  PERFORM auth_support.audit('twofactor.recovery_used', p_user_id);
  RETURN true;
END
$$;

-- Answers a second-factor challenge.
--   ACCEPTED  may have a session; the challenge is spent
--   WRONG     counted; the challenge stays open until `p_max_attempts`
--   ENDED     unknown, expired, spent, or too many wrong codes
--   REFUSED   too many wrong codes over several challenges: locked for a while
CREATE FUNCTION auth_support.answer_second_factor(
  p_attempt_id uuid, p_token_hash bytea, p_totp_step bigint, p_recovery_hash bytea, p_max_attempts integer,
  p_account_limit integer, p_policy jsonb, p_context jsonb, p_now timestamptz
) RETURNS TABLE (outcome text, user_id uuid, data jsonb)
LANGUAGE plpgsql VOLATILE AS $$
#variable_conflict use_column
DECLARE
  v_now timestamptz := auth_support.enter(p_context, p_now);
  v_challenge auth_support."Challenges";
  v_user auth."Users";
  v_key bytea;
  v_until timestamptz;
  v_method auth."SignInMethod";
BEGIN
  outcome := 'ENDED';
  SELECT * INTO v_challenge FROM auth_support."Challenges" c WHERE c.token_hash = p_token_hash AND c.kind = 'TWO_FACTOR';
  v_user := auth_support.lock_user(v_challenge.user_id);
  SELECT * INTO v_challenge FROM auth_support."Challenges" c WHERE c.id = v_challenge.id FOR UPDATE;
  IF v_user.id IS NULL OR v_challenge.id IS NULL OR v_challenge.consumed_at IS NOT NULL OR v_challenge.expires_at <= v_now
    OR v_challenge.attempts >= p_max_attempts THEN RETURN NEXT; RETURN; END IF;

  user_id := v_user.id;
  data := v_challenge.data;
  v_method := coalesce(v_challenge.data ->> 'method', 'PASSWORD')::auth."SignInMethod";
  v_key := auth.fn_HashToken(v_user.id::text);
  IF auth_support.is_counter_locked('SECOND_FACTOR', v_key, true, v_now) OR auth.fn_IsLocked(v_user.id, true, v_now) THEN
    outcome := 'REFUSED';
    PERFORM auth_support.note_attempt(p_attempt_id, v_user.id, v_user.email_normalized, v_method, 'locked', p_context);
  ELSIF auth_support.take_code(v_user.id, p_totp_step, p_recovery_hash) THEN
    outcome := 'ACCEPTED';
    UPDATE auth_support."Challenges" c SET consumed_at = v_now WHERE c.id = v_challenge.id;
    DELETE FROM auth_support."AttemptCounters" c WHERE c.scope = 'SECOND_FACTOR' AND c.key = v_key;
    PERFORM auth_support.note_attempt(p_attempt_id, v_user.id, v_user.email_normalized, v_method, NULL, p_context);
  ELSE
    outcome := CASE WHEN v_challenge.attempts + 1 >= p_max_attempts THEN 'ENDED' ELSE 'WRONG' END;
    UPDATE auth_support."Challenges" c SET attempts = c.attempts + 1 WHERE c.id = v_challenge.id;
    v_until := auth_support.count_wrong('SECOND_FACTOR', v_key, p_account_limit, p_policy, v_now);
    IF v_until IS NOT NULL THEN PERFORM auth_support.note_lockout(v_user.id, 'SECOND_FACTOR', v_until); END IF;
    PERFORM auth_support.note_attempt(p_attempt_id, v_user.id, v_user.email_normalized, v_method, 'wrong_code', p_context);
  END IF;
  RETURN NEXT;
END
$$;

-- Decides a proof given inside a session (step-up, change of password, second factor off). `p_is_password_right` is null when no password
-- is asked; a code is asked when `p_needs_code`, and is spent only if the password was right. With `p_step_up` the session counts as fresh.
-- Outcomes: ACCEPTED, WRONG (counted), LOCKED (too many wrong ones), NOT_FOUND (the session is not this user's or no longer valid).
CREATE FUNCTION auth_support.record_proof(
  p_user_id uuid, p_session_id uuid, p_is_password_right boolean, p_needs_code boolean, p_totp_step bigint, p_recovery_hash bytea,
  p_step_up boolean, p_limit integer, p_policy jsonb, p_context jsonb, p_now timestamptz
) RETURNS text
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  v_now timestamptz := auth_support.enter(p_context, p_now);
  v_user auth."Users" := auth_support.lock_user(p_user_id);
  v_key bytea := auth.fn_HashToken(p_user_id::text);
  v_until timestamptz;
BEGIN
  IF v_user.id IS NULL OR NOT auth.fn_IsSessionValid(p_session_id, v_now)
    OR NOT EXISTS (SELECT 1 FROM auth."UserSessions" s WHERE s.id = p_session_id AND s.user_id = p_user_id) THEN RETURN 'NOT_FOUND'; END IF;
  IF auth_support.is_counter_locked('PROOF', v_key, true, v_now) THEN RETURN 'LOCKED'; END IF;
  IF coalesce(p_is_password_right, p_needs_code) AND (NOT p_needs_code OR auth_support.take_code(p_user_id, p_totp_step, p_recovery_hash)) THEN
    DELETE FROM auth_support."AttemptCounters" c WHERE c.scope = 'PROOF' AND c.key = v_key;
    IF p_step_up THEN UPDATE auth."UserSessions" s SET step_up_at = v_now, last_seen_at = v_now WHERE s.id = p_session_id; END IF;
    RETURN 'ACCEPTED';
  END IF;
  v_until := auth_support.count_wrong('PROOF', v_key, p_limit, p_policy, v_now);
  IF v_until IS NOT NULL THEN PERFORM auth_support.note_lockout(p_user_id, 'PROOF', v_until); END IF;
  RETURN 'WRONG';
END
$$;
