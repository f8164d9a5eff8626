-- The event that told of a password: what an older one told of never takes the place of a newer one. 0 where none did.
alter table control.credential add column position bigint not null default 0;
