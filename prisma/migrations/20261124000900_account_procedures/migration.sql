-- Accounts: registration, proof of the address, state, name, roles.
-- Procedures answer with an `outcome`; they raise only when the caller is wrong. Every limit is a parameter.

-- Removes every credential, session, link and device of an account; the account itself and its history stay.
CREATE FUNCTION auth_support.wipe_credentials(p_user_id uuid, p_reason text) RETURNS void
LANGUAGE plpgsql VOLATILE AS $$
DECLARE v_now timestamptz := auth_support.moment();
BEGIN
  PERFORM auth_support.end_sessions(p_user_id, NULL, NULL, p_reason);
  UPDATE auth."EmailVerificationTokens" t SET superseded_at = v_now WHERE t.user_id = p_user_id AND t.consumed_at IS NULL AND t.superseded_at IS NULL;
  UPDATE auth."PasswordResetTokens" t SET superseded_at = v_now WHERE t.user_id = p_user_id AND t.consumed_at IS NULL AND t.superseded_at IS NULL;
  DELETE FROM auth."ExternalLoginProviders" e WHERE e.user_id = p_user_id;
  DELETE FROM auth_support."Passkeys" p WHERE p.user_id = p_user_id;
  DELETE FROM auth_support."RecoveryCodes" r WHERE r.user_id = p_user_id;
  DELETE FROM auth_support."Challenges" c WHERE c.user_id = p_user_id;
  DELETE FROM auth_support."OAuthStates" o WHERE o.user_id = p_user_id;
  DELETE FROM auth_support."KnownDevices" d WHERE d.user_id = p_user_id;
  UPDATE auth."Users" u SET two_factor_secret = NULL, two_factor_enabled_at = NULL, two_factor_pending_secret = NULL,
    two_factor_pending_at = NULL, last_totp_step = NULL WHERE u.id = p_user_id;
END
$$;

-- Orders everything that gives an address or a name to an account: e-mail first, then username, then rows.
CREATE FUNCTION auth_support.lock_identity(p_email text, p_username text) RETURNS void
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  IF p_email IS NOT NULL THEN PERFORM pg_advisory_xact_lock(hashtextextended('auth.email:' || p_email, 0)); END IF;
  IF p_username IS NOT NULL THEN PERFORM pg_advisory_xact_lock(hashtextextended('auth.username:' || p_username, 0)); END IF;
END
$$;

-- Whether somebody else has the name, or has it held. Call it under the name's lock.
CREATE FUNCTION auth_support.is_username_taken(p_folded text, p_user_id uuid, p_email_hash bytea, p_now timestamptz) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM auth."Users" u WHERE u.username_folded = p_folded AND u.id IS DISTINCT FROM p_user_id)
    OR EXISTS (SELECT 1 FROM auth_support."UsernameHolds" h WHERE h.username_folded = p_folded AND h.held_until > p_now
      AND NOT coalesce(h.user_id = p_user_id OR h.email_hash = p_email_hash, false))
$$;

-- Registers an account, unverified unless a provider has proved the address (`p_email_verified`).
--   REGISTERED      a new account
--   REPLACED        the address had an unverified account: its name, password and everything else are replaced, its id stays
--   EMAIL_KNOWN     the address has an account (`user_id`); nothing changed, and the name is held as if it had been taken
--   USERNAME_TAKEN  the name belongs to, or is held for, somebody else
CREATE FUNCTION auth.sp_RegisterUser(
  p_user_id uuid, p_email text, p_username text, p_password_hash text, p_display_name text, p_language text, p_email_verified boolean,
  p_token_id uuid, p_token_hash bytea, p_token_ttl_sec integer, p_decoy_hold_sec integer,
  p_context jsonb DEFAULT '{}', p_now timestamptz DEFAULT NULL
) RETURNS TABLE (outcome text, user_id uuid)
LANGUAGE plpgsql VOLATILE AS $$
#variable_conflict use_column
DECLARE
  v_now timestamptz := auth_support.enter(p_context, p_now);
  v_email text := auth.fn_NormalizeEmail(p_email);
  v_name text := auth.fn_FoldUsername(p_username);
  v_email_hash bytea := auth.fn_HashToken(v_email);
  v_existing auth."Users";
