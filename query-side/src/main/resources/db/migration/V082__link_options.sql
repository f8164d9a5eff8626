-- What most links leave as it is; the rows there are have none of it.
alter table view.link add column max_clicks bigint;
alter table view.link add column forward_query boolean not null default false;
alter table view.link add column forward_path boolean not null default false;
alter table view.link add column disabled boolean not null default false;
-- Why; null: it is not.
alter table view.link add column taken_down text;
alter table if exists view_next.link add column max_clicks bigint;
alter table if exists view_next.link add column forward_query boolean not null default false;
alter table if exists view_next.link add column forward_path boolean not null default false;
alter table if exists view_next.link add column disabled boolean not null default false;
alter table if exists view_next.link add column taken_down text;

-- Few are.
create index link_taken_down on view.link (created_position) where taken_down is not null;
do $$ begin
  if to_regclass('view_next.link') is not null then
    create index link_taken_down on view_next.link (created_position) where taken_down is not null;
  end if;
end $$;
