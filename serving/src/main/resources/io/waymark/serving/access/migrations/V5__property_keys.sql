-- Which keys the properties of a tenant's events have; bounded by its limit property_keys.
create table property_keys
(
    tenant     text        not null references tenants (id),
    key        text        not null,
    first_seen timestamptz not null default now(),
    primary key (tenant, key)
);
