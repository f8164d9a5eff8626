-- When somebody last got another password, as far as the ledger tells; also where the view is being made again.
alter table view.person add column password_changed_at timestamptz;
alter table if exists view_next.person add column password_changed_at timestamptz;
