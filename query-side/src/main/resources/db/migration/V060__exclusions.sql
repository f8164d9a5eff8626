-- Exclusions (§ 9) as after their last event.
create table view.exclusion (
  exclusion         text collate "C" primary key,
  -- Whom it concerns alone; the platform's own where it concerns everybody.
  account_id        text collate "C" not null,
  category          text not null,
  provider          text,
  -- platform, components or account
  scope             text collate "C" not null,
  -- Empty unless the scope is made of them.
  components        text[] not null,
  starts_at         timestamptz not null,
  ends_at           timestamptz not null,
  incident          text collate "C",
  state             text collate "C" not null,
  -- Type and id of whoever acted, and what they said.
  claimed_by        text not null,
  claimed_at        timestamptz not null,
  evidence          text not null,
  decided_by        text,
  decided_at        timestamptz,
  decision_reason   text,
  revoked_by        text,
  revoked_at        timestamptz,
  revocation_reason text,
  version           bigint not null,
  -- Of the last claim.
  claimed_position  bigint not null,
  position          bigint not null
) with (fillfactor = 80);
create unique index exclusion_by_claim on view.exclusion (claimed_position);
create index exclusion_of_account on view.exclusion (account_id, claimed_position);
create index exclusion_of_incident on view.exclusion (incident, claimed_position) where incident is not null;
