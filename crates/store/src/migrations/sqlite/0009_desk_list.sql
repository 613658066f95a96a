-- The desk's list finds words by reading on in one index that holds, in the order of the list, all that can be asked for:
-- the table itself would be read story by story. What PostgreSQL has for that is another thing; see its own file.
drop index story_by_change;
create index story_sought on story
  (changed, id, edition_id, section_id, form, stands, assignee_id, began_by, authors, folded);
create index story_by_section on story (section_id, changed, id);
create index story_by_form on story (form, changed, id);
