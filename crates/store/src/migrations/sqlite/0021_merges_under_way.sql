-- Merges of topics that are under way: whoever was asked for one goes on with it, also after an end in between. Neither topic
-- is held here: one that is taken away meanwhile ends its merge.
create table topic_merge (
  topic_id blob primary key,
  into_id  blob not null,
  names    bigint not null,
  by_id    blob not null,
  began    bigint not null,
  touched  bigint not null,
  moved    bigint not null,
  of_all   bigint not null
) without rowid;
