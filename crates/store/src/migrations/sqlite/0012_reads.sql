-- How often stories are read: what each window holds now, rows by slices of time, and how far they have moved on. The rule
-- is editorial's (`reads`). Nothing here is about any one reader.

-- What the last hour, day and week hold of each story.
create table read_window (
  story_id   blob not null primary key references story (id),
  edition_id blob not null references edition (id),
  hour       bigint not null,
  day        bigint not null,
  week       bigint not null
) without rowid;
create index read_window_by_hour on read_window (edition_id, hour desc, story_id desc) where hour > 0;
create index read_window_by_day on read_window (edition_id, day desc, story_id desc) where day > 0;
create index read_window_by_week on read_window (edition_id, week desc, story_id desc) where week > 0;

-- Reads of a story in a slice of time: grain 0 is five minutes, 1 an hour, 2 a day; number counts them from 1970.
create table read_slice (
  grain    bigint not null,
  number   bigint not null,
  story_id blob not null references story (id),
  reads    bigint not null,
  primary key (grain, number, story_id)
) without rowid;
create index read_slice_by_story on read_slice (story_id, grain, number);

-- The same of a whole edition.
create table read_total (
  edition_id blob not null references edition (id),
  grain      bigint not null,
  number     bigint not null,
  reads      bigint not null,
  primary key (edition_id, grain, number)
) without rowid;

-- The last counts that a node has brought, so that none are taken twice.
create table read_flush (
  node_id blob not null primary key,
  number  bigint not null,
  at      bigint not null
) without rowid;

-- How far counts have moved on; one row. Who changes counts holds it. Until `invented` they are a demo's.
create table read_swept (
  id       bigint not null primary key,
  hour     bigint not null,
  folded   bigint not null,
  day      bigint not null,
  week     bigint not null,
  invented bigint
);
insert into read_swept (id, hour, folded, day, week) values (1, 0, 0, 0, 0);

-- What was counted by hours so far. It has left no window yet, and leaves them with the next sweep.
insert into read_slice (grain, number, story_id, reads) select 1, hour, story_id, reads from read_count;
insert into read_total (edition_id, grain, number, reads)
  select edition_id, 1, hour, sum(reads) from read_count group by edition_id, hour;
insert into read_window (story_id, edition_id, hour, day, week)
  select story_id, edition_id, 0, sum(reads), sum(reads) from read_count group by story_id, edition_id;
drop table read_count;
