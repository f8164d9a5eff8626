-- Password hashes, beside the ledger and never in it.
create table control.credential (
    user_id       text        not null primary key,
    password_hash text        not null,
    changed_at    timestamptz not null
);
