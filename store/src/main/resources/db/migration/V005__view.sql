-- What is derived from the events. The application may do everything to the rows: they can be made again at any time.
create schema view;
grant usage on schema view to occuz_app;
alter default privileges in schema view grant select, insert, update, delete, truncate on tables to occuz_app;
alter default privileges in schema view grant usage, select on sequences to occuz_app;
