-- The answers of creating requests, kept with their change; see service-kit.
create table idempotency_record (
    caller      text        not null,
    key         text        not null,
    fingerprint text        not null,
    status      int         not null,
    headers     jsonb       not null,
    body        bytea,
    created_at  timestamptz not null,
    primary key (caller, key)
);
create index idempotency_record_created_at on idempotency_record (created_at);
