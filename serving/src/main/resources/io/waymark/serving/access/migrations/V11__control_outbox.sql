-- What goes to the control topic, written in the transaction of the change it belongs to. Rows that were sent stay until a
-- newer one of their key was sent: together they are what a compacted topic holds, and what fills an empty one again.
create table control_outbox
(
    seq     bigint generated always as identity primary key,
    key     text        not null,
    record  text,                       -- null removes the key
    written timestamptz not null default now(),
    sent    bigint                      -- offset in the topic; null while it waits
);

create index control_outbox_waiting on control_outbox (seq) where sent is null;
create index control_outbox_of_key on control_outbox (key, seq);
