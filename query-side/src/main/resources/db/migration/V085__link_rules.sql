-- As JSON, in their order; null: none.
alter table view.link add column rules text;
alter table if exists view_next.link add column rules text;
