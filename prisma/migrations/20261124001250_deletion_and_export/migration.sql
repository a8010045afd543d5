-- What follows over time: deletions that every domain confirms, and exports that every domain adds to.

-- Notes that a domain has erased a deleted user. True when all of `p_domains` have: then the row may be purged.
CREATE FUNCTION auth_support.confirm_deletion(p_user_id uuid, p_domain text, p_domains text[], p_now timestamptz) RETURNS boolean
LANGUAGE plpgsql VOLATILE AS $$
DECLARE v_user auth."Users" := auth_support.lock_user(p_user_id);
BEGIN
  IF v_user.id IS NULL OR NOT v_user.is_deleted THEN RETURN v_user.id IS NULL; END IF; -- purged long ago: confirmed
  INSERT INTO auth_support."DeletionConfirmations" (user_id, domain, confirmed_at) VALUES (p_user_id, p_domain, p_now) ON CONFLICT DO NOTHING;
  IF NOT p_domains <@ ARRAY(SELECT c.domain FROM auth_support."DeletionConfirmations" c WHERE c.user_id = p_user_id) THEN RETURN false; END IF;
  UPDATE auth."Users" u SET deletion_confirmed_at = coalesce(u.deletion_confirmed_at, p_now) WHERE u.id = p_user_id;
  RETURN true;
END
$$;

-- Tells the platform again of deleted users that are not confirmed after `p_older_than_sec`; returns them.
CREATE FUNCTION auth_support.remind_of_deletions(p_older_than_sec integer, p_limit integer, p_now timestamptz) RETURNS SETOF uuid
LANGUAGE plpgsql VOLATILE AS $$
DECLARE v_user_id uuid;
BEGIN
  PERFORM auth_support.enter('{}', p_now);
  FOR v_user_id IN
    SELECT u.id FROM auth."Users" u WHERE u.is_deleted AND u.deletion_confirmed_at IS NULL
      AND u.deleted_at <= p_now - make_interval(secs => p_older_than_sec) ORDER BY u.deleted_at LIMIT p_limit
  LOOP
    PERFORM auth_support.emit('auth.user.deleted.v1', v_user_id);
    RETURN NEXT v_user_id;
  END LOOP;
END
$$;

-- Begins an export of a user's data, or returns the one under way that is not older than `p_min_interval_sec`.
CREATE FUNCTION auth_support.request_export(p_id uuid, p_user_id uuid, p_min_interval_sec integer, p_context jsonb, p_now timestamptz)
RETURNS TABLE (id uuid, is_new boolean)
LANGUAGE plpgsql VOLATILE AS $$
#variable_conflict use_column
DECLARE v_now timestamptz := auth_support.enter(p_context, p_now);
BEGIN
  PERFORM auth_support.lock_user(p_user_id);
  SELECT e.id INTO id FROM auth_support."DataExports" e
    WHERE e.user_id = p_user_id AND e.ready_at IS NULL AND e.requested_at > v_now - make_interval(secs => p_min_interval_sec)
    ORDER BY e.requested_at DESC LIMIT 1;
  is_new := id IS NULL;
  IF is_new THEN
    INSERT INTO auth_support."DataExports" (id, user_id, requested_at) VALUES (p_id, p_user_id, v_now);
    PERFORM auth_support.audit('export.requested', p_user_id);
    id := p_id;
  END IF;
  RETURN NEXT;
END
$$;
