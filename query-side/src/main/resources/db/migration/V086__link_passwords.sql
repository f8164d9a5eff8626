-- The hash; null: nobody is asked.
alter table view.link add column password_hash text;
alter table if exists view_next.link add column password_hash text;
