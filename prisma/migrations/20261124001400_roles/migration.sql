-- The three roles. Scopes are what `@requiresScopes` in the schema asks for.
INSERT INTO auth."Roles" (id, name, description, scopes) VALUES
  ('01900000-0000-7000-8000-000000000001', 'USER', 'Everybody who has an account.', '{}'),
  ('01900000-0000-7000-8000-000000000002', 'MODERATOR', 'Removes and restores content, handles reports.', '{moderation}'),
  ('01900000-0000-7000-8000-000000000003', 'ADMIN', 'Runs the platform: accounts, roles, audit, maintenance.', '{account:admin,audit:read,maintenance,moderation}');
