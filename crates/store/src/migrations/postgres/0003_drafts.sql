-- The draft of a story as a document that several write at once. Updates are appended, and folded into the snapshot
-- now and then; what is folded is gone from the updates.
create table draft (
  story_id  bytea primary key references story (id),
  newest    bigint not null,
  folded    bigint not null
);
create table draft_snapshot (
  story_id  bytea primary key references draft (story_id),
  document  bytea not null
);
create table draft_update (
  story_id  bytea not null references draft (story_id),
  sequence  bigint not null,
  bytes     bytea not null,
  at        bigint not null,
  member_id bytea not null,
  primary key (story_id, sequence)
);
