-- The audit log: append-only, and each entry carries the hash of the one before.

-- Refuses every change of an entry except its sealing, also to the owner of the table.
CREATE FUNCTION auth_support.on_audit_tampered() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.seq IS NULL AND (to_jsonb(NEW) - '{seq,prev_hash,hash}'::text[]) = (to_jsonb(OLD) - '{seq,prev_hash,hash}'::text[]) THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'the audit log is append-only' USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON auth."AuditLogs" FOR EACH ROW EXECUTE FUNCTION auth_support.on_audit_tampered();
CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON auth."AuditLogs" FOR EACH STATEMENT EXECUTE FUNCTION auth_support.on_audit_tampered();

-- Seals an entry at commit. Deferred on purpose: the chain's lock is the last one a transaction takes and is held only while it commits,
-- so audited work of different users neither waits for one another nor deadlocks. Runs as the owner, since the service may not update entries.
-- The lock on the head's row orders the chain; under repeatable read a lost race is a serialization failure, never a fork.
CREATE FUNCTION auth_support.on_audit_appended() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_head auth_support."AuditHead";
  v_entry auth."AuditLogs" := NEW;
BEGIN
  SELECT * INTO STRICT v_head FROM auth_support."AuditHead" h WHERE h.id = 1 FOR UPDATE;
  v_entry.seq := v_head.seq + 1;
  v_entry.prev_hash := v_head.hash;
  v_entry.hash := auth.fn_AuditHash(v_head.hash, v_entry);
  UPDATE auth."AuditLogs" a SET seq = v_entry.seq, prev_hash = v_entry.prev_hash, hash = v_entry.hash WHERE a.id = v_entry.id;
  UPDATE auth_support."AuditHead" h SET seq = v_entry.seq, hash = v_entry.hash WHERE h.id = 1;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER audit_appended AFTER INSERT ON auth."AuditLogs" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.seq IS NULL) EXECUTE FUNCTION auth_support.on_audit_appended();
