-- Whether an asset stands anywhere, kept with its uses: what stands nowhere is found without asking every asset.
alter table asset add column stands bigint not null default 0;
update asset set stands = 1 where exists (select 1 from asset_use u where u.asset_id = asset.id);
create index asset_idle on asset (uploaded, id) where stands = 0;

-- What has no words in a language is found by the sets of languages that there are.
create index asset_by_words on asset (worded, uploaded, id);
