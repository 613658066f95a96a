-- Flashes in several editions, recalled and corrected; how they reached their readers, and how many listen.
alter table flash add column bulletin_id bytea not null default '\x00000000000000000000000000000000';
alter table flash add column priority text not null default 'routine';
alter table flash add column corrected bigint;
alter table flash add column recalled bigint;
alter table flash add column told bigint not null default 0;
alter table flash add column committed bigint;
update flash set bulletin_id = id;
create index flash_by_bulletin on flash (bulletin_id);

-- What a flash said before it was corrected.
create table flash_wording (
  flash_id   bytea not null references flash (id),
  number     bigint not null,
  sentence   text not null,
  until      bigint not null,
  primary key (flash_id, number)
);

-- How one telling of a flash (it was sent, corrected, recalled) reached the readers of one node. Spans are in
-- microseconds from the moment at which the frame was written.
create table delivery (
  flash_id    bytea not null references flash (id),
  told        bigint not null,
  node_id     bytea not null,
  framed      bigint not null,
  readers     bigint not null,
  written_p50 bigint not null,
  written_p95 bigint not null,
  written_all bigint not null,
  seen        bigint not null,
  seen_p50    bigint not null,
  seen_p95    bigint not null,
  primary key (flash_id, told, node_id)
);

-- Who listens now, as each node counted last.
create table audience (
  node_id    bytea not null,
  edition_id bytea not null references edition (id),
  readers    bigint not null,
  counted    bigint not null,
  primary key (node_id, edition_id)
);
