-- One counter for all changes of access. Who takes the next number keeps the row until the commit,
-- so numbers become visible in their order: a sidecar that has seen number n has seen all before it.
create table access_version
(
    one     boolean primary key default true check (one),
    version bigint  not null
);

insert into access_version (version) values (1);

alter table tenants
    add column tenant_class text        not null default 'standard'
        check (tenant_class in ('standard', 'premium', 'trial', 'internal')),
    -- Only what differs from the installation's defaults.
    add column limits       jsonb       not null default '{}',
    add column disabled     timestamptz,
    add column changed      bigint      not null default 1;

alter table api_keys
    add column operator boolean not null default false check (not operator or role = 'admin'),
    add column origins  text[]  not null default '{}' check (cardinality(origins) = 0 or role = 'read'),
    add column replaces text references api_keys (id),
    add column changed  bigint  not null default 1;

create index api_keys_changed on api_keys (changed);

-- No references: an entry outlives what it speaks of.
create table audit_log
(
    id           bigint generated always as identity primary key,
    at           timestamptz not null default clock_timestamp(),
    tenant       text        not null,
    actor_tenant text        not null,
    actor_key    text        not null,
    action       text        not null,
    subject      text        not null,
    request_id   text        not null,
    before       jsonb,
    after        jsonb
);

create index audit_log_of_tenant on audit_log (tenant, id desc);

create function refuse_change_of_audit_log() returns trigger language plpgsql as
$$
begin
    raise exception 'the audit log is append-only: % is refused', tg_op
        using errcode = 'insufficient_privilege';
end
$$;

create trigger audit_log_is_append_only
    before update or delete or truncate on audit_log
    for each statement execute function refuse_change_of_audit_log();

revoke update, delete, truncate on audit_log from public;
