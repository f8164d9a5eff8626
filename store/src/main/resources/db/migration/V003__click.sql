create schema click;
grant usage on schema click to occuz_app;

create table click.stream (
    stream_id   uuid        primary key,
    owner       text        not null,
    next_offset bigint      not null check (next_offset >= 0),
    written_at  timestamptz not null default clock_timestamp()
);
grant select, insert, update on click.stream to occuz_app;

-- The last position that was given away. Its row lock is the append lock of the click store, and it outlives the
-- batches: when a retention policy drops the oldest months, positions still never start again.
create table click.head (
    only_row    boolean     primary key default true check (only_row),
    position    bigint      not null,
    recorded_at timestamptz not null
) with (fillfactor = 10);
insert into click.head (position, recorded_at) values (0, timestamptz '-infinity');
grant select, update on click.head to occuz_app;

create table click.batch (
    position     bigint      not null check (position > 0),
    recorded_at  timestamptz not null,
    stream_id    uuid        not null,
    first_offset bigint      not null check (first_offset >= 0),
    clicks       integer     not null check (clicks > 0),
    type         text        not null,
    payload      text        not null,
    metadata     text        not null,
    primary key (position, recorded_at)
) partition by range (recorded_at);
grant select, insert on click.batch to occuz_app;

-- Makes the partitions of the UTC month of an instant and of the month after it. A table of its own, attached afterwards,
-- because that lets readers of the other months go on. Called under the row lock of click.head, so never by two at once.
create function click.ensure_partitions(instant timestamptz) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$
declare
    first_day date;
    name      text;
begin
    for months in 0..1 loop
        first_day := (date_trunc('month', instant at time zone 'UTC') + make_interval(months => months))::date;
        name := 'batch_' || to_char(first_day, 'YYYY_MM');
        if to_regclass('click.' || name) is null then
            execute format('create table click.%I (like click.batch including all)', name);
            execute format(
                'alter table click.batch attach partition click.%I for values from (%L) to (%L)', name,
                first_day::timestamp at time zone 'UTC',
                (first_day + interval '1 month') at time zone 'UTC');
        end if;
    end loop;
end
$$;
revoke all on function click.ensure_partitions(timestamptz) from public;
grant execute on function click.ensure_partitions(timestamptz) to occuz_app;
