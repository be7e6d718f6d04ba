-- A projection says with which method and parameters it was folded, so that a new version can be told from a fault; two models of one school
-- may estimate by different methods. Rows of before carry no method and are folded again when next touched.
alter table mastery add column method text not null default '';
alter table mastery add column parameters text not null default '';
alter table mastery drop constraint mastery_pkey;
alter table mastery add primary key (school_id, subject_key, method);

-- Taking a version of a method's parameters is a decision.
alter table ledger drop constraint ledger_kind_check;
alter table ledger add constraint ledger_kind_check
  check (kind in ('entity', 'evidence', 'judgement', 'plan', 'approval', 'round', 'review', 'erasure', 'diagnostic', 'parameters'));
