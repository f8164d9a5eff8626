-- Whose key it is, as far as the ledger tells; also where the view is being made again.
alter table view.api_key add column owner text collate "C";
alter table if exists view_next.api_key add column owner text collate "C";
