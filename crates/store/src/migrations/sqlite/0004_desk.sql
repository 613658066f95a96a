-- What the desk knows of a story beside its wordings. `stands` is the word of the stage; `due` is the next moment at
-- which the clock has something to do; `folded` and `authors` are by what the desk finds the newest wording.
alter table story add column began_by blob;
alter table story add column assignee_id blob;
alter table story add column until bigint;
alter table story add column changes_revision blob;
alter table story add column changes_due bigint;
alter table story add column newest blob not null default x'00000000000000000000000000000000';
alter table story add column wordings bigint not null default 0;
alter table story add column changed bigint not null default 0;
alter table story add column stands text not null default 'draft';
alter table story add column authors text not null default '';
alter table story add column folded text not null default '';
alter table revision add column number bigint not null default 0;

-- The wordings that are there already, in the order of their ids. Their stories are found by the headline as it
-- stands, until they are saved again.
update revision set number =
  (select count(*) from revision as o where o.story_id = revision.story_id and o.id <= revision.id);
update story set
  stands = json_extract(stage, '$.stage'),
  wordings = (select count(*) from revision r where r.story_id = story.id),
  newest = coalesce((select r.id from revision r where r.story_id = story.id order by r.number desc limit 1), newest),
  changed = coalesce((select r.saved from revision r where r.story_id = story.id order by r.number desc limit 1), 0),
  folded = coalesce((select lower(json_extract(r.face, '$.headlines.page')) from revision r
                     where r.story_id = story.id order by r.number desc limit 1), '');
drop index revision_by_story;
create unique index revision_by_story on revision (story_id, number);

-- The desk's list, newest change first.
create index story_by_change on story (changed, id);
create index story_by_stage on story (stands, changed, id);
create index story_by_assignee on story (assignee_id, changed, id) where assignee_id is not null;
create index story_by_beginner on story (began_by, changed, id) where began_by is not null;

-- What colleagues tell one another. Readers never see it.
create table note (
  id         blob primary key,
  story_id   blob not null references story (id),
  by_id      blob not null,
  at         bigint not null,
  wording    text not null,
  passage    text,
  settled_by blob,
  settled    bigint
);
create index note_by_story on note (story_id, at, id);
create index open_note_by_story on note (story_id) where settled is null;
create table note_call (
  note_id    blob not null references note (id),
  member_id  blob not null references member (id),
  primary key (note_id, member_id)
) without rowid;
create index note_call_by_member on note_call (member_id, note_id);

create table saved_view (
  id         blob primary key,
  member_id  blob not null references member (id),
  name       text not null,
  filter     text not null
);
create index saved_view_by_member on saved_view (member_id, name);

-- Which live stories name a dossier in their body.
create table related (
  dossier_id blob not null,
  story_id   blob not null references story (id),
  primary key (dossier_id, story_id)
) without rowid;
create index flash_by_story on flash (story_id) where story_id is not null;

-- The audit asks what one member did, and when one kind of thing happened.
create index event_by_member on event (member_id, sequence);
create index event_by_kind on event (kind, sequence);
