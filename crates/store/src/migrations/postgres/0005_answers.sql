-- What programs were answered under the keys that they gave, so that the same request twice happens once. A row without
-- a status is a request that is being worked on. Rows go after a day.
create table answer (
  member_id bytea not null,
  key       text not null,
  print     bytea not null,
  began     bigint not null,
  status    bigint,
  headers   text not null,
  body      text not null,
  primary key (member_id, key)
);
create index answer_by_time on answer (began);
