-- Who is signed in at the console, on whichever node. All times are the database's own clock, whatever the installation's
-- says. Only digests: whoever reads this table can neither take over a session nor learn where somebody signed in from.
create table control.session (
    digest     text        collate "C" primary key,
    account_id text        not null,
    user_id    text        not null,
    begun_at   timestamptz not null default clock_timestamp(),
    seen_at    timestamptz not null default clock_timestamp()
);
create index session_of_user on control.session (user_id);
create index session_by_age on control.session (begun_at);

-- Tries to sign in, by a keyed digest of the address of the account and of the network address.
create table control.sign_in_try (
    subject text        collate "C" not null,
    at      timestamptz not null default clock_timestamp()
);
create index sign_in_try_of_subject on control.sign_in_try (subject, at);
