-- A proof of presence hands out new tokens: the session's present refresh token gives way to a new one.

-- Returns when the new token expires; null when the session is not live or not this user's.
CREATE FUNCTION auth_support.renew_session_token(
  p_session_id uuid, p_user_id uuid, p_token_id uuid, p_token_hash bytea, p_idle_sec integer, p_context jsonb, p_now timestamptz
) RETURNS timestamptz
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM auth_support.enter(p_context, p_now), auth_support.lock_user(p_user_id);
  RETURN auth_support.renew_token(p_session_id, p_user_id, p_token_id, p_token_hash, p_idle_sec);
END
$$;

REVOKE ALL ON FUNCTION auth_support.renew_session_token(uuid, uuid, uuid, bytea, integer, jsonb, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION auth_support.renew_session_token(uuid, uuid, uuid, bytea, integer, jsonb, timestamptz) TO wechat_auth_service;
