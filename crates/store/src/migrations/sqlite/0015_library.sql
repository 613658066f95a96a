-- What the media library knows beside an asset: the file's name and size, who sent it, whose the rights are and until when,
-- by which words it is found; the languages in which it has alternative text, between spaces.
alter table asset add column name text not null default '';
alter table asset add column bytes bigint not null default 0;
alter table asset add column uploaded_by blob;
alter table asset add column rights text not null default '';
alter table asset add column terms text not null default '';
alter table asset add column rights_until bigint;
alter table asset add column keywords text not null default '[]';
alter table asset add column poster_id blob references asset (id);
alter table asset add column version bigint not null default 1;
alter table asset add column folded text not null default '';
alter table asset add column worded text not null default ' ';

-- What is there already is found by its words as they stand, until somebody writes them anew.
update asset set
  folded = lower(credit || coalesce((select ' ' || group_concat(value, ' ') from json_each(alts)), '')
    || coalesce((select ' ' || group_concat(value, ' ') from json_each(captions)), '')),
  worded = coalesce((select ' ' || group_concat(key, ' ') || ' ' from json_each(alts) where trim(value) <> ''), ' ');

-- One index holds all that can be asked for, in the order of the library; see 0009.
create index asset_sought on asset (uploaded, id, kind, uploaded_by, rights_until, worded, folded);
create index asset_by_member on asset (uploaded_by, uploaded, id) where uploaded_by is not null;
create index asset_by_kind on asset (kind, uploaded, id);
create index asset_by_rights on asset (rights_until, uploaded, id) where rights_until is not null;
create index asset_by_poster on asset (poster_id) where poster_id is not null;

-- Where an asset stands: place is the kind of place, of_id a story, an entry, an author, an edition, a film.
create table asset_use (
  asset_id blob not null references asset (id),
  place    text not null,
  of_id    blob not null,
  primary key (asset_id, place, of_id)
) without rowid;
create index asset_use_by_place on asset_use (of_id, place);

insert or ignore into asset_use
  select a.id, 'draft', s.id from story s join revision r on r.id = s.newest, json_tree(r.body) j
  join asset a on a.id = unhex(replace(j.value, '-', '')) where j.key = 'kept' and j.type = 'text' and s.stands <> 'withdrawn';
insert or ignore into asset_use
  select a.id, 'draft', s.id from story s join revision r on r.id = s.newest, json_tree(r.face) j
  join asset a on a.id = unhex(replace(j.value, '-', '')) where j.key = 'kept' and j.type = 'text' and s.stands <> 'withdrawn';
insert or ignore into asset_use
  select a.id, 'live', s.id from story s join revision r on r.id = s.live_revision, json_tree(r.body) j
  join asset a on a.id = unhex(replace(j.value, '-', '')) where j.key = 'kept' and j.type = 'text' and s.published is not null;
insert or ignore into asset_use
  select a.id, 'live', s.id from story s join revision r on r.id = s.live_revision, json_tree(r.face) j
  join asset a on a.id = unhex(replace(j.value, '-', '')) where j.key = 'kept' and j.type = 'text' and s.published is not null;
insert or ignore into asset_use
  select a.id, 'entry', e.id from entry e, json_tree(e.body) j
  join asset a on a.id = unhex(replace(j.value, '-', '')) where j.key = 'kept' and j.type = 'text' and e.deleted is null;
insert or ignore into asset_use select a.id, 'author', t.id from author t join asset a on a.id = t.portrait_id;
insert or ignore into asset_use select a.id, 'channel', c.edition_id from channel c join asset a on a.id = c.poster_id;
insert or ignore into asset_use
  select a.id, 'logo', zeroblob(16) from publication p
  join asset a on a.id = unhex(replace(json_extract(p.settings, '$.logo'), '-', ''));

-- The files that an asset had before, each with what was made of it.
create table asset_version (
  asset_id    blob not null references asset (id),
  number      bigint not null,
  original    text not null,
  name        text not null,
  bytes       bigint not null,
  width       bigint not null,
  height      bigint not null,
  focus_x     bigint not null,
  focus_y     bigint not null,
  renditions  text not null,
  replaced    bigint not null,
  replaced_by blob,
  primary key (asset_id, number)
) without rowid;
