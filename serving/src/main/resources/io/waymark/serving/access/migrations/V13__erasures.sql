-- What hides the ids of a tenant's erased persons, the same for all of them.
create table erase_salts
(
    tenant text primary key,
    salt   text not null
);

-- One row for each person to be erased, and its receipt. ids names the person until that is done.
create table erasures
(
    id        text        primary key,
    tenant    text        not null,
    state     text        not null check (state in ('accepted', 'clearing', 'deleting', 'done', 'failed')),
    erased_at bigint      not null,     -- event time up to which the person is forgotten, ms
    ids       text,                     -- JSON
    id_count  int         not null,
    orders    int         not null,     -- control records
    fence     bigint,                   -- a whole checkpoint beyond it has all rows in the tables
    deleted   jsonb,                    -- rows by table
    detail    text        not null default '',
    created   timestamptz not null,
    begun     timestamptz not null,     -- when this try began
    due       timestamptz not null,     -- when it is looked at next
    finished  timestamptz
);

create index erasures_due on erasures (due) where state in ('accepted', 'clearing', 'deleting');

-- The hashes of all ids that an erasure covers, and the event times in which they were the person's.
create table erased_ids
(
    tenant   text    not null,
    hash     text    not null,
    erasure  text    not null references erasures (id),
    customer boolean not null,
    starts   bigint  not null,
    ends     bigint  not null,
    primary key (tenant, hash, erasure, starts)
);

create index erased_ids_of_erasure on erased_ids (erasure);
