-- Who may sign in, and whose accounts there are. Names and addresses are here in clear and go when their key is destroyed.
create table view.account (
  account_id text collate "C" primary key,
  name       text not null,
  opened_at  timestamptz not null,
  position   bigint not null
);

create table view.person (
  account_id text collate "C" not null,
  user_id    text collate "C" not null,
  role       text not null,
  email      text not null,
  added_at   timestamptz not null,
  position   bigint not null,
  primary key (account_id, user_id)
);
-- Nobody remembers how they once wrote the capitals of their address.
create index person_by_email on view.person (lower(email));
create unique index person_by_position on view.person (position);

-- "All links of these days" is a range of days, not a walk over all links.
create index link_clicks_by_day on view.link_clicks (day, link);
