-- What a tenant's events mean, version by version. A version decides about event time from effective_from on, until a newer
-- one that begins there or earlier takes all of it away. Versions are never changed or removed.
create table meaning_versions
(
    tenant         text        not null references tenants (id),
    version        bigint      not null check (version > 0),
    effective_from bigint      not null check (effective_from >= 0), -- event time in ms; 0 is always
    sha256         text        not null,
    payload        text        not null,                            -- JSON, names in order
    created        timestamptz not null default now(),
    created_by     text        not null,                            -- public half of the key
    superseded_by  bigint,                                          -- the version that left it nothing to decide
    primary key (tenant, version)
);
