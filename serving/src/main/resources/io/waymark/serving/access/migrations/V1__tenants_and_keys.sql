create table tenants
(
    id            text        primary key check (id ~ '^[a-z0-9][a-z0-9_-]{0,62}$'),
    name          text        not null,
    base_currency text        not null check (base_currency ~ '^[A-Z]{3}$'),
    created       timestamptz not null default now()
);

-- The secret half of a key is stored as its SHA-256 alone.
create table api_keys
(
    id      text        primary key,
    tenant  text        not null references tenants (id),
    hash    bytea       not null check (length(hash) = 32),
    role    text        not null check (role in ('read', 'write', 'admin')),
    label   text        not null default '',
    created timestamptz not null default now(),
    expires timestamptz,
    revoked timestamptz
);

create index api_keys_of_tenant on api_keys (tenant);
