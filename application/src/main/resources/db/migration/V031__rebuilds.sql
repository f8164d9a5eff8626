-- Views that are being made again. A row is there from the asking to the exchange; it stays where that failed.
create table control.rebuild (
    view     text        collate "C" primary key,
    -- Which node is at it; nobody yet where it is empty.
    node     text,
    -- The new tables hold everything up to here; written with their rows.
    position bigint      not null default 0,
    asked_at timestamptz not null default clock_timestamp(),
    -- The last sign of life of the node, by the database's clock.
    seen_at  timestamptz,
    failure  text
);
