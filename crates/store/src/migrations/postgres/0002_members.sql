-- Who works here. An account is never deleted: the log names it.
create table member (
  id         bytea primary key,
  name       text not null,
  email      text not null,
  folded     text not null unique,
  role       text not null,
  language   text not null,
  standing   text not null,
  password   text,
  since      bigint not null
);

-- What members have beside the password. `material` is what proves it: the secret of an app's codes, the public key
-- of a passkey; `counter` is the newest step or signature that was used, so that none is good twice.
create table second_factor (
  id         bytea primary key,
  member_id  bytea not null references member (id),
  kind       text not null,
  name       text not null,
  material   text not null,
  confirmed  bigint,
  counter    bigint not null
);
create index second_factor_by_member on second_factor (member_id);
create table recovery_code (
  member_id  bytea not null references member (id),
  hash       bytea not null,
  primary key (member_id, hash)
);

-- Secrets are kept as hashes only.
create table session (
  id         bytea primary key,
  member_id  bytea not null references member (id),
  hash       bytea not null unique,
  created    bigint not null,
  seen       bigint not null,
  agent      text not null,
  address    text not null
);
create index session_by_member on session (member_id);
create index session_by_seen on session (seen);
create table invitation (
  hash       bytea primary key,
  member_id  bytea not null references member (id),
  expires    bigint not null
);
create index invitation_by_member on invitation (member_id);
create table token (
  id         bytea primary key,
  hash       bytea not null unique,
  name       text not null,
  role       text not null,
  scopes     text not null,
  made_by    bytea not null,
  made       bigint not null,
  expires    bigint,
  used       bigint
);

-- From where members signed in before, and how often somebody failed; what was tried stands there as a hash.
create table known_address (
  member_id  bytea not null references member (id),
  network    text not null,
  last       bigint not null,
  primary key (member_id, network)
);
create table attempt (
  hash       bytea primary key,
  failures   bigint not null,
  last       bigint not null
);
create index attempt_by_last on attempt (last);
