-- A passkey is found by the name that its device gives it, and no two accounts have the same.
alter table second_factor add column credential bytea;
alter table second_factor add column used bigint;
create unique index second_factor_by_credential on second_factor (credential);

-- Conversations with a browser that come back through somebody else's hands, a device or a provider: once, and soon.
create table ceremony (
  hash       bytea primary key,
  kind       text not null,
  browser    bytea not null,
  network    bytea not null,
  member_id  bytea references member (id),
  state      text not null,
  until      bigint not null
);
create index ceremony_by_network on ceremony (network);
create index ceremony_by_end on ceremony (until);

-- Which account of the identity provider is which member. An address may pass to somebody else; a subject never does.
create table provider_identity (
  issuer     text not null,
  subject    text not null,
  member_id  bytea not null references member (id),
  since      bigint not null,
  primary key (issuer, subject)
);
create unique index provider_identity_by_member on provider_identity (member_id, issuer);
