-- Reports that were issued, each as its one event tells it, without the document.
create table view.report (
  report          text collate "C" primary key,
  issued_position bigint not null,
  -- JSON; lists show all of it, and nothing asks for parts.
  issued          text not null
);
create unique index report_by_position on view.report (issued_position);
