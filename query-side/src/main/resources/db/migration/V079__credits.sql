-- What a plan can hold beside its four flags; whoever had one of them paid.
alter table view.support_plan add column paid boolean not null default false;
alter table view.support_plan add column account_manager boolean not null default false;
alter table view.support_plan add column minutes_per_month integer not null default 0;
update view.support_plan set paid = outage_notices or status_updates or incident_reports or root_cause_analyses;

-- Claims for service credits (§ 10) as after their last event.
create table view.credit (
  credit           text collate "C" primary key,
  account_id       text collate "C" not null,
  state            text collate "C" not null,
  -- Everything that is shown, as JSON; no question looks into it.
  shown            text not null,
  claimed_position bigint not null,
  position         bigint not null
) with (fillfactor = 80);
create unique index credit_by_claim on view.credit (claimed_position);
create index credit_of_account on view.credit (account_id, claimed_position);
create index credit_waiting on view.credit (claimed_position) where state = 'claimed';
