-- The paper as it stood. `listed` says since when a story stands on a shelf; what left a shelf is kept beside it.
alter table listed add column begun bigint not null default 0;
create table listed_before (
  shelf      bytea not null,
  published  bigint not null,
  story_id   bytea not null references story (id),
  begun      bigint not null,
  ended      bigint not null
);
create index listed_before_by_shelf on listed_before (shelf, published, story_id);
create index listed_before_by_story on listed_before (story_id);

-- What readers saw of a story from when to when; one row still stands while the story is live.
create table told (
  story_id    bytea not null references story (id),
  begun       bigint not null,
  ended       bigint,
  edition_id  bytea not null references edition (id),
  dossier_id  bytea not null,
  section_id  bytea not null references section (id),
  form        text not null,
  slug        text not null,
  published   bigint not null,
  updated     bigint,
  revision_id bytea not null references revision (id)
);
create index told_by_story on told (story_id, begun);
create index told_by_dossier on told (dossier_id, edition_id, begun);
create index told_by_beginning on told (edition_id, begun);
create index told_by_end on told (edition_id, ended) where ended is not null;

-- From the log: each wording that went before readers, until the next one or the end. What was killed stays out.
insert into told (story_id, begun, ended, edition_id, dossier_id, section_id, form, slug, published, updated, revision_id)
select e.story_id, e.at, e.ended, s.edition_id, s.dossier_id, coalesce(x.id, s.section_id), s.form, s.slug,
       coalesce(s.published, e.first), case when e.kind = 'story_updated' then e.at end, r.id
from (select story_id, at, kind, payload,
             lead(at) over (partition by story_id order by sequence) as ended,
             min(at) over (partition by story_id) as first
      from event where kind in ('story_published', 'story_updated', 'story_withdrawn', 'story_expired', 'story_killed')) e
join story s on s.id = e.story_id
join revision r on r.story_id = e.story_id and encode(r.id, 'hex') = replace(e.payload::json ->> 'revision', '-', '')
left join section x on encode(x.id, 'hex') = replace(e.payload::json ->> 'section', '-', '')
where e.kind in ('story_published', 'story_updated')
and not exists (select 1 from event k where k.story_id = e.story_id and k.kind = 'story_killed');

-- Since when a story stands on which shelf nobody wrote down before: since it went before readers.
update listed set begun = coalesce((select min(t.begun) from told t where t.story_id = listed.story_id), published);

-- Fronts: when an arrangement really took over, what it repeats, drafts, and what waits for its second.
alter table front_version add column came bigint not null default 0;
alter table front_version add column restored bigint;
update front_version set came = since;
create index front_version_by_time on front_version (front_id, came);
create table front_draft (
  front_id   bytea not null references front (id),
  version    bigint not null,
  saved      bigint not null,
  by_id      bytea not null,
  upon       bigint not null,
  stands_on  bigint not null,
  aside      bigint not null,
  layout     text,
  primary key (front_id, version)
);
create table front_swap (
  front_id   bytea not null references front (id),
  at         bigint not null,
  by_id      bytea not null,
  promised   bigint not null,
  layout     text not null,
  primary key (front_id, at)
);
create index front_swap_by_time on front_swap (at);
