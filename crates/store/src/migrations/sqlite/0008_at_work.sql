-- By what topics and authors are found as somebody types: every name, folded, from each of its words on. What is there
-- already is found by its names as they stand, until it is saved again.
create table topic_word (
  word       text not null,
  topic_id   blob not null references topic (id),
  primary key (word, topic_id)
) without rowid;
create index topic_word_by_topic on topic_word (topic_id);
create table author_word (
  word       text not null,
  author_id  blob not null references author (id),
  primary key (word, author_id)
) without rowid;
create index author_word_by_author on author_word (author_id);
insert or ignore into topic_word (word, topic_id)
  select lower(name.value), topic.id from topic, json_each(topic.names) as name;
insert or ignore into author_word (word, author_id)
  select lower(name.value), author.id from author, json_each(author.names) as name;

-- The programs at work on this newsroom: how far each has followed the log, when it was heard of last, which stories are
-- open there, and when it had taken a killed story from everything it shows. Nothing of it outlives them for long.
create table node (
  id         blob primary key,
  kind       text not null,
  name       text not null,
  seen       bigint not null,
  position   bigint not null
);
create table open_story (
  node_id    blob not null,
  story_id   blob not null,
  member_id  blob not null,
  primary key (node_id, story_id, member_id)
) without rowid;
create table node_kill (
  sequence   bigint not null,
  node_id    blob not null,
  at         bigint not null,
  primary key (sequence, node_id)
) without rowid;
