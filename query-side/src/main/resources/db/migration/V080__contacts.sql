-- Whether accounts are suspended (§ 4); no row: never.
create table view.account_standing (
  account_id      text collate "C" primary key,
  -- Empty: it is not.
  suspended_since timestamptz,
  reason          text not null
);

-- The log of contacts (§ 3, § 4), each as after its last event.
create table view.contact (
  contact         text collate "C" primary key,
  account_id      text collate "C" not null,
  state           text collate "C" not null,
  -- Everything that is shown, as JSON; no question looks into it.
  shown           text not null,
  logged_position bigint not null,
  position        bigint not null
) with (fillfactor = 80);
create unique index contact_by_log on view.contact (logged_position);
create index contact_of_account on view.contact (account_id, logged_position);
create index contact_waiting on view.contact (logged_position) where state = 'waiting';
