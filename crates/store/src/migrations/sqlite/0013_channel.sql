-- The live channel of each edition: its settings and what it shows when.
create table channel (
  edition_id blob not null primary key references edition (id),
  title      text not null,
  source     text not null,
  address    text not null,
  poster_id  blob references asset (id),
  note       text not null
);

create table programme (
  id         blob not null primary key,
  edition_id blob not null references edition (id),
  uid        text not null,
  starts     bigint not null,
  ends       bigint not null,
  title      text not null,
  summary    text not null,
  link       text not null
);
create unique index programme_by_uid on programme (edition_id, uid);
create index programme_by_start on programme (edition_id, starts);
