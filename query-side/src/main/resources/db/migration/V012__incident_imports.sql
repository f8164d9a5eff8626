create table view.incident_import (
  import_id  text collate "C" primary key,
  progress   text not null,
  read       bigint not null,
  accepted   bigint not null,
  duplicates bigint not null,
  rejected   bigint not null,
  -- "<line> <message>"
  errors     text[] not null,
  withdrawn  boolean not null,
  begun_at   timestamptz not null,
  position   bigint not null
);
