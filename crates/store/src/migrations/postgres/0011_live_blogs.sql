-- Live blogs: how far each has come, and its entries. A story without a row has no entry yet and has not ended.
create table live_blog (
  story_id bytea primary key references story (id),
  entries  bigint not null,
  pinned   bytea,
  ended    bigint
);

-- Numbers are given once: what was deleted keeps its place, so that no page shifts.
create table entry (
  id        bytea primary key,
  story_id  bytea not null references story (id),
  number    bigint not null,
  at        bigint not null,
  by_id     bytea,
  authors   text not null,
  headline  text not null,
  body      text not null,
  key_event bigint not null,
  marked    bigint not null,
  edited    bigint,
  deleted   bigint,
  flash_id  bytea references flash (id),
  version   bigint not null,
  told      bigint not null
);
create unique index entry_by_story on entry (story_id, number);
create index entry_by_key on entry (story_id, number) where key_event = 1 and deleted is null;

-- What an entry said before it was changed.
create table entry_wording (
  entry_id bytea not null references entry (id),
  version  bigint not null,
  headline text not null,
  body     text not null,
  until    bigint not null,
  primary key (entry_id, version)
);

-- The few live blogs among all stories.
create index story_live_blogs on story (edition_id, published) where form = 'live_blog' and published is not null;
