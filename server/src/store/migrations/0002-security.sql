-- Closed by default: the application works as heddle_app, which owns nothing and sees only the school of its transaction.

do $$ begin
  create role heddle_app nologin nosuperuser nobypassrls nocreatedb nocreaterole;
exception when duplicate_object or unique_violation then null;
end $$;
-- Whoever works with the tables steps down to the role in each transaction, so they must be a member of it.
do $$ begin
  if not pg_has_role(current_user, 'heddle_app', 'member') then execute format('grant heddle_app to %I', current_user); end if;
end $$;
grant usage on schema public to heddle_app;
-- A login that owns nothing must see that the schema is up to date.
grant select on migration to heddle_app;

do $$
declare tenant_table text;
begin
  foreach tenant_table in array array['school', 'counter', 'subject', 'ledger', 'payload', 'entity', 'mastery', 'alarm', 'audit'] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format(
      'create policy own_school on %I using (school_id = current_setting(''heddle.school'', true)) with check (school_id = current_setting(''heddle.school'', true))',
      tenant_table);
    execute format('revoke all on %I from public', tenant_table);
  end loop;
end $$;
-- The list of schools: ids, names and zones, nothing about a person. Only a transaction that asks for it by name sees it.
create policy directory on school for select using (current_setting('heddle.directory', true) = 'read');

grant select, insert on school, ledger, payload, alarm, audit to heddle_app;
grant select, insert, update (last_number) on counter to heddle_app;
grant select, insert on subject to heddle_app;
grant select, insert, update, delete on entity, mastery to heddle_app;

-- Grants keep the application from editing history; the triggers keep everyone else from doing it by accident.
create function heddle_refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and tg_table_name = 'payload' and current_setting('heddle.erasing', true) = 'yes' then return old; end if;
  raise exception 'heddle: % of % refused: the ledger is insert-only', tg_op, tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger insert_only before update or delete on ledger for each row execute function heddle_refuse_change();
create trigger insert_only before update or delete on payload for each row execute function heddle_refuse_change();
create trigger insert_only before update or delete on audit for each row execute function heddle_refuse_change();
create trigger insert_only before update or delete on alarm for each row execute function heddle_refuse_change();
create trigger no_truncate before truncate on ledger for each statement execute function heddle_refuse_change();
create trigger no_truncate before truncate on payload for each statement execute function heddle_refuse_change();
create trigger no_truncate before truncate on audit for each statement execute function heddle_refuse_change();

-- The only way to remove a payload: all that is about one student of the transaction's own school, and the name behind the key.
create function heddle_erase_subject(erased uuid) returns table (erased_kind text, erased_rows bigint)
language plpgsql security definer set search_path = public, pg_temp as $$
declare tenant text := current_setting('heddle.school');
begin
  perform set_config('heddle.erasing', 'yes', true);
  return query
    with gone as (
      delete from payload p
      where p.school_id = tenant and p.number in (
        select l.number from ledger l where l.school_id = tenant and l.subject_key = erased
      )
      returning p.number
    ), seats as (
      delete from payload p
      where p.school_id = tenant and p.part > 0 and p.subject_key = erased and p.number not in (select number from gone)
      returning p.number
    ), shared as (
      delete from payload p
      where p.school_id = tenant and p.shared_by is not null and erased in (select unnest(p.shared_by))
      returning p.number
    ), all_gone as (
      select number from gone union all select number from seats union all select number from shared
    )
    select l.kind, count(*) from all_gone g
      cross join lateral (select * from ledger where school_id = tenant and ledger.number = g.number offset 0) l
      group by l.kind;
  delete from entity e where e.school_id = tenant
    and (select count(*) from payload p where p.school_id = tenant and p.number = e.number and p.part = 0) = 0;
  delete from mastery m where m.school_id = tenant and m.subject_key = erased;
  delete from subject s where s.school_id = tenant and s.subject_key = erased;
  perform set_config('heddle.erasing', '', true);
end $$;
revoke all on function heddle_erase_subject(uuid) from public;
grant execute on function heddle_erase_subject(uuid) to heddle_app;
