-- Signs of life, by real time: a jump of a test clock is no absence.
create table control.node (
    node_id         text        collate "C" primary key,
    -- Where it runs, for people.
    name            text        not null,
    version         text        not null,
    roles           text[]      not null,
    started_at      timestamptz not null,
    seen_at         timestamptz not null,
    -- When it ended in order; empty while it runs, and where it fell silent.
    ended_at        timestamptz,
    -- What its edge has read of the ledger, and how many clicks wait in its journal; empty without an edge.
    edge_position   bigint,
    waiting_clicks  bigint,
    -- What became of its edge's requests in the last two hours, minute by minute, by the installation's clock.
    minutes         timestamptz[] not null default '{}',
    requests        bigint[]      not null default '{}',
    failures        bigint[]      not null default '{}',
    check (cardinality(minutes) = cardinality(requests) and cardinality(minutes) = cardinality(failures))
);

-- The last sign of life of any node. Its row lock lets one node alone find a gap.
create table control.pulse (
    only_row      boolean     primary key default true check (only_row),
    node_id       text,
    seen_at       timestamptz,
    -- What the installation's clock was ahead of real time by then.
    offset_micros bigint
) with (fillfactor = 50);
insert into control.pulse default values;

-- A gap that somebody has found, until it stands in the ledger. By the installation's clock, as it ran when the gap began.
create table control.silence (
    from_at   timestamptz primary key,
    until_at  timestamptz not null check (until_at > from_at),
    last_node text        not null,
    ended_at  timestamptz,
    next_node text        not null
);
