-- The planned work that an incident is put down to, if one is named; also where the view is being made again.
alter table view.incident add column planned_work text collate "C";
alter table if exists view_next.incident add column planned_work text collate "C";
