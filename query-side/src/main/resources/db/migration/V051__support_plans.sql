-- What an account has bought to be told; no row: nothing, ever.
create table view.support_plan (
  account_id          text collate "C" primary key,
  outage_notices      boolean not null,
  status_updates      boolean not null,
  incident_reports    boolean not null,
  root_cause_analyses boolean not null,
  since               timestamptz not null
);