BEGIN
  PERFORM auth_support.lock_identity(v_email, v_name);
  SELECT * INTO v_existing FROM auth."Users" u WHERE u.email_normalized = v_email FOR NO KEY UPDATE;
  IF auth_support.is_username_taken(v_name, CASE v_existing.status WHEN 'UNVERIFIED' THEN v_existing.id END, v_email_hash, v_now) THEN
    outcome := 'USERNAME_TAKEN'; RETURN NEXT; RETURN;
  END IF;
  DELETE FROM auth_support."UsernameHolds" h WHERE h.email_hash = v_email_hash;

  IF v_existing.id IS NOT NULL AND v_existing.status <> 'UNVERIFIED' THEN
    INSERT INTO auth_support."UsernameHolds" (username_folded, email_hash, held_until)
      VALUES (v_name, v_email_hash, v_now + make_interval(secs => p_decoy_hold_sec))
      ON CONFLICT (username_folded) DO UPDATE SET email_hash = excluded.email_hash, held_until = excluded.held_until, user_id = NULL;
    outcome := 'EMAIL_KNOWN'; user_id := v_existing.id; RETURN NEXT; RETURN;
  END IF;

  PERFORM set_config('auth.reason', 'registration', true);
  user_id := coalesce(v_existing.id, p_user_id);
  IF v_existing.id IS NOT NULL THEN
    outcome := 'REPLACED';
    PERFORM auth_support.wipe_credentials(v_existing.id, 'replaced');
    UPDATE auth."Users" u SET email = p_email, username = p_username, username_folded = v_name, password_hash = p_password_hash,
      display_name = p_display_name, language = p_language, registered_at = v_now, failed_login_count = 0, lockout_level = 0, locked_until = NULL
    WHERE u.id = v_existing.id;
  ELSE
    outcome := 'REGISTERED';
    INSERT INTO auth."Users" (id, email, email_normalized, username, username_folded, password_hash, display_name, language,
                              registered_at, created_at, updated_at)
      VALUES (p_user_id, p_email, v_email, p_username, v_name, p_password_hash, p_display_name, p_language, v_now, v_now, v_now);
    INSERT INTO auth."UserRoles" (user_id, role_id, assigned_at) SELECT p_user_id, r.id, v_now FROM auth."Roles" r WHERE r.name = 'USER';
  END IF;
  PERFORM auth_support.audit('account.registered', user_id, jsonb_build_object('replaced', outcome = 'REPLACED'));
  PERFORM auth_support.emit('auth.user.registered.v1', user_id, jsonb_build_object(
    'username', p_username, 'displayName', coalesce(p_display_name, p_username), 'language', p_language));

  IF p_email_verified THEN
    UPDATE auth."Users" u SET status = 'ACTIVE', email_verified_at = v_now WHERE u.id = user_id;
    PERFORM auth_support.audit('account.verified', user_id);
    PERFORM auth_support.emit('auth.user.verified.v1', user_id);
  ELSE
    INSERT INTO auth."EmailVerificationTokens" (id, user_id, purpose, email, email_normalized, token_hash, created_at, expires_at)
      VALUES (p_token_id, user_id, 'REGISTRATION', p_email, v_email, p_token_hash, v_now, v_now + make_interval(secs => p_token_ttl_sec));
  END IF;
  RETURN NEXT;
END
$$;

-- Marks the address of an unverified account as proved.
CREATE FUNCTION auth_support.mark_verified(p_user_id uuid) RETURNS void
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  UPDATE auth."Users" u SET email_verified_at = auth_support.moment(),
    status = CASE u.status WHEN 'UNVERIFIED' THEN 'ACTIVE' ELSE u.status END,
    status_before_lock = CASE u.status_before_lock WHEN 'UNVERIFIED' THEN 'ACTIVE' ELSE u.status_before_lock END
  WHERE u.id = p_user_id;
  PERFORM auth_support.audit('account.verified', p_user_id);
  PERFORM auth_support.emit('auth.user.verified.v1', p_user_id);
END
$$;

