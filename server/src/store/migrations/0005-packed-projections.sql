-- A projection is packed by the program (zlib, RFC 1950): PostgreSQL packs only texts of two kilobytes and more, so that a student with
-- few competencies took twice what one with many takes. What stands there as text is read as text until it is next written.
alter table mastery alter column state type bytea using convert_to(state::text, 'UTF8');
alter table mastery alter column state set storage external;
