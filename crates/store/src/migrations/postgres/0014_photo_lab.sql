-- The photo lab: of which pictures the files that readers get are still to be made, or could not be made.
create table development (
  asset_id bytea not null primary key references asset (id),
  standing text not null,
  urgency  bigint not null,
  asked    bigint not null,
  due      bigint not null,
  lease    bigint,
  tries    bigint not null,
  made     bigint not null,
  planned  bigint not null,
  spoilt   text not null,
  said     text not null
);
create index development_by_due on development (standing, urgency, asked, asset_id);
