-- Planned work as after its last event; made from the work's own events, which the ledger keeps.
create table view.planned_work (
  work          text collate "C" primary key,
  kind          text collate "C" not null,
  phase         text collate "C" not null,
  -- Announced, and judged necessary and impactful: what customers with a support add-on may know of.
  told          boolean not null,
  started_at    timestamptz,
  -- Everything that is shown, as JSON; no question looks into it.
  shown         text not null,
  begun_position bigint not null,
  position      bigint not null
) with (fillfactor = 80);
create unique index planned_work_by_position on view.planned_work (begun_position);
-- Asked before every change that a customer makes.
create index migrations_running on view.planned_work (started_at) where kind = 'migration' and phase = 'running';
