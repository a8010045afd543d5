-- Credentials: password, second factor, external logins, passkeys.

-- Sets a new password: by a reset link (`p_reset_token_hash`), or by the user (`p_user_id`, already proved by the current password).
--   CHANGED  sessions but `p_keep_session_id` end; the kept one has the refresh token `p_new_token_hash` from now on
--   RESET    all sessions end, locks by wrong tries open, known devices are forgotten; second factors stay.
--            The link also proves the address of an unverified account.
--   INVALID  the link is unknown, expired, used or replaced, or there is no such user
CREATE FUNCTION auth.sp_ChangePassword(
  p_user_id uuid, p_reset_token_hash bytea, p_password_hash text, p_keep_session_id uuid, p_new_token_id uuid, p_new_token_hash bytea,
  p_idle_sec integer, p_context jsonb DEFAULT '{}', p_now timestamptz DEFAULT NULL
) RETURNS TABLE (outcome text, user_id uuid, expires_at timestamptz)
LANGUAGE plpgsql VOLATILE AS $$
#variable_conflict use_column
DECLARE
  v_now timestamptz := auth_support.enter(p_context, p_now);
  v_token auth."PasswordResetTokens";
  v_user auth."Users";
BEGIN
  outcome := 'INVALID';
  IF p_reset_token_hash IS NOT NULL THEN
    SELECT * INTO v_token FROM auth."PasswordResetTokens" t WHERE t.token_hash = p_reset_token_hash;
    v_user := auth_support.lock_user(v_token.user_id);
    UPDATE auth."PasswordResetTokens" t SET consumed_at = v_now
      WHERE t.id = v_token.id AND t.consumed_at IS NULL AND t.superseded_at IS NULL AND t.expires_at > v_now;
    IF NOT FOUND OR v_user.is_deleted THEN RETURN NEXT; RETURN; END IF;
    outcome := 'RESET';
  ELSE
    v_user := auth_support.lock_user(p_user_id);
    IF v_user.id IS NULL OR v_user.is_deleted THEN RETURN NEXT; RETURN; END IF;
    outcome := 'CHANGED';
    PERFORM set_config('auth.keep_session', coalesce(p_keep_session_id::text, ''), true);
  END IF;
  user_id := v_user.id;
  UPDATE auth."Users" u SET password_hash = p_password_hash WHERE u.id = v_user.id;

  IF outcome = 'RESET' THEN
    PERFORM auth_support.open_lockout(v_user.id);
    DELETE FROM auth_support."KnownDevices" d WHERE d.user_id = v_user.id;
    IF v_user.email_verified_at IS NULL THEN PERFORM auth_support.mark_verified(v_user.id); END IF;
  ELSIF p_new_token_id IS NOT NULL THEN
    expires_at := auth_support.renew_token(p_keep_session_id, v_user.id, p_new_token_id, p_new_token_hash, p_idle_sec);
  END IF;
  PERFORM auth_support.audit(CASE outcome WHEN 'RESET' THEN 'password.reset' ELSE 'password.changed' END, v_user.id);
  PERFORM auth_support.alert(v_user.id, 'PASSWORD_CHANGED');
  RETURN NEXT;
END
$$;

-- Gives a live session a new refresh token instead of the present one. Returns when it expires; null when the session is not live.
CREATE FUNCTION auth_support.renew_token(p_session_id uuid, p_user_id uuid, p_token_id uuid, p_token_hash bytea, p_idle_sec integer) RETURNS timestamptz
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  v_now timestamptz := auth_support.moment();
  v_expires_at timestamptz;
BEGIN
  UPDATE auth."UserSessions" s SET last_seen_at = v_now, idle_expires_at = least(v_now + make_interval(secs => p_idle_sec), s.absolute_expires_at)
    WHERE s.id = p_session_id AND s.user_id = p_user_id AND s.revoked_at IS NULL RETURNING s.idle_expires_at INTO v_expires_at;
  IF NOT FOUND THEN RETURN NULL; END IF;
  UPDATE auth."RefreshTokens" t SET revoked_at = v_now WHERE t.session_id = p_session_id AND t.revoked_at IS NULL;
  INSERT INTO auth."RefreshTokens" (id, user_id, session_id, token_hash, issued_at, expires_at)
    VALUES (p_token_id, p_user_id, p_session_id, p_token_hash, v_now, v_expires_at);
  RETURN v_expires_at;
END
$$;

-- Stores the hash of the same password under newer parameters; nobody is signed out. False when the password changed meanwhile.
CREATE FUNCTION auth_support.rehash_password(p_user_id uuid, p_old_hash text, p_new_hash text) RETURNS boolean
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM auth_support.enter('{}', NULL), set_config('auth.reason', 'rehash', true);
  UPDATE auth."Users" u SET password_hash = p_new_hash WHERE u.id = p_user_id AND u.password_hash = p_old_hash;
  RETURN FOUND;
