create schema ledger;
grant usage on schema ledger to occuz_app;

create table ledger.event (
    -- Drawn under the append lock in the transaction that commits it: without gaps, in the order of commitment.
    position     bigint      not null check (position > 0),
    recorded_at  timestamptz not null,
    event_id     text        not null,
    aggregate_id text        not null,
    sequence     bigint      not null check (sequence >= 0),
    type         text        not null,
    payload      text        not null,
    metadata     text        not null,
    account_id   text        not null,
    constraint event_by_position primary key (position),
    constraint event_by_id unique (event_id),
    -- Decides every race: of two decisions on the same state of an aggregate only one can be recorded.
    constraint event_by_aggregate unique (aggregate_id, sequence)
);

-- No update, no delete, no truncate: the application cannot change what it has recorded.
grant select, insert on ledger.event to occuz_app;
