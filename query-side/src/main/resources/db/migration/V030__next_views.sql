-- Views that are made again, beside the ones that are read. Their tables have the names, columns and indexes of those in
-- "view" and take their place when they hold as much. Making and exchanging tables is their owner's, so it is done by
-- functions: the application itself still cannot make or drop anything.
create schema view_next;
grant usage on schema view_next to occuz_app;
alter default privileges in schema view_next grant select, insert, update, delete, truncate on tables to occuz_app;

create table view_next.handled (like view.handled including all);
create table view_next.audit (like view.audit including all);

-- What has to be the same of a table and of the one that takes its place.
create function view_next.shape(relation regclass) returns text
    language sql stable set search_path = pg_catalog, pg_temp as
$$
select string_agg(line, E'\n' order by line)
from (
  select attname || ' ' || format_type(atttypid, atttypmod) || ' ' || attnotnull as line
  from pg_attribute where attrelid = relation and attnum > 0 and not attisdropped
  union all
  select replace(pg_get_indexdef(indexrelid), ' ON view_next.', ' ON view.') from pg_index where indrelid = relation
) as lines
$$;

create function view_next.discard(processor text, names text[]) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$
declare
    name text;
begin
    foreach name in array names loop
        execute format('drop table if exists view_next.%I', name);
    end loop;
    delete from view_next.handled h where h.processor = $1;
end
$$;

-- Empty tables like those of the view; what an earlier try has left behind goes.
create function view_next.make(processor text, names text[]) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$
declare
    name     text;
    relation regclass;
    command  text;
begin
    perform view_next.discard(processor, names);
    foreach name in array names loop
        relation := format('view.%I', name)::regclass;
        execute format('create table view_next.%I (like view.%I including all excluding indexes)', name, name);
        for command in
            select format('alter table view_next.%I set (%s)', name, array_to_string(reloptions, ', '))
            from pg_class where oid = relation and reloptions is not null
            union all
            -- With the names that later migrations know them by, which a copied index would not have.
            select format('alter table view_next.%I add constraint %I %s', name, conname, pg_get_constraintdef(oid))
            from pg_constraint where conrelid = relation and contype in ('p', 'u')
            union all
            select replace(pg_get_indexdef(indexrelid), ' ON view.', ' ON view_next.')
            from pg_index
            where indrelid = relation
              and not exists (select from pg_constraint where conindid = indexrelid and conrelid = relation)
        loop
            execute command;
        end loop;
    end loop;
end
$$;

-- So that the first question after the exchange is planned for as many rows as there are.
create function view_next.analyze_tables(names text[]) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$
declare
    name text;
begin
    foreach name in array names loop
        execute format('analyze view_next.%I', name);
    end loop;
end
$$;

-- The new tables become the view. Who reads it meanwhile waits; not longer than the lock time-out, after which this gives
-- up and leaves everything as it was. That is shorter than PostgreSQL's patience with deadlocks, so no reader falls victim.
create function view_next.take_over(processor text, names text[]) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp set lock_timeout = '250ms' as
$$
declare
    name text;
begin
    foreach name in array names loop
        execute format('lock table view.%I in access exclusive mode', name);
    end loop;
    foreach name in array names loop
        if view_next.shape(format('view.%I', name)::regclass)
           is distinct from view_next.shape(format('view_next.%I', name)::regclass) then
            raise exception 'the table % was changed while it was made again', name
                using errcode = 'object_not_in_prerequisite_state';
        end if;
        execute format('drop table view.%I', name);
        execute format('alter table view_next.%I set schema view', name);
    end loop;
    delete from view.handled h where h.processor = $1;
    insert into view.handled select * from view_next.handled h where h.processor = $1;
    delete from view_next.handled h where h.processor = $1;
    insert into view.audit as a (processor, resets) values ($1, 1)
    on conflict on constraint audit_pkey do update set resets = a.resets + 1, compared_blocks = 0;
end
$$;

revoke all on function view_next.discard(text, text[]), view_next.make(text, text[]), view_next.analyze_tables(text[]),
    view_next.take_over(text, text[]) from public;
grant execute on function view_next.discard(text, text[]), view_next.make(text, text[]), view_next.analyze_tables(text[]),
    view_next.take_over(text, text[]) to occuz_app;
