-- Visits that found no link, as each run of a node has counted them: told again, a number takes the place of the one before.
create table control.orphan (
    -- In UTC, by the installation's clock.
    day     date   not null,
    domain  text   collate "C" not null,
    -- What the visitors came upon: root, unknown, ended.
    why     text   collate "C" not null,
    node_id text   collate "C" not null,
    visits  bigint not null check (visits >= 0),
    primary key (day, domain, why, node_id)
);