END
$$;

-- Puts new recovery codes in place of all old ones.
CREATE FUNCTION auth_support.replace_recovery_codes(p_user_id uuid, p_code_hashes bytea[]) RETURNS void
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  DELETE FROM auth_support."RecoveryCodes" r WHERE r.user_id = p_user_id;
  INSERT INTO auth_support."RecoveryCodes" (id, user_id, code_hash, created_at)
    SELECT auth_support.new_id(), p_user_id, h.code_hash, auth_support.moment() FROM unnest(p_code_hashes) AS h(code_hash);
END
$$;

-- New recovery codes of a user whose second factor is on; false when it is off.
CREATE FUNCTION auth_support.regenerate_recovery_codes(p_user_id uuid, p_code_hashes bytea[]) RETURNS boolean
LANGUAGE plpgsql VOLATILE AS $$
DECLARE v_user auth."Users" := auth_support.lock_user(p_user_id);
BEGIN
  IF v_user.two_factor_enabled_at IS NULL THEN RETURN false; END IF;
  PERFORM auth_support.replace_recovery_codes(p_user_id, p_code_hashes);
  RETURN true;
END
$$;

-- Turns the second factor on, with the secret of the setup that was begun and the step of the code that confirmed it (never good again);
-- or off. Other sessions than `p_keep_session_id` end.
-- Outcomes: ENABLED, DISABLED, UNCHANGED, NO_SETUP (none begun within `p_setup_ttl_sec`), NOT_FOUND.
CREATE FUNCTION auth.sp_SetTwoFactor(
  p_user_id uuid, p_enable boolean, p_totp_step bigint, p_code_hashes bytea[], p_setup_ttl_sec integer, p_keep_session_id uuid,
  p_context jsonb DEFAULT '{}', p_now timestamptz DEFAULT NULL
) RETURNS TABLE (outcome text)
LANGUAGE plpgsql VOLATILE AS $$
#variable_conflict use_column
DECLARE
  v_now timestamptz := auth_support.enter(p_context, p_now);
  v_user auth."Users" := auth_support.lock_user(p_user_id);
BEGIN
  IF v_user.id IS NULL OR v_user.is_deleted THEN outcome := 'NOT_FOUND';
  ELSIF (v_user.two_factor_enabled_at IS NOT NULL) = p_enable THEN outcome := 'UNCHANGED';
  ELSIF p_enable AND (v_user.two_factor_pending_secret IS NULL OR v_user.two_factor_pending_at <= v_now - make_interval(secs => p_setup_ttl_sec)) THEN
    outcome := 'NO_SETUP';
  ELSE
    outcome := CASE WHEN p_enable THEN 'ENABLED' ELSE 'DISABLED' END;
    UPDATE auth."Users" u SET
      two_factor_secret = CASE WHEN p_enable THEN u.two_factor_pending_secret END,
      two_factor_enabled_at = CASE WHEN p_enable THEN v_now END,
      last_totp_step = CASE WHEN p_enable THEN p_totp_step END,
      two_factor_pending_secret = NULL, two_factor_pending_at = NULL
    WHERE u.id = p_user_id;
    PERFORM auth_support.replace_recovery_codes(p_user_id, CASE WHEN p_enable THEN p_code_hashes ELSE '{}' END);
    DELETE FROM auth_support."Challenges" c WHERE c.user_id = p_user_id AND c.kind = 'TWO_FACTOR';
    PERFORM auth_support.end_sessions(p_user_id, NULL, p_keep_session_id, 'two_factor_changed');
    PERFORM auth_support.audit('twofactor.' || lower(outcome), p_user_id);
    PERFORM auth_support.alert(p_user_id, 'TWO_FACTOR_' || outcome);
  END IF;
  RETURN NEXT;
END
$$;

-- Links an identity of a provider to an account, or unlinks the provider.
--   LINKED, UNLINKED
--   UNCHANGED        this very identity is linked already / nothing was linked
--   IDENTITY_TAKEN   the identity belongs to another account
--   PROVIDER_TAKEN   the account has another identity of this provider
--   LAST_CREDENTIAL  nothing else would be left to sign in with
--   NOT_FOUND        no such account
CREATE FUNCTION auth.sp_SetExternalLogin(
  p_id uuid, p_user_id uuid, p_provider auth."ExternalProvider", p_link boolean, p_issuer text, p_subject text, p_email text,
  p_context jsonb DEFAULT '{}', p_now timestamptz DEFAULT NULL
) RETURNS TABLE (outcome text)
LANGUAGE plpgsql VOLATILE AS $$
#variable_conflict use_column
DECLARE
  v_now timestamptz := auth_support.enter(p_context, p_now);
  v_user auth."Users" := auth_support.lock_user(p_user_id);
  v_mine auth."ExternalLoginProviders";
  v_owner uuid;
