-- How far an import is that is being read now. Whoever reads it holds an advisory lock, which ends with its connection: a
-- row without the lock is what a dead reader left. The counters of an import that has ended are in the ledger.
create table control.import_progress (
    import_id  text   collate "C" primary key,
    accepted   bigint not null,
    duplicates bigint not null,
    rejected   bigint not null,
    -- "<line> <message>"
    errors     text[] not null
);
