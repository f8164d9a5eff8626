-- What events say of the service, one row for an event: a figure as of a position is computed from the rows up to it, so
-- rows are added and never changed. No index but the key: every figure reads them in order, up to its position.
create table view.service_fact (
  position    bigint primary key,
  recorded_at timestamptz not null,
  event_id    text collate "C" not null,
  subject     text collate "C" not null,
  fact        text not null
);