-- Clears the way to an address that somebody has proved: removes an unverified account that sits on it. False when a verified one does.
CREATE FUNCTION auth_support.vacate_email(p_email_normalized text, p_user_id uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE AS $$
DECLARE v_holder auth."Users";
BEGIN
  SELECT * INTO v_holder FROM auth."Users" u WHERE u.email_normalized = p_email_normalized AND u.id <> p_user_id FOR UPDATE;
  IF v_holder.id IS NULL THEN RETURN true; END IF;
  IF v_holder.status <> 'UNVERIFIED' THEN RETURN false; END IF;
  DELETE FROM auth."Users" u WHERE u.id = v_holder.id;
  PERFORM auth_support.audit('account.deleted', v_holder.id, '{"cause": "address proved by another account"}');
  PERFORM auth_support.emit('auth.user.deleted.v1', v_holder.id);
  RETURN true;
END
$$;

-- Redeems a mailed link about an address, if its purpose is one of `p_purposes`.
--   VERIFIED        the address of a new account is proved
--   EMAIL_CHANGED   the account has the new address; other sessions than the one that asked end, reset links die, and the way back
--                   to the old address (`previous_email`) is stored under `p_revert_token_hash`
--   EMAIL_REVERTED  the account has its old address again; all sessions end
--   EMAIL_TAKEN     meanwhile another account proved the address
--   INVALID         unknown, expired, used or replaced by a newer link
CREATE FUNCTION auth.sp_VerifyEmail(
  p_token_hash bytea, p_purposes text[], p_revert_token_id uuid, p_revert_token_hash bytea, p_revert_ttl_sec integer,
  p_context jsonb DEFAULT '{}', p_now timestamptz DEFAULT NULL
) RETURNS TABLE (outcome text, user_id uuid, email text, previous_email text)
LANGUAGE plpgsql VOLATILE AS $$
#variable_conflict use_column
DECLARE
  v_now timestamptz := auth_support.enter(p_context, p_now);
  v_token auth."EmailVerificationTokens";
  v_user auth."Users";
BEGIN
  outcome := 'INVALID';
  SELECT * INTO v_token FROM auth."EmailVerificationTokens" t WHERE t.token_hash = p_token_hash;
  IF v_token.id IS NULL OR v_token.purpose::text <> ALL (p_purposes) THEN RETURN NEXT; RETURN; END IF;
  PERFORM auth_support.lock_identity(v_token.email_normalized, NULL);
  v_user := auth_support.lock_user(v_token.user_id);
  SELECT * INTO v_token FROM auth."EmailVerificationTokens" t WHERE t.id = v_token.id FOR NO KEY UPDATE;
  IF v_user.id IS NULL OR v_user.is_deleted OR v_token.consumed_at IS NOT NULL OR v_token.superseded_at IS NOT NULL
    OR v_token.expires_at <= v_now OR (v_token.purpose = 'REGISTRATION' AND v_token.email_normalized <> v_user.email_normalized)
  THEN RETURN NEXT; RETURN; END IF;

  user_id := v_user.id;
  email := v_token.email;
  IF v_token.purpose <> 'REGISTRATION' AND NOT auth_support.vacate_email(v_token.email_normalized, v_user.id) THEN
    outcome := 'EMAIL_TAKEN'; RETURN NEXT; RETURN;
  END IF;
  UPDATE auth."EmailVerificationTokens" t SET consumed_at = v_now WHERE t.id = v_token.id;
  UPDATE auth."PasswordResetTokens" t SET superseded_at = v_now WHERE t.user_id = v_user.id AND t.consumed_at IS NULL AND t.superseded_at IS NULL;

  IF v_token.purpose = 'REGISTRATION' THEN
    outcome := 'VERIFIED';
    PERFORM auth_support.end_sessions(v_user.id, NULL, NULL, 'verified');
    PERFORM auth_support.mark_verified(v_user.id);
  ELSE
    previous_email := v_user.email;
    outcome := CASE v_token.purpose WHEN 'EMAIL_CHANGE' THEN 'EMAIL_CHANGED' ELSE 'EMAIL_REVERTED' END;
    UPDATE auth."Users" u SET email = v_token.email, email_normalized = v_token.email_normalized, email_verified_at = v_now WHERE u.id = v_user.id;
    IF outcome = 'EMAIL_CHANGED' THEN
      INSERT INTO auth."EmailVerificationTokens" (id, user_id, purpose, email, email_normalized, token_hash, created_at, expires_at)
        VALUES (p_revert_token_id, v_user.id, 'EMAIL_REVERT', v_user.email, v_user.email_normalized, p_revert_token_hash,
                v_now, v_now + make_interval(secs => p_revert_ttl_sec));
    ELSE
      UPDATE auth."EmailVerificationTokens" t SET superseded_at = v_now
        WHERE t.user_id = v_user.id AND t.consumed_at IS NULL AND t.superseded_at IS NULL
          AND (t.purpose = 'EMAIL_CHANGE' OR t.created_at >= v_token.created_at);
    END IF;
    PERFORM auth_support.end_sessions(v_user.id, NULL, CASE outcome WHEN 'EMAIL_CHANGED' THEN v_token.session_id END, 'email_changed');
    PERFORM auth_support.audit('email.changed', v_user.id, jsonb_build_object(
      'from', auth_support.mask_email(v_user.email), 'to', auth_support.mask_email(v_token.email), 'reverted', outcome = 'EMAIL_REVERTED'));
    PERFORM auth_support.alert(v_user.id, 'EMAIL_CHANGED');
  END IF;
  RETURN NEXT;
END
$$;

-- Forgets the wrong tries of an account, of its devices too, and opens its automatic lock.
CREATE FUNCTION auth_support.open_lockout(p_user_id uuid) RETURNS void
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  UPDATE auth."Users" u SET locked_until = NULL, failed_login_count = 0, lockout_level = 0 WHERE u.id = p_user_id;
  DELETE FROM auth_support."AttemptCounters" c
  WHERE c.scope IN ('ACCOUNT', 'DEVICE', 'SECOND_FACTOR', 'PROOF') AND c.key IN (
    SELECT auth.fn_HashToken(p_user_id::text)
    UNION ALL SELECT auth.fn_HashToken(d.id::text) FROM auth_support."KnownDevices" d WHERE d.user_id = p_user_id
    UNION ALL SELECT auth.fn_HashToken(s.id::text) FROM auth."UserSessions" s WHERE s.user_id = p_user_id AND s.revoked_at IS NULL);
END
$$;

-- Makes a deleted account anonymous: address and name are given back (the name held `p_hold_sec`), every credential goes.
CREATE FUNCTION auth_support.anonymise(p_user auth."Users", p_hold_sec integer) RETURNS void
LANGUAGE plpgsql VOLATILE AS $$
DECLARE v_now timestamptz := auth_support.moment();
BEGIN
  PERFORM auth_support.wipe_credentials((p_user).id, 'deleted');
  INSERT INTO auth_support."UsernameHolds" (username_folded, held_until)
    VALUES ((p_user).username_folded, v_now + make_interval(secs => p_hold_sec))
    ON CONFLICT (username_folded) DO UPDATE SET held_until = excluded.held_until, user_id = NULL, email_hash = NULL;
  UPDATE auth."UserSessions" s SET ip = '0.0.0.0', user_agent = '', device_name = '' WHERE s.user_id = (p_user).id;
  DELETE FROM auth."EmailVerificationTokens" t WHERE t.user_id = (p_user).id;
  DELETE FROM auth."LoginAttempts" a WHERE a.user_id = (p_user).id;
  UPDATE auth."Users" u SET is_deleted = true, deleted_at = v_now, password_hash = NULL, display_name = NULL,
    email = 'deleted-' || u.id || '@invalid', email_normalized = 'deleted-' || u.id || '@invalid', username = u.id::text, username_folded = u.id::text
  WHERE u.id = (p_user).id;
END
$$;

-- Changes the state of an account. Outcomes: CHANGED, UNCHANGED (was so already), NOT_ALLOWED (not from this state), NOT_FOUND.
--   LOCK              by staff, until `p_until` or for ever; ends all sessions
--   UNLOCK            opens both kinds of lock; the state before the lock comes back
--   DEACTIVATE        hides an active account until its next sign-in; ends all sessions
--   REACTIVATE        the reverse
--   REQUEST_DELETION  due at `p_until`; ends all sessions but `p_keep_session_id`
--   CANCEL_DELETION   the reverse, until it is due
--   DELETE            of an account whose deletion is due: anonymous from now on; its name is held `p_hold_sec`
CREATE FUNCTION auth.sp_ChangeAccountStatus(
  p_user_id uuid, p_action text, p_until timestamptz, p_keep_session_id uuid, p_hold_sec integer,
  p_context jsonb DEFAULT '{}', p_now timestamptz DEFAULT NULL
) RETURNS TABLE (outcome text, status text)
LANGUAGE plpgsql VOLATILE AS $$
#variable_conflict use_column
DECLARE
  v_now timestamptz := auth_support.enter(p_context, p_now);
  v_user auth."Users" := auth_support.lock_user(p_user_id);
BEGIN
  IF v_user.id IS NULL OR v_user.is_deleted THEN outcome := 'NOT_FOUND'; RETURN NEXT; RETURN; END IF;
  outcome := 'CHANGED';
  CASE p_action
    WHEN 'LOCK' THEN
      UPDATE auth."Users" u SET status = 'LOCKED', status_before_lock = coalesce(u.status_before_lock, u.status), staff_locked_until = p_until
        WHERE u.id = p_user_id;
      PERFORM auth_support.end_sessions(p_user_id, NULL, NULL, 'locked');
      PERFORM auth_support.audit('account.locked', p_user_id, jsonb_strip_nulls(jsonb_build_object('cause', 'staff', 'until', p_until)));
    WHEN 'UNLOCK' THEN
      IF v_user.status <> 'LOCKED' AND v_user.locked_until IS NULL AND v_user.failed_login_count = 0 THEN outcome := 'UNCHANGED'; END IF;
      UPDATE auth."Users" u SET status = coalesce(u.status_before_lock, u.status), status_before_lock = NULL, staff_locked_until = NULL
        WHERE u.id = p_user_id;
      PERFORM auth_support.open_lockout(p_user_id);
      IF outcome = 'CHANGED' THEN PERFORM auth_support.audit('account.unlocked', p_user_id); END IF;
    WHEN 'DEACTIVATE' THEN
      IF v_user.status = 'DEACTIVATED' THEN outcome := 'UNCHANGED';
      ELSIF v_user.status <> 'ACTIVE' THEN outcome := 'NOT_ALLOWED';
      ELSE
        UPDATE auth."Users" u SET status = 'DEACTIVATED', deactivated_at = v_now WHERE u.id = p_user_id;
        PERFORM auth_support.end_sessions(p_user_id, NULL, NULL, 'deactivated');
        PERFORM auth_support.audit('account.deactivated', p_user_id);
        PERFORM auth_support.emit('auth.user.deactivated.v1', p_user_id);
      END IF;
    WHEN 'REACTIVATE' THEN
      IF v_user.status = 'ACTIVE' THEN outcome := 'UNCHANGED';
      ELSIF v_user.status <> 'DEACTIVATED' THEN outcome := 'NOT_ALLOWED';
      ELSE
        UPDATE auth."Users" u SET status = 'ACTIVE', deactivated_at = NULL WHERE u.id = p_user_id;
        PERFORM auth_support.audit('account.reactivated', p_user_id);
        PERFORM auth_support.emit('auth.user.reactivated.v1', p_user_id);
      END IF;
    WHEN 'REQUEST_DELETION' THEN
      IF v_user.status = 'PENDING_DELETION' THEN outcome := 'UNCHANGED';
      ELSIF v_user.status <> 'ACTIVE' THEN outcome := 'NOT_ALLOWED';
      ELSE
        UPDATE auth."Users" u SET status = 'PENDING_DELETION', deletion_requested_at = v_now, deletion_due_at = p_until WHERE u.id = p_user_id;
        PERFORM auth_support.end_sessions(p_user_id, NULL, p_keep_session_id, 'deletion_requested');
        PERFORM auth_support.audit('account.deletion_requested', p_user_id, jsonb_build_object('due', p_until));
        PERFORM auth_support.emit('auth.user.deletion-requested.v1', p_user_id);
      END IF;
    WHEN 'CANCEL_DELETION' THEN
      IF v_user.status <> 'PENDING_DELETION' THEN outcome := CASE v_user.status WHEN 'ACTIVE' THEN 'UNCHANGED' ELSE 'NOT_ALLOWED' END;
      ELSIF v_user.deletion_due_at <= v_now THEN outcome := 'NOT_ALLOWED';
      ELSE
        UPDATE auth."Users" u SET status = 'ACTIVE', deletion_requested_at = NULL, deletion_due_at = NULL WHERE u.id = p_user_id;
        PERFORM auth_support.audit('account.deletion_cancelled', p_user_id);
        PERFORM auth_support.emit('auth.user.deletion-cancelled.v1', p_user_id);
      END IF;
    WHEN 'DELETE' THEN
      IF coalesce(v_user.deletion_due_at > v_now, true) THEN outcome := 'NOT_ALLOWED';
      ELSE
        PERFORM auth_support.anonymise(v_user, p_hold_sec);
        PERFORM auth_support.audit('account.deleted', p_user_id);
        PERFORM auth_support.emit('auth.user.deleted.v1', p_user_id);
      END IF;
    ELSE RAISE EXCEPTION 'unknown action %', p_action USING ERRCODE = 'invalid_parameter_value';
  END CASE;
  SELECT u.status::text INTO status FROM auth."Users" u WHERE u.id = p_user_id;
  RETURN NEXT;
END
$$;

-- Gives or takes a role. Outcomes: CHANGED, UNCHANGED, NOT_FOUND, BASE_ROLE (everybody keeps USER), LAST_ADMIN (somebody must stay one).
-- Version, event and audit entry follow by trigger.
CREATE FUNCTION auth.sp_ChangeRole(
  p_user_id uuid, p_role auth."RoleName", p_assign boolean, p_context jsonb DEFAULT '{}', p_now timestamptz DEFAULT NULL
) RETURNS TABLE (outcome text, roles text[], role_version integer)
LANGUAGE plpgsql VOLATILE AS $$
#variable_conflict use_column
DECLARE
  v_now timestamptz := auth_support.enter(p_context, p_now);
  v_user auth."Users" := auth_support.lock_user(p_user_id);
  v_role_id uuid;
BEGIN
  IF v_user.id IS NULL OR v_user.is_deleted THEN outcome := 'NOT_FOUND'; RETURN NEXT; RETURN; END IF;
  -- The role's row orders removals, so that two administrators cannot remove each other at once.
  SELECT r.id INTO STRICT v_role_id FROM auth."Roles" r WHERE r.name = p_role FOR NO KEY UPDATE;
  outcome := 'CHANGED';
  IF auth.fn_HasRole(p_user_id, p_role) = p_assign THEN outcome := 'UNCHANGED';
  ELSIF p_assign THEN
    INSERT INTO auth."UserRoles" (user_id, role_id, assigned_by, assigned_at) VALUES (p_user_id, v_role_id, (p_context ->> 'actorId')::uuid, v_now);
  ELSIF p_role = 'USER' THEN outcome := 'BASE_ROLE';
  ELSIF p_role = 'ADMIN' AND NOT EXISTS (
    SELECT 1 FROM auth."UserRoles" ur JOIN auth."Users" u ON u.id = ur.user_id
    WHERE ur.role_id = v_role_id AND ur.user_id <> p_user_id AND u.status = 'ACTIVE' AND NOT u.is_deleted) THEN outcome := 'LAST_ADMIN';
  ELSE
    DELETE FROM auth."UserRoles" ur WHERE ur.user_id = p_user_id AND ur.role_id = v_role_id;
  END IF;
  SELECT auth_support.role_names(p_user_id), u.role_version INTO roles, role_version FROM auth."Users" u WHERE u.id = p_user_id;
  RETURN NEXT;
END
$$;

-- Renames an account; the old name is held for it `p_hold_sec`. Outcomes: CHANGED, UNCHANGED, TAKEN, NOT_FOUND.
CREATE FUNCTION auth_support.change_username(
  p_user_id uuid, p_username text, p_hold_sec integer, p_context jsonb, p_now timestamptz
) RETURNS text
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  v_now timestamptz := auth_support.enter(p_context, p_now);
  v_name text := auth.fn_FoldUsername(p_username);
  v_user auth."Users";
BEGIN
  PERFORM auth_support.lock_identity(NULL, v_name);
  v_user := auth_support.lock_user(p_user_id);
  IF v_user.id IS NULL OR v_user.is_deleted THEN RETURN 'NOT_FOUND'; END IF;
  IF v_user.username = p_username THEN RETURN 'UNCHANGED'; END IF;
  IF auth_support.is_username_taken(v_name, p_user_id, NULL, v_now) THEN RETURN 'TAKEN'; END IF;
  IF v_user.username_folded <> v_name THEN
    DELETE FROM auth_support."UsernameHolds" h WHERE h.username_folded = v_name;
    INSERT INTO auth_support."UsernameHolds" (username_folded, user_id, held_until)
      VALUES (v_user.username_folded, p_user_id, v_now + make_interval(secs => p_hold_sec))
      ON CONFLICT (username_folded) DO UPDATE SET user_id = excluded.user_id, held_until = excluded.held_until, email_hash = NULL;
  END IF;
  UPDATE auth."Users" u SET username = p_username, username_folded = v_name WHERE u.id = p_user_id;
  PERFORM auth_support.audit('username.changed', p_user_id, jsonb_build_object('from', v_user.username, 'to', p_username));
  PERFORM auth_support.emit('auth.username.changed.v1', p_user_id, jsonb_build_object('username', p_username));
  RETURN 'CHANGED';
END
$$;
