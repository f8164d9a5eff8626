-- A session carries what its pages need of the person, so that it outlives the rebuilding of any view. Rows live twelve hours
-- at most. Whoever was signed in before this column existed signs in again.
delete from control.session;
alter table control.session
    add column role         text not null,
    add column email        text not null,
    add column account_name text not null;
