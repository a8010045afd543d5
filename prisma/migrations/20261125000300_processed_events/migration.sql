-- Which events a consumer group of this domain has handled, so that none is handled twice (a mail goes out once).
CREATE TABLE auth_support."ProcessedEvents" (
  consumer_group text NOT NULL CHECK (char_length(consumer_group) BETWEEN 1 AND 50),
  event_id       uuid NOT NULL,
  processed_at   timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (consumer_group, event_id)
);
CREATE INDEX "ProcessedEvents_at_idx" ON auth_support."ProcessedEvents" (processed_at);

-- Exports that are under way, the oldest first.
CREATE INDEX "DataExports_open_idx" ON auth_support."DataExports" (requested_at) WHERE ready_at IS NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON auth_support."ProcessedEvents" TO wechat_auth_service;
DO $$
BEGIN
  IF current_setting('server_version_num')::integer >= 170000 THEN
    EXECUTE 'GRANT MAINTAIN ON auth_support."ProcessedEvents" TO wechat_auth_service';
  END IF;
END
$$;
