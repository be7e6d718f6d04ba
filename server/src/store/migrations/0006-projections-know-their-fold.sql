-- The same parameters may come out as another state once a program adds up otherwise (traits are kept with four places since 0005). A projection
-- says by which way it was folded, so that what an earlier program left is told from a fault. Which way that was for the rows of before is
-- not known: they count as the first, and are folded again when next touched where a method has a later one.
alter table mastery add column fold integer not null default 1;
