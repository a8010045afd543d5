-- Each index names the query that needs it. Foreign keys are all covered, so that a cascade never scans.

-- Users: sign-in by address or name, the administrators' search by prefix, the jobs.
CREATE UNIQUE INDEX "Users_email_normalized_key" ON auth."Users" (email_normalized);
CREATE UNIQUE INDEX "Users_username_folded_key" ON auth."Users" (username_folded);
CREATE INDEX "Users_email_prefix_idx" ON auth."Users" (email_normalized text_pattern_ops) WHERE NOT is_deleted;
CREATE INDEX "Users_username_prefix_idx" ON auth."Users" (username_folded text_pattern_ops) WHERE NOT is_deleted;
CREATE INDEX "Users_status_idx" ON auth."Users" (status, id DESC) WHERE NOT is_deleted;
CREATE INDEX "Users_newest_idx" ON auth."Users" (id DESC) INCLUDE (status) WHERE NOT is_deleted;
CREATE INDEX "Users_unverified_idx" ON auth."Users" (registered_at) WHERE status = 'UNVERIFIED';
CREATE INDEX "Users_staff_lock_ends_idx" ON auth."Users" (staff_locked_until) WHERE status = 'LOCKED' AND staff_locked_until IS NOT NULL;
CREATE INDEX "Users_deletion_due_idx" ON auth."Users" (deletion_due_at) WHERE deletion_due_at IS NOT NULL AND NOT is_deleted;
CREATE INDEX "Users_deletion_unconfirmed_idx" ON auth."Users" (deleted_at) WHERE is_deleted AND deletion_confirmed_at IS NULL;
CREATE INDEX "Users_purge_idx" ON auth."Users" (deleted_at) WHERE is_deleted AND deletion_confirmed_at IS NOT NULL;

-- Roles
CREATE UNIQUE INDEX "Roles_name_key" ON auth."Roles" (name) INCLUDE (id);
CREATE INDEX "UserRoles_role_idx" ON auth."UserRoles" (role_id, user_id);
CREATE INDEX "UserRoles_assigned_by_idx" ON auth."UserRoles" (assigned_by) WHERE assigned_by IS NOT NULL;

-- Sessions: the list of live ones, the token check (by key), expiry.
CREATE INDEX "UserSessions_live_idx" ON auth."UserSessions" (user_id, last_seen_at DESC)
  INCLUDE (id, idle_expires_at, absolute_expires_at) WHERE revoked_at IS NULL;
CREATE INDEX "UserSessions_user_idx" ON auth."UserSessions" (user_id, created_at DESC);
CREATE INDEX "UserSessions_device_idx" ON auth."UserSessions" (device_id) WHERE device_id IS NOT NULL;
CREATE INDEX "UserSessions_idle_idx" ON auth."UserSessions" (idle_expires_at) WHERE revoked_at IS NULL;
CREATE INDEX "UserSessions_revoked_idx" ON auth."UserSessions" (revoked_at) WHERE revoked_at IS NOT NULL;

-- Refresh tokens: by hash; one successor a parent; the one live token of a session.
CREATE UNIQUE INDEX "RefreshTokens_token_hash_key" ON auth."RefreshTokens" (token_hash);
CREATE UNIQUE INDEX "RefreshTokens_parent_key" ON auth."RefreshTokens" (parent_id) WHERE parent_id IS NOT NULL;
CREATE UNIQUE INDEX "RefreshTokens_live_key" ON auth."RefreshTokens" (session_id) WHERE used_at IS NULL AND revoked_at IS NULL;
CREATE INDEX "RefreshTokens_session_idx" ON auth."RefreshTokens" (session_id);
CREATE INDEX "RefreshTokens_user_idx" ON auth."RefreshTokens" (user_id);
CREATE INDEX "RefreshTokens_expires_idx" ON auth."RefreshTokens" (expires_at);

-- Mailed tokens: by hash; at most one live one a purpose (ways back may be several); expiry.
CREATE UNIQUE INDEX "EmailVerificationTokens_token_hash_key" ON auth."EmailVerificationTokens" (token_hash);
CREATE UNIQUE INDEX "EmailVerificationTokens_live_key" ON auth."EmailVerificationTokens" (user_id, purpose)
  WHERE consumed_at IS NULL AND superseded_at IS NULL AND purpose <> 'EMAIL_REVERT';
CREATE INDEX "EmailVerificationTokens_user_idx" ON auth."EmailVerificationTokens" (user_id, created_at DESC);
CREATE INDEX "EmailVerificationTokens_session_idx" ON auth."EmailVerificationTokens" (session_id) WHERE session_id IS NOT NULL;
CREATE INDEX "EmailVerificationTokens_expires_idx" ON auth."EmailVerificationTokens" (expires_at);
CREATE UNIQUE INDEX "PasswordResetTokens_token_hash_key" ON auth."PasswordResetTokens" (token_hash);
CREATE UNIQUE INDEX "PasswordResetTokens_live_key" ON auth."PasswordResetTokens" (user_id) WHERE consumed_at IS NULL AND superseded_at IS NULL;
CREATE INDEX "PasswordResetTokens_user_idx" ON auth."PasswordResetTokens" (user_id, created_at DESC);
CREATE INDEX "PasswordResetTokens_expires_idx" ON auth."PasswordResetTokens" (expires_at);

-- Audit log: newest first, whole or by subject, actor, action, time; the chain in order.
CREATE UNIQUE INDEX "AuditLogs_seq_key" ON auth."AuditLogs" (seq) INCLUDE (hash);
CREATE INDEX "AuditLogs_subject_idx" ON auth."AuditLogs" (subject_id, seq DESC) WHERE subject_id IS NOT NULL;
CREATE INDEX "AuditLogs_actor_idx" ON auth."AuditLogs" (actor_id, seq DESC) WHERE actor_id IS NOT NULL;
CREATE INDEX "AuditLogs_action_idx" ON auth."AuditLogs" (action, seq DESC);
CREATE INDEX "AuditLogs_occurred_idx" ON auth."AuditLogs" (occurred_at DESC, seq DESC);

-- Login attempts: newest first, whole (by key) or by account, address, name; retention.
CREATE INDEX "LoginAttempts_user_idx" ON auth."LoginAttempts" (user_id, id DESC) WHERE user_id IS NOT NULL;
CREATE INDEX "LoginAttempts_ip_idx" ON auth."LoginAttempts" (ip, id DESC);
CREATE INDEX "LoginAttempts_name_idx" ON auth."LoginAttempts" (name, id DESC);
CREATE INDEX "LoginAttempts_failed_idx" ON auth."LoginAttempts" (occurred_at DESC) INCLUDE (user_id, reason) WHERE NOT succeeded;
CREATE INDEX "LoginAttempts_occurred_idx" ON auth."LoginAttempts" (occurred_at);

-- External logins: one account an identity, one identity a provider and account.
CREATE UNIQUE INDEX "ExternalLoginProviders_identity_key" ON auth."ExternalLoginProviders" (provider, issuer, subject) INCLUDE (user_id);
CREATE UNIQUE INDEX "ExternalLoginProviders_user_key" ON auth."ExternalLoginProviders" (user_id, provider);
