-- The schema itself is made by Flyway, which keeps its history here. The role occuz_app is made before the first migration.
grant usage on schema control to occuz_app;
alter default privileges in schema control grant select, insert, update, delete on tables to occuz_app;
alter default privileges in schema control grant usage, select on sequences to occuz_app;

create table control.installation (
    only_row           boolean primary key default true check (only_row),
    store_id           text    not null default gen_random_uuid()::text,
    epoch              integer not null default 1 check (epoch > 0),
    -- Once true it stays true: figures of this installation are marked for ever.
    test_clock         boolean not null default false,
    test_offset_micros bigint  not null default 0,
    check (test_clock or test_offset_micros = 0)
);
insert into control.installation default values;

create table control.idempotency (
    account_id      text        not null,
    key             text        not null,
    request_digest  text        not null,
    first_position  bigint      not null,
    last_position   bigint      not null,
    -- Real time, whatever the installation's clock says: the 24 hours are a promise to a client outside.
    created_at      timestamptz not null default clock_timestamp(),
    response_status integer,
    -- Names and values in turn.
    response_headers text[],
    response_body   bytea,
    primary key (account_id, key),
    check ((response_status is null) = (response_headers is null) and (response_status is null) = (response_body is null))
);
create index idempotency_by_age on control.idempotency (created_at);
