-- Journey patterns. A version's definition never changes; its state does.
create table patterns
(
    tenant  text        not null references tenants (id),
    id      text        not null,
    created timestamptz not null,
    removed timestamptz,
    primary key (tenant, id)
);

create table pattern_versions
(
    tenant     text        not null,
    pattern    text        not null,
    version    int         not null check (version > 0),
    definition text        not null, -- canonical JSON
    state      text        not null check (state in ('draft', 'validated', 'backtested', 'shadow', 'canary', 'live',
                                                     'paused', 'rolled_back', 'replaced', 'removed')),
    share      float8      not null default 1 check (share > 0 and share <= 1), -- of the customers, for a canary
    resumes    text,                 -- state that a paused version had
    follows    int,                  -- version that was live before this one
    orders     bigint      not null default 0, -- how many went to the control topic
    created    timestamptz not null,
    created_by text        not null, -- public half of the key
    changed    timestamptz not null,
    primary key (tenant, pattern, version),
    foreign key (tenant, pattern) references patterns (tenant, id)
);

-- At most one of each; the state machine sees to it, and this notices where two sidecars would not.
create unique index pattern_one_live on pattern_versions (tenant, pattern) where state = 'live';
create unique index pattern_one_canary on pattern_versions (tenant, pattern) where state = 'canary';

-- Work of the backtest process. Whoever has the lease does it; a lease that has run out may be taken again.
create table backtests
(
    id         text        primary key,
    tenant     text        not null,
    pattern    text        not null,
    version    int         not null,
    definition text        not null,
    from_ts    timestamptz not null,
    to_ts      timestamptz not null,
    state      text        not null default 'waiting'
        check (state in ('waiting', 'running', 'succeeded', 'failed', 'cancelled')),
    progress   float8      not null default 0 check (progress between 0 and 1),
    step       text        not null default '',
    cancel     boolean     not null default false,
    worker     text        not null default '',
    lease      timestamptz,
    attempts   int         not null default 0,
    created    timestamptz not null,
    created_by text        not null,
    started    timestamptz,
    finished   timestamptz,
    result     jsonb,
    error      text,
    foreign key (tenant, pattern, version) references pattern_versions (tenant, pattern, version)
);

create index backtests_waiting on backtests (created) where state in ('waiting', 'running');
create index backtests_of_pattern on backtests (tenant, pattern, created desc, id);
