-- Live blogs as they stood: what a blog and its entries were until somebody changed them, and when anything changed at all.
-- Who signed an entry before nobody wrote down until now: then it is who signs it.
alter table entry_wording add column authors text;

create table entry_mark_before (
  entry_id  blob not null references entry (id),
  version   bigint not null,
  key_event bigint not null,
  until     bigint not null,
  primary key (entry_id, version)
);

create table live_blog_before (
  story_id blob not null references story (id),
  number   bigint not null,
  pinned   blob,
  ended    bigint,
  until    bigint not null,
  primary key (story_id, number)
);

create table live_blog_change (
  edition_id blob not null references edition (id),
  at         bigint not null,
  primary key (edition_id, at)
);
insert into live_blog_change (edition_id, at)
select s.edition_id, c.at from
  (select story_id, at from entry
   union select story_id, deleted from entry where deleted is not null
   union select e.story_id, w.until from entry_wording w join entry e on e.id = w.entry_id
   union select story_id, ended from live_blog where ended is not null) c
join story s on s.id = c.story_id
group by s.edition_id, c.at;
