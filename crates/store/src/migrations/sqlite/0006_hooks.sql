-- Programs elsewhere that are told what happens here. Secrets must be usable for signing, so they stand here as they are,
-- in a table of their own that no list reads.
create table hook (
  id          blob primary key,
  name        text not null,
  address     text not null,
  kinds       text not null,
  editions    text not null,
  standing    text not null,
  failing     bigint,
  after_entry bigint not null,
  made        bigint not null,
  made_by     blob not null
);
create table hook_secret (
  hook_id     blob not null references hook (id),
  made        bigint not null,
  secret      text not null,
  until       bigint,
  primary key (hook_id, secret)
) without rowid;

-- What is told to each, and how it went. Of a story only the id: what is sent is made anew at each try.
create table hook_delivery (
  id          blob primary key,
  hook_id     blob not null references hook (id),
  kind        text not null,
  entry       bigint,
  story_id    blob,
  queued      bigint not null,
  state       text not null,
  tries       bigint not null,
  due         bigint,
  lease       bigint
);
create index hook_delivery_by_hook on hook_delivery (hook_id, queued, id);
create index hook_delivery_waiting on hook_delivery (hook_id, entry, id) where state = 'waiting';
create index hook_delivery_waiting_by_story on hook_delivery (hook_id, story_id, entry) where state = 'waiting';
create index hook_delivery_due on hook_delivery (due) where state = 'waiting';
create index hook_delivery_queued on hook_delivery (queued, id);
create table hook_try (
  delivery_id blob not null references hook_delivery (id),
  number      bigint not null,
  at          bigint not null,
  millis      bigint not null,
  answer      text not null,
  status      bigint,
  said        text not null,
  primary key (delivery_id, number)
) without rowid;