BEGIN
  IF v_user.id IS NULL OR v_user.is_deleted THEN outcome := 'NOT_FOUND'; RETURN NEXT; RETURN; END IF;
  SELECT * INTO v_mine FROM auth."ExternalLoginProviders" e WHERE e.user_id = p_user_id AND e.provider = p_provider;
  IF p_link THEN
    IF v_mine.id IS NOT NULL THEN
      outcome := CASE WHEN v_mine.issuer = p_issuer AND v_mine.subject = p_subject THEN 'UNCHANGED' ELSE 'PROVIDER_TAKEN' END;
      RETURN NEXT; RETURN;
    END IF;
    INSERT INTO auth."ExternalLoginProviders" AS e (id, user_id, provider, issuer, subject, email, linked_at, last_used_at)
      VALUES (p_id, p_user_id, p_provider, p_issuer, p_subject, p_email, v_now, v_now)
      ON CONFLICT (provider, issuer, subject) DO NOTHING RETURNING e.user_id INTO v_owner;
    outcome := CASE WHEN v_owner IS NULL THEN 'IDENTITY_TAKEN' ELSE 'LINKED' END;
  ELSIF v_mine.id IS NULL THEN outcome := 'UNCHANGED';
  ELSIF auth.fn_CredentialCount(p_user_id) <= 1 THEN outcome := 'LAST_CREDENTIAL';
  ELSE
    DELETE FROM auth."ExternalLoginProviders" e WHERE e.id = v_mine.id;
    outcome := 'UNLINKED';
  END IF;
  IF outcome IN ('LINKED', 'UNLINKED') THEN
    PERFORM auth_support.audit('external.' || lower(outcome), p_user_id, jsonb_build_object('provider', p_provider));
    PERFORM auth_support.alert(p_user_id, 'EXTERNAL_LOGIN_' || outcome);
  END IF;
  RETURN NEXT;
END
$$;

-- Adds a passkey. Outcomes: ADDED, TAKEN (the credential is registered), LIMIT (`p_max` of them), NOT_FOUND.
CREATE FUNCTION auth_support.add_passkey(
  p_id uuid, p_user_id uuid, p_credential_id bytea, p_public_key bytea, p_sign_count bigint, p_transports text[], p_is_backed_up boolean,
  p_name text, p_max integer, p_context jsonb, p_now timestamptz
) RETURNS text
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  v_now timestamptz := auth_support.enter(p_context, p_now);
  v_user auth."Users" := auth_support.lock_user(p_user_id);
BEGIN
  IF v_user.id IS NULL OR v_user.is_deleted THEN RETURN 'NOT_FOUND'; END IF;
  IF (SELECT count(*) FROM auth_support."Passkeys" p WHERE p.user_id = p_user_id) >= p_max THEN RETURN 'LIMIT'; END IF;
  INSERT INTO auth_support."Passkeys" (id, user_id, credential_id, public_key, sign_count, transports, is_backed_up, name, created_at)
    VALUES (p_id, p_user_id, p_credential_id, p_public_key, p_sign_count, p_transports, p_is_backed_up, p_name, v_now)
    ON CONFLICT (credential_id) DO NOTHING;
  IF NOT FOUND THEN RETURN 'TAKEN'; END IF;
  PERFORM auth_support.audit('passkey.added', p_user_id, jsonb_build_object('name', p_name));
  PERFORM auth_support.alert(p_user_id, 'PASSKEY_ADDED');
  RETURN 'ADDED';
END
$$;

-- Removes a passkey of a user. Outcomes: REMOVED, LAST_CREDENTIAL, NOT_FOUND.
CREATE FUNCTION auth_support.remove_passkey(p_id uuid, p_user_id uuid, p_context jsonb, p_now timestamptz) RETURNS text
LANGUAGE plpgsql VOLATILE AS $$
DECLARE v_name text;
BEGIN
  PERFORM auth_support.enter(p_context, p_now), auth_support.lock_user(p_user_id);
  SELECT p.name INTO v_name FROM auth_support."Passkeys" p WHERE p.id = p_id AND p.user_id = p_user_id;
  IF v_name IS NULL THEN RETURN 'NOT_FOUND'; END IF;
  IF auth.fn_CredentialCount(p_user_id) <= 1 THEN RETURN 'LAST_CREDENTIAL'; END IF;
  DELETE FROM auth_support."Passkeys" p WHERE p.id = p_id;
  PERFORM auth_support.audit('passkey.removed', p_user_id, jsonb_build_object('name', v_name));
  PERFORM auth_support.alert(p_user_id, 'PASSKEY_REMOVED');
  RETURN 'REMOVED';
END
$$;
