-- The draft of a story as a document that several write at once. Updates are appended, and folded into the snapshot
-- now and then; what is folded is gone from the updates.
create table draft (
  story_id  blob primary key references story (id),
  newest    bigint not null,
  folded    bigint not null
);
create table draft_snapshot (
  story_id  blob primary key references draft (story_id),
  document  blob not null
);
create table draft_update (
  story_id  blob not null references draft (story_id),
  sequence  bigint not null,
  bytes     blob not null,
  at        bigint not null,
  member_id blob not null,
  primary key (story_id, sequence)
);
