-- First answers by Idempotency-Key; status is null while the first request is under way.
create table kept_answers
(
    tenant       text        not null,
    key          text        not null,
    fingerprint  bytea       not null check (length(fingerprint) = 32),
    begun        timestamptz not null,
    status       int,
    content_type text,
    location     text,
    body         bytea,
    primary key (tenant, key)
);

create index kept_answers_by_age on kept_answers (begun);

-- Work that outlives its request. seen is the sign of life of the process that does it.
create table operations
(
    id           text        primary key,
    tenant       text        not null,
    kind         text        not null,
    state        text        not null check (state in ('running', 'succeeded', 'failed', 'cancelled')),
    progress     real        not null default 0 check (progress between 0 and 1),
    step         text        not null default '',
    cancel       boolean     not null default false,
    created      timestamptz not null,
    seen         timestamptz not null,
    finished     timestamptz,
    status       int,
    content_type text,
    body         bytea
);

create index operations_of_tenant on operations (tenant, created desc, id);
