-- The desk's list finds words, and parts of words, by pieces of three letters, and authors by their ids. An index upon
-- what a function makes of the story is written with the story, by the engine; `pg_trgm` would do the same, but not every
-- server may load it. The same pieces are cut in sql/desk_list/pieces.rs.
create function pieces(folded text, authors text) returns text[] language sql immutable parallel safe as $$
  select coalesce(array_agg(piece), '{}') from (
    select substr(word, at, 3) as piece
    from unnest(string_to_array(folded, ' ')) as word, generate_series(1, length(word) - 2) as at
    union select unnest(string_to_array(authors, ' '))) as cut
$$;
create index story_by_piece on story using gin (pieces(folded, authors));
create index story_by_section on story (section_id, changed, id);
create index story_by_form on story (form, changed, id);
