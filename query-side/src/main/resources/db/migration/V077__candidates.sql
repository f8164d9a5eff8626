-- Incident candidates as after their last event: time that nobody can explain, until somebody decides.
create table view.candidate (
  candidate      text collate "C" primary key,
  -- absence or failures
  kind           text not null,
  starts_at      timestamptz not null,
  ends_at        timestamptz not null,
  components     text[] not null,
  -- Of an absence alone: who gave the last sign of life, when it was told to end, and who gave the next one.
  last_node      text,
  ended_at       timestamptz,
  next_node      text,
  -- Of failing minutes alone.
  requests       bigint,
  failures       bigint,
  noticed_at     timestamptz not null,
  state          text collate "C" not null,
  incident       text collate "C",
  decided_by     text,
  decided_at     timestamptz,
  reason         text,
  version        bigint not null,
  begun_position bigint not null,
  position       bigint not null
);
create unique index candidate_by_position on view.candidate (begun_position);
create index candidate_by_state on view.candidate (state, begun_position);
