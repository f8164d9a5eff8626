-- When the node that is at it has begun, by the database's clock: what was erased since is in the new tables in clear.
alter table control.rebuild add column begun_at timestamptz;
