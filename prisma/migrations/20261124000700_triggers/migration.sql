-- Trigger functions live in `auth_support`; the rules they keep hold whoever writes: procedures, the service, or a hand at a console.

CREATE FUNCTION auth_support.on_row_updated() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  NEW.updated_at := auth_support.moment();
  RETURN NEW;
END
$$;
CREATE TRIGGER users_updated_at BEFORE UPDATE ON auth."Users" FOR EACH ROW EXECUTE FUNCTION auth_support.on_row_updated();
CREATE TRIGGER roles_updated_at BEFORE UPDATE ON auth."Roles" FOR EACH ROW EXECUTE FUNCTION auth_support.on_row_updated();

-- A new password ends every session but the one that changed it (setting `auth.keep_session`), every reset link and open challenge.
-- Not so when the same password is only hashed anew (setting `auth.reason` = rehash).
CREATE FUNCTION auth_support.on_password_changed() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE v_now timestamptz := auth_support.moment();
BEGIN
  IF auth_support.setting('reason') = 'rehash' THEN RETURN NULL; END IF;
  PERFORM auth_support.end_sessions(NEW.id, NULL, auth_support.setting('keep_session')::uuid, 'password_changed');
  UPDATE auth."PasswordResetTokens" t SET superseded_at = v_now
    WHERE t.user_id = NEW.id AND t.consumed_at IS NULL AND t.superseded_at IS NULL;
  DELETE FROM auth_support."Challenges" c WHERE c.user_id = NEW.id;
  RETURN NULL;
END
$$;
CREATE TRIGGER users_password_changed AFTER UPDATE OF password_hash ON auth."Users" FOR EACH ROW
  WHEN (OLD.password_hash IS DISTINCT FROM NEW.password_hash) EXECUTE FUNCTION auth_support.on_password_changed();

CREATE FUNCTION auth_support.on_password_stamped() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF auth_support.setting('reason') IS DISTINCT FROM 'rehash' THEN NEW.password_changed_at := auth_support.moment(); END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER users_password_stamped BEFORE UPDATE OF password_hash ON auth."Users" FOR EACH ROW
  WHEN (OLD.password_hash IS DISTINCT FROM NEW.password_hash) EXECUTE FUNCTION auth_support.on_password_stamped();

-- A session that ends takes its refresh tokens with it, is told to the platform, and leaves an audit entry.
CREATE FUNCTION auth_support.on_sessions_updated() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE v_ended record;
BEGIN
  FOR v_ended IN
    SELECT n.user_id, array_agg(n.id ORDER BY n.id) AS session_ids, min(n.revoke_reason) AS reason, min(n.revoked_at) AS at
    FROM updated n JOIN previous o ON o.id = n.id
    WHERE n.revoked_at IS NOT NULL AND o.revoked_at IS NULL GROUP BY n.user_id ORDER BY n.user_id
  LOOP
    UPDATE auth."RefreshTokens" t SET revoked_at = v_ended.at WHERE t.session_id = ANY (v_ended.session_ids) AND t.revoked_at IS NULL;
    PERFORM auth_support.emit('auth.session.revoked.v1', v_ended.user_id, jsonb_build_object('sessionIds', v_ended.session_ids));
    PERFORM auth_support.audit('session.revoked', v_ended.user_id,
      jsonb_build_object('reason', v_ended.reason, 'sessions', cardinality(v_ended.session_ids)));
  END LOOP;
  RETURN NULL;
END
$$;
CREATE TRIGGER sessions_updated AFTER UPDATE ON auth."UserSessions"
  REFERENCING OLD TABLE AS previous NEW TABLE AS updated FOR EACH STATEMENT EXECUTE FUNCTION auth_support.on_sessions_updated();

CREATE FUNCTION auth_support.on_session_created() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM auth_support.audit('session.created', NEW.user_id, jsonb_build_object('method', NEW.method, 'device', NEW.device_name));
  RETURN NULL;
END
$$;
CREATE TRIGGER session_created AFTER INSERT ON auth."UserSessions" FOR EACH ROW EXECUTE FUNCTION auth_support.on_session_created();

-- A change of roles makes tokens of the old version stale. The first role comes with registration and is no change.
CREATE FUNCTION auth_support.on_user_roles_changed() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  v_user_id uuid := CASE TG_OP WHEN 'DELETE' THEN OLD.user_id ELSE NEW.user_id END;
  v_role_id uuid := CASE TG_OP WHEN 'DELETE' THEN OLD.role_id ELSE NEW.role_id END;
BEGIN
  IF auth_support.setting('reason') = 'registration' THEN RETURN NULL; END IF;
  UPDATE auth."Users" u SET role_version = u.role_version + 1 WHERE u.id = v_user_id;
  IF NOT FOUND THEN RETURN NULL; END IF; -- the account itself is being purged
  PERFORM auth_support.emit('auth.roles.changed.v1', v_user_id, jsonb_build_object('roles', auth_support.role_names(v_user_id)));
  PERFORM auth_support.audit(CASE TG_OP WHEN 'DELETE' THEN 'role.revoked' ELSE 'role.assigned' END, v_user_id,
    (SELECT jsonb_build_object('role', r.name) FROM auth."Roles" r WHERE r.id = v_role_id));
  RETURN NULL;
END
$$;
CREATE TRIGGER user_roles_changed AFTER INSERT OR DELETE ON auth."UserRoles" FOR EACH ROW EXECUTE FUNCTION auth_support.on_user_roles_changed();

-- Only the newest mailed link works. The user's row is locked first, so that two links made at once cannot both stay alive.
CREATE FUNCTION auth_support.on_email_token_issued() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM auth_support.lock_user(NEW.user_id);
  UPDATE auth."EmailVerificationTokens" t SET superseded_at = NEW.created_at
  WHERE t.user_id = NEW.user_id AND t.purpose = NEW.purpose AND t.purpose <> 'EMAIL_REVERT'
    AND t.consumed_at IS NULL AND t.superseded_at IS NULL;
  RETURN NEW;
END
$$;
CREATE TRIGGER email_token_issued BEFORE INSERT ON auth."EmailVerificationTokens" FOR EACH ROW EXECUTE FUNCTION auth_support.on_email_token_issued();

CREATE FUNCTION auth_support.on_reset_token_issued() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM auth_support.lock_user(NEW.user_id);
  UPDATE auth."PasswordResetTokens" t SET superseded_at = NEW.created_at
  WHERE t.user_id = NEW.user_id AND t.consumed_at IS NULL AND t.superseded_at IS NULL;
  RETURN NEW;
END
$$;
CREATE TRIGGER reset_token_issued BEFORE INSERT ON auth."PasswordResetTokens" FOR EACH ROW EXECUTE FUNCTION auth_support.on_reset_token_issued();

-- Wakes the relay; the notification carries nothing, so it is sent once a transaction.
CREATE FUNCTION auth_support.on_outbox_appended() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('auth_outbox', '');
  RETURN NULL;
END
$$;
CREATE TRIGGER outbox_appended AFTER INSERT ON auth_support."Outbox" FOR EACH STATEMENT EXECUTE FUNCTION auth_support.on_outbox_appended();
