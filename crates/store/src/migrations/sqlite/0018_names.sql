-- Slugs that a region, a coverage or an author had before: their addresses lead to the new ones, files that name them mean
-- the same thing. Those of topics stand in former_topic.
create table former_slug (
  register text not null,
  slug     text not null,
  of_id    blob not null,
  by_id    blob not null,
  at       bigint not null,
  primary key (register, slug)
) without rowid;
create index former_slug_by_thing on former_slug (of_id);

-- Old arrangements of fronts name a topic by its id.
create index former_topic_by_topic on former_topic (topic_id);

-- Who of the newsroom is which author: stories that a member begins are theirs.
create table author_member (
  author_id blob primary key references author (id),
  member_id blob not null unique references member (id)
) without rowid;
