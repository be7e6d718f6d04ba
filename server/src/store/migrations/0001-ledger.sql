-- The ledger of every school in one database: facts and decisions are insert-only, what may be erased stands apart in `payload`.
-- The school's id leads every key. See server/spec/store.md.

create table school (
  school_id text primary key,
  name text not null,
  time_zone text not null,
  created_at timestamptz not null
);

-- Gap-free numbers: whoever writes to the ledger of a school first locks its row here.
create table counter (
  school_id text primary key references school,
  last_number bigint not null
);

-- Who a subject key stands for. Erasing this row makes every tombstone of the student anonymous.
create table subject (
  school_id text not null references school,
  subject_key uuid not null,
  student_id text not null,
  -- Mixed into the hashes of the student's rows, so that a tombstone's hash cannot be guessed back from a few likely contents.
  salt text not null,
  primary key (school_id, subject_key),
  unique (school_id, student_id)
);

create table ledger (
  school_id text not null,
  number bigint not null,
  kind text not null check (kind in ('entity', 'evidence', 'judgement', 'plan', 'approval', 'round', 'review', 'erasure')),
  -- What the row is about, never whom: the kind of entity, the day and status of a plan.
  topic text collate "C" not null default '',
  -- The one student the row is about; null when it is about none or about several.
  subject_key uuid,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  hash text not null,
  primary key (school_id, number)
);
create index ledger_topic on ledger (school_id, kind, topic, number) where topic <> '';
create index ledger_subject on ledger (school_id, subject_key, kind) where subject_key is not null;

-- What a ledger row says. Part 0 is the row's body; higher parts are pieces of it that belong to one student each (seats of a plan).
create table payload (
  school_id text not null,
  number bigint not null,
  part integer not null,
  -- The one student the part is about, or all of several: erasing any of them erases it. Both null when it is about none.
  subject_key uuid,
  shared_by uuid[],
  -- Set where the same thing may be recorded only once.
  once_key text,
  -- `json`, not `jsonb`: kept to the letter, so that a hash made today still agrees in ten years.
  body json not null,
  primary key (school_id, number, part)
);
create unique index payload_once on payload (school_id, once_key) where once_key is not null;
create index payload_seat on payload (school_id, subject_key, number) where part > 0;
create index payload_shared on payload (school_id, number) where shared_by is not null;

-- Projection: the version in force of every entity.
create table entity (
  school_id text not null,
  kind text not null,
  -- Sorted as JavaScript sorts plain ids, on every server.
  entity_id text collate "C" not null,
  number bigint not null,
  occurred_at timestamptz not null,
  is_active boolean not null,
  primary key (school_id, kind, entity_id)
);

-- Projection: what each student's evidence adds up to.
create table mastery (
  school_id text not null,
  subject_key uuid not null,
  state json not null,
  primary key (school_id, subject_key)
);

create table alarm (
  school_id text not null,
  alarm_id uuid not null,
  raised_at timestamptz not null,
  kind text not null,
  -- The ledger row that the refused input contradicts.
  number bigint,
  subject_key uuid,
  refused_hash text not null,
  primary key (school_id, alarm_id)
);

create table audit (
  school_id text not null,
  audit_id uuid not null,
  at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  acting_as text,
  purpose text not null,
  action text not null,
  object text not null,
  detail json not null,
  primary key (school_id, audit_id)
);
create index audit_at on audit (school_id, at);
