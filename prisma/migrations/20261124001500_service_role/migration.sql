-- The role the service connects as. It owns nothing and can neither change nor remove audit entries; the runner gives it a password.
DO $$
BEGIN
  CREATE ROLE wechat_auth_service NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL; -- roles belong to the whole server: another database of it has made this one
END
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA auth, auth_support FROM PUBLIC;
GRANT USAGE ON SCHEMA auth, auth_support TO wechat_auth_service;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA auth, auth_support TO wechat_auth_service;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA auth_support TO wechat_auth_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA auth, auth_support TO wechat_auth_service;

REVOKE ALL ON auth."AuditLogs", auth_support."AuditHead" FROM wechat_auth_service;
GRANT SELECT ON auth."AuditLogs", auth_support."AuditHead" TO wechat_auth_service;
GRANT INSERT (id, occurred_at, action, actor_id, subject_id, ip, user_agent, details) ON auth."AuditLogs" TO wechat_auth_service;
-- Roles and their scopes change by migration only. The lock that orders removals of administrators needs a column to update.
REVOKE INSERT, UPDATE, DELETE ON auth."Roles" FROM wechat_auth_service;
GRANT UPDATE (updated_at) ON auth."Roles" TO wechat_auth_service;

-- Lets the service run the weekly VACUUM ANALYZE where the server can grant it (17 and later).
DO $$
BEGIN
  IF current_setting('server_version_num')::integer >= 170000 THEN
    EXECUTE 'GRANT MAINTAIN ON ALL TABLES IN SCHEMA auth, auth_support TO wechat_auth_service';
  END IF;
END
$$;
