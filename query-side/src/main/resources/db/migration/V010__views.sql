-- Views: what screens and the API read. Nothing here is the truth; every table can be emptied and rebuilt from events.

-- Text that identifies something compares byte by byte: the same order on every server, and cheaper.
create table view.link (
  link             text collate "C" primary key,
  account_id       text collate "C" not null,
  destination      text not null,
  title            text,
  tags             text[] not null,
  valid_from       timestamptz,
  expires_at       timestamptz,
  redirect_status  smallint not null,
  retired_at       timestamptz,
  created_at       timestamptz not null,
  created_position bigint not null,
  version          bigint not null,
  position         bigint not null
) with (fillfactor = 90);
-- Lists page from the newest backwards, within one account or (auditors) across all.
create unique index link_of_account on view.link (account_id, created_position);
create unique index link_by_position on view.link (created_position);

-- Which links have a tag, in the order of lists: however rare or frequent a tag is, a page of it is one short walk. (An
-- index on the array of tags served rare tags only; for a frequent one the planner read and sorted every link with it.)
create table view.link_tag (
  created_position bigint not null,
  tag              text collate "C" not null,
  account_id       text collate "C" not null,
  link             text collate "C" not null,
  primary key (created_position, tag)
);
create index link_tag_of_account on view.link_tag (account_id, tag, created_position);
create index link_tag_by_position on view.link_tag (tag, created_position);

-- The clicks of a link on a UTC day.
create table view.link_clicks (
  link   text collate "C" not null,
  day    date not null,
  clicks bigint not null,
  primary key (link, day)
) with (fillfactor = 70);

-- All clicks of a link: lists show them without adding up days, and counting never touches a row of view.link.
create table view.link_total (
  link   text collate "C" primary key,
  clicks bigint not null
) with (fillfactor = 70);

create table view.api_key (
  account_id text collate "C" not null,
  key        text collate "C" not null,
  role       text not null,
  scopes     text[] not null,
  digest     text collate "C" not null,
  label      text not null,
  issued_at  timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  version    bigint not null,
  position   bigint not null,
  primary key (account_id, key)
);
create index api_key_by_digest on view.api_key (digest);
create unique index api_key_by_position on view.api_key (position);

-- What each processor has handled, by blocks of 1,000 positions; written with the rows of its view.
create table view.handled (
  processor    text collate "C" not null,
  block        bigint not null,
  events       bigint not null,
  position_sum bigint not null,
  -- Known to agree with the store; every change takes it back.
  verified     boolean not null default false,
  primary key (processor, block)
) with (fillfactor = 70);
create index handled_unverified on view.handled (processor, block) where not verified;

create table view.audit (
  processor       text collate "C" primary key,
  resets          bigint not null default 0,
  -- Blocks 0 to this one, excluded, have been compared at least once since the last reset.
  compared_blocks bigint not null default 0
);
