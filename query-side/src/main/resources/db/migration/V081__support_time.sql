-- Communication time as it was metered (§ 4), one row for each entry.
create table view.support_time (
  position   bigint primary key,
  account_id text collate "C" not null,
  -- The month in EST that it is counted in, e.g. 2026-12.
  month      text collate "C" not null,
  minutes    integer not null,
  what       text not null,
  incident   text collate "C",
  spent_at   timestamptz not null,
  spent_by   text not null
);
create index support_time_of_account on view.support_time (account_id, month, position);
