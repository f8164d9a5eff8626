create schema keys;
grant usage on schema keys to occuz_app;

-- A destroyed key leaves its row: nobody may ever make a second key for that subject by accident.
create table keys.subject_key (
    subject      text        primary key,
    wrapped      bytea,
    created_at   timestamptz not null default clock_timestamp(),
    destroyed_at timestamptz,
    check ((wrapped is null) = (destroyed_at is not null))
-- The old version of a destroyed row is vacuumed within a minute, not when a fifth of the table has changed.
) with (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);
create index subject_key_by_destruction on keys.subject_key (destroyed_at) where destroyed_at is not null;
grant select, insert, update on keys.subject_key to occuz_app;

create table keys.visitor_key (
    -- 'live' for clicks answered now, else the stream of an import.
    scope   text        not null,
    -- '2026-11-23' or '2026-11', UTC.
    period  text        not null,
    wrapped bytea       not null,
    used_at timestamptz not null default clock_timestamp(),
    primary key (scope, period)
) with (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);
grant select, insert, update, delete on keys.visitor_key to occuz_app;
