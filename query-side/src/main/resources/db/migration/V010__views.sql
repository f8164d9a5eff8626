-- Views: what screens and the API read. Nothing here is the truth; every table can be emptied and rebuilt from events.

CREATE SCHEMA IF NOT EXISTS view;
GRANT USAGE ON SCHEMA view TO occuz_app;
-- TRUNCATE as well: a rebuild empties a table of any size at once.
ALTER DEFAULT PRIVILEGES IN SCHEMA view GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON TABLES TO occuz_app;

-- Text that identifies something compares byte by byte: the same order on every server, and cheaper.
CREATE TABLE view.link (
  link             text COLLATE "C" PRIMARY KEY,
  account_id       text COLLATE "C" NOT NULL,
  destination      text NOT NULL,
  title            text,
  tags             text[] NOT NULL,
  valid_from       timestamptz,
  expires_at       timestamptz,
  redirect_status  smallint NOT NULL,
  retired_at       timestamptz,
  created_at       timestamptz NOT NULL,
  created_position bigint NOT NULL,
  version          bigint NOT NULL,
  position         bigint NOT NULL
) WITH (fillfactor = 90);
-- Lists page from the newest backwards, within one account or (auditors) across all.
CREATE UNIQUE INDEX link_of_account ON view.link (account_id, created_position);
CREATE UNIQUE INDEX link_by_position ON view.link (created_position);
CREATE INDEX link_by_tag ON view.link USING gin (tags);

-- The clicks of a link on a UTC day.
CREATE TABLE view.link_clicks (
  link   text COLLATE "C" NOT NULL,
  day    date NOT NULL,
  clicks bigint NOT NULL,
  PRIMARY KEY (link, day)
) WITH (fillfactor = 70);

-- All clicks of a link: lists show them without adding up days, and counting never touches a row of view.link.
CREATE TABLE view.link_total (
  link   text COLLATE "C" PRIMARY KEY,
  clicks bigint NOT NULL
) WITH (fillfactor = 70);

CREATE TABLE view.api_key (
  account_id text COLLATE "C" NOT NULL,
  key        text COLLATE "C" NOT NULL,
  role       text NOT NULL,
  scopes     text[] NOT NULL,
  digest     text COLLATE "C" NOT NULL,
  label      text NOT NULL,
  issued_at  timestamptz NOT NULL,
  expires_at timestamptz,
  revoked_at timestamptz,
  version    bigint NOT NULL,
  position   bigint NOT NULL,
  PRIMARY KEY (account_id, key)
);
CREATE INDEX api_key_by_digest ON view.api_key (digest);
CREATE UNIQUE INDEX api_key_by_position ON view.api_key (position);

-- What each processor has handled, by blocks of 1,000 positions; written with the rows of its view.
CREATE TABLE view.handled (
  processor    text COLLATE "C" NOT NULL,
  block        bigint NOT NULL,
  events       bigint NOT NULL,
  position_sum bigint NOT NULL,
  -- Known to agree with the store; every change takes it back.
  verified     boolean NOT NULL DEFAULT false,
  PRIMARY KEY (processor, block)
) WITH (fillfactor = 70);
CREATE INDEX handled_unverified ON view.handled (processor, block) WHERE NOT verified;

CREATE TABLE view.audit (
  processor       text COLLATE "C" PRIMARY KEY,
  resets          bigint NOT NULL DEFAULT 0,
  -- Blocks 0 to this one, excluded, have been compared at least once since the last reset.
  compared_blocks bigint NOT NULL DEFAULT 0
);
