-- Incidents as after their last event; made from the incident's own events, which the ledger keeps.
create table view.incident (
  incident         text collate "C" primary key,
  -- Whose report it is; the platform's own for what was detected or imported.
  account_id       text collate "C" not null,
  origin           text not null,
  kind             text not null,
  ref              text collate "C",
  title            text not null,
  description      text,
  severity         smallint not null,
  criterion        text not null,
  scope            text collate "C" not null,
  components       text[] not null,
  -- Without "stabilizing", which ends by itself: stabilizes_from and stabilizes_until tell.
  state            text collate "C" not null,
  started_at       timestamptz not null,
  detected_at      timestamptz,
  reported_at      timestamptz,
  failure_point_at timestamptz,
  cause            text,
  acknowledged_at  timestamptz,
  responded_at     timestamptz,
  restored_at      timestamptz,
  relapses         timestamptz[] not null,
  stabilizes_from  timestamptz,
  stabilizes_until timestamptz,
  category         text,
  closed_at        timestamptz,
  -- The earliest due instant of a clock that runs.
  next_due_at      timestamptz,
  -- When something of its clocks has to be recorded; empty where nothing lies ahead.
  rings_at         timestamptz,
  breached         boolean not null,
  -- Whose statements stand.
  imports          text[] not null,
  version          bigint not null,
  begun_position   bigint not null,
  position         bigint not null
) with (fillfactor = 80);
create unique index incident_by_position on view.incident (begun_position);
create index incident_of_account on view.incident (account_id, begun_position);
create index incident_by_due on view.incident (next_due_at, begun_position);
create index incident_ringing on view.incident (rings_at) where rings_at is not null;
