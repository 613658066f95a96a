-- By what topics and authors are found as somebody types: every name, folded, from each of its words on. What is there
-- already is found by its names as they stand, until it is saved again.
create table topic_word (
  word       text collate "C" not null,
  topic_id   bytea not null references topic (id),
  primary key (word, topic_id)
);
create index topic_word_by_topic on topic_word (topic_id);
create table author_word (
  word       text collate "C" not null,
  author_id  bytea not null references author (id),
  primary key (word, author_id)
);
create index author_word_by_author on author_word (author_id);
insert into topic_word (word, topic_id)
  select lower(name.value), topic.id from topic, jsonb_each_text(topic.names::jsonb) as name on conflict do nothing;
insert into author_word (word, author_id)
  select lower(name.value), author.id from author, jsonb_each_text(author.names::jsonb) as name on conflict do nothing;

-- The programs at work on this newsroom: how far each has followed the log, when it was heard of last, which stories are
-- open there, and when it had taken a killed story from everything it shows. Nothing of it outlives them for long.
create table node (
  id         bytea primary key,
  kind       text not null,
  name       text not null,
  seen       bigint not null,
  position   bigint not null
);
create table open_story (
  node_id    bytea not null,
  story_id   bytea not null,
  member_id  bytea not null,
  primary key (node_id, story_id, member_id)
);
create table node_kill (
  sequence   bigint not null,
  node_id    bytea not null,
  at         bigint not null,
  primary key (sequence, node_id)
);
