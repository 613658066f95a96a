-- The house and its editions.
create table publication (
  only_one   bigint primary key check (only_one = 1),
  settings   text not null
);
create table edition (
  id         blob primary key,
  tag        text not null unique,
  position   bigint not null,
  settings   text not null
);

-- How stories are ordered: sections per edition; regions, topics, coverages and authors for all.
create table section (
  id            blob primary key,
  edition_id    blob not null references edition (id),
  parent_id     blob references section (id),
  slug          text not null,
  name          text not null,
  description   text not null,
  form          text not null,
  in_navigation bigint not null,
  position      bigint not null,
  unique (edition_id, slug)
);
create table region (
  id         blob primary key,
  slug       text not null unique,
  names      text not null,
  position   bigint not null
);
create table topic (
  id         blob primary key,
  slug       text not null unique,
  kind       text not null,
  names      text not null,
  notes      text not null
);
create table coverage (
  id          blob primary key,
  slug        text not null unique,
  names       text not null,
  standfirsts text not null,
  pinned      bigint not null,
  position    bigint not null,
  closed      bigint
);
create table author (
  id          blob primary key,
  slug        text not null unique,
  kind        text not null,
  names       text not null,
  titles      text not null,
  notes       text not null,
  portrait_id blob
);

-- Pictures and films; the bytes lie with the blobs.
create table asset (
  id          blob primary key,
  kind        text not null,
  original    text not null unique,
  width       bigint not null,
  height      bigint not null,
  focus_x     bigint not null,
  focus_y     bigint not null,
  alts        text not null,
  captions    text not null,
  credit      text not null,
  renditions  text not null,
  tracks      text not null,
  uploaded    bigint not null
);

-- Stories and their wordings. A revision is never changed; a live story points at one.
create table story (
  id            blob primary key,
  edition_id    blob not null references edition (id),
  dossier_id    blob not null,
  section_id    blob not null references section (id),
  form          text not null,
  slug          text not null,
  stage         text not null,
  published     bigint,
  due           bigint,
  embargo       bigint,
  updated       bigint,
  live_revision blob,
  version       bigint not null
);
create index story_by_dossier on story (dossier_id);
-- The few that wait for their time; the clock asks every second.
create index story_by_due on story (due) where due is not null;
create table revision (
  id         blob primary key,
  story_id   blob not null references story (id),
  saved      bigint not null,
  by_id      blob not null,
  by_name    text not null,
  by_role    text not null,
  words      bigint not null,
  face       text not null,
  body       text not null
);
create index revision_by_story on revision (story_id, id);

-- Every list of live stories: one row for each shelf that a story stands on. A shelf is the hash of an edition
-- and a section, region, topic, coverage, author, form, or all that is new.
create table listed (
  shelf      blob not null,
  published  bigint not null,
  story_id   blob not null references story (id),
  primary key (shelf, published, story_id)
) without rowid;

-- Where stories are and were: old addresses redirect for ever.
create table address (
  path       text primary key,
  story_id   blob not null references story (id),
  is_current bigint not null
) without rowid;
create index address_by_story on address (story_id);

create table correction (
  id         blob primary key,
  story_id   blob not null references story (id),
  edition_id blob not null references edition (id),
  kind       text not null,
  wording    text not null,
  told       bigint not null
);
create index correction_by_story on correction (story_id, told);
create index correction_by_edition on correction (edition_id, told, id);

create table flash (
  id         blob primary key,
  edition_id blob not null references edition (id),
  sentence   text not null,
  thread     text not null,
  story_id   blob references story (id),
  sent       bigint not null,
  expires    bigint not null
);
create index flash_by_edition on flash (edition_id, sent, id);

-- Fronts and footer pages: every arrangement and text stays; the newest version is what readers see.
create table front (
  id         blob primary key,
  edition_id blob not null references edition (id),
  front_of   text not null,
  unique (edition_id, front_of)
);
create table front_version (
  front_id   blob not null references front (id),
  version    bigint not null,
  since      bigint not null,
  by_id      blob not null,
  layout     text not null,
  primary key (front_id, version)
);
create table footer_page (
  id         blob not null,
  version    bigint not null,
  edition_id blob not null references edition (id),
  slug       text not null,
  title      text not null,
  body       text not null,
  position   bigint not null,
  updated    bigint not null,
  primary key (id, version),
  unique (edition_id, slug, version)
);

-- How often stories were read, by hour; filled by the counter.
create table read_count (
  edition_id blob not null references edition (id),
  hour       bigint not null,
  story_id   blob not null references story (id),
  reads      bigint not null,
  primary key (edition_id, hour, story_id)
) without rowid;

-- Which line of which outside file became which story.
create table imported (
  edition_id  blob not null references edition (id),
  outside_id  text not null,
  story_id    blob not null references story (id),
  fingerprint text not null,
  primary key (edition_id, outside_id)
) without rowid;

-- The log: what happened, in the order of commits.
create table event (
  sequence   bigint primary key,
  at         bigint not null,
  member_id  blob not null,
  edition_id blob,
  story_id   blob,
  kind       text not null,
  payload    text not null
);
create index event_by_story on event (story_id, sequence);
create table follower (
  name       text primary key,
  sequence   bigint not null
);
