-- Answered redirects whose clicks no disk took, as nodes have said; one row for each event.
create table view.click_loss (
  position bigint primary key,
  loss     text collate "C" not null,
  node     text not null,
  from_at  timestamptz not null,
  until_at timestamptz not null,
  clicks   bigint not null,
  said_at  timestamptz not null
);
