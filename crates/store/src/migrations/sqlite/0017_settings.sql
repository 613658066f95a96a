-- Addresses that lead elsewhere, as the desk wrote it. They are asked when nothing else is found.
create table redirect (
  from_path text primary key,
  target    text not null,
  kind      text not null,
  note      text not null,
  by_id     blob not null,
  at        bigint not null
) without rowid;
create index redirect_by_target on redirect (target);

-- Topics that became one with another, and which has their stories now.
create table former_topic (
  slug     text primary key,
  topic_id blob not null,
  into_id  blob not null references topic (id),
  by_id    blob not null,
  at       bigint not null
) without rowid;
create index former_topic_by_into on former_topic (into_id);

-- A page that was taken out of the footer keeps its texts.
alter table footer_page add column removed bigint not null default 0;

-- The few live stories with a wording that readers do not see yet.
create index story_with_changes on story (id) where stands = 'live' and newest <> live_revision;
