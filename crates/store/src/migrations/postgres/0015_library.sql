-- What the media library knows beside an asset: the file's name and size, who sent it, whose the rights are and until when,
-- by which words it is found; the languages in which it has alternative text, between spaces.
alter table asset add column name text not null default '';
alter table asset add column bytes bigint not null default 0;
alter table asset add column uploaded_by bytea;
alter table asset add column rights text not null default '';
alter table asset add column terms text not null default '';
alter table asset add column rights_until bigint;
alter table asset add column keywords text not null default '[]';
alter table asset add column poster_id bytea references asset (id);
alter table asset add column version bigint not null default 1;
alter table asset add column folded text not null default '';
alter table asset add column worded text not null default ' ';

-- What is there already is found by its words as they stand, until somebody writes them anew.
update asset set
  folded = lower(credit || coalesce((select ' ' || string_agg(value, ' ') from jsonb_each_text(alts::jsonb)), '')
    || coalesce((select ' ' || string_agg(value, ' ') from jsonb_each_text(captions::jsonb)), '')),
  worded = coalesce((select ' ' || string_agg(key, ' ') || ' ' from jsonb_each_text(alts::jsonb) where trim(value) <> ''), ' ');

-- Words are found by their pieces; see 0009. The library's order is that of the arrival.
create index asset_by_piece on asset using gin (pieces(folded, ''));
create index asset_by_arrival on asset (uploaded, id);
create index asset_by_member on asset (uploaded_by, uploaded, id) where uploaded_by is not null;
create index asset_by_kind on asset (kind, uploaded, id);
create index asset_by_rights on asset (rights_until, uploaded, id) where rights_until is not null;
create index asset_by_poster on asset (poster_id) where poster_id is not null;

-- Where an asset stands: place is the kind of place, of_id a story, an entry, an author, an edition, a film.
create table asset_use (
  asset_id bytea not null references asset (id),
  place    text not null,
  of_id    bytea not null,
  primary key (asset_id, place, of_id)
);
create index asset_use_by_place on asset_use (of_id, place);

insert into asset_use
  select a.id, 'draft', s.id from story s join revision r on r.id = s.newest,
  jsonb_path_query(r.body::jsonb, '$.**.kept') as k join asset a on a.id = decode(replace(k #>> '{}', '-', ''), 'hex')
  where s.stands <> 'withdrawn' on conflict do nothing;
insert into asset_use
  select a.id, 'draft', s.id from story s join revision r on r.id = s.newest,
  jsonb_path_query(r.face::jsonb, '$.**.kept') as k join asset a on a.id = decode(replace(k #>> '{}', '-', ''), 'hex')
  where s.stands <> 'withdrawn' on conflict do nothing;
insert into asset_use
  select a.id, 'live', s.id from story s join revision r on r.id = s.live_revision,
  jsonb_path_query(r.body::jsonb, '$.**.kept') as k join asset a on a.id = decode(replace(k #>> '{}', '-', ''), 'hex')
  where s.published is not null on conflict do nothing;
insert into asset_use
  select a.id, 'live', s.id from story s join revision r on r.id = s.live_revision,
  jsonb_path_query(r.face::jsonb, '$.**.kept') as k join asset a on a.id = decode(replace(k #>> '{}', '-', ''), 'hex')
  where s.published is not null on conflict do nothing;
insert into asset_use
  select a.id, 'entry', e.id from entry e,
  jsonb_path_query(e.body::jsonb, '$.**.kept') as k join asset a on a.id = decode(replace(k #>> '{}', '-', ''), 'hex')
  where e.deleted is null on conflict do nothing;
insert into asset_use select a.id, 'author', t.id from author t join asset a on a.id = t.portrait_id on conflict do nothing;
insert into asset_use select a.id, 'channel', c.edition_id from channel c join asset a on a.id = c.poster_id on conflict do nothing;
insert into asset_use select a.id, 'logo', decode(repeat('00', 16), 'hex') from publication p
  join asset a on a.id = decode(replace(p.settings::jsonb ->> 'logo', '-', ''), 'hex') on conflict do nothing;

-- The files that an asset had before, each with what was made of it.
create table asset_version (
  asset_id    bytea not null references asset (id),
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
  replaced_by bytea,
  primary key (asset_id, number)
);
