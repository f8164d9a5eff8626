-- Which accounts have accepted which version of the agreement (§ 15).
create table view.terms_acceptance (
  account_id  text collate "C" not null,
  version     integer          not null,
  -- Who accepted it, as the ledger names them.
  accepted_by text collate "C" not null,
  accepted_at timestamptz      not null,
  position    bigint           not null,
  primary key (account_id, version)
);
create index terms_acceptance_by_version on view.terms_acceptance (version, position);
