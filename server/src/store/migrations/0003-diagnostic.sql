-- What happens in a diagnostic is kept like every other fact: a row of the ledger about one student, insert-only, erased with the student.
alter table ledger drop constraint ledger_kind_check;
alter table ledger add constraint ledger_kind_check
  check (kind in ('entity', 'evidence', 'judgement', 'plan', 'approval', 'round', 'review', 'erasure', 'diagnostic'));
