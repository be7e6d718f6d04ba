import type { Messages } from '../catalogue.ts';

/** What came out of a diagnostic, in each reader's words; and what is said to whoever runs one. */
export const diagnostic = {
  'diagnostic.first-guess': {
    student: 'You told us a bit about {competency}. We made a first guess from it.',
    family: 'There is a first guess about {competency}. Daily work will show if it is right.',
    staff: 'A first guess from the diagnostic. On {competency} it says {percent} percent.',
  },
  'diagnostic.found-known': {
    student: 'It looks like you can do this: {competencies}{count, plural, =1 {} =2 {} =3 {} =4 {} other {, and more}}.',
    family: 'Your child can most likely do this: {competencies}{count, plural, =1 {} =2 {} =3 {} =4 {} other {, and more}}.',
    staff: 'Likely known ({count}), the furthest on first: {competencies}.',
  },
  'diagnostic.found-next': {
    student: 'You are ready to start on this: {competencies}{count, plural, =1 {} =2 {} =3 {} =4 {} other {, and more}}.',
    family: 'Your child is ready to start on this: {competencies}{count, plural, =1 {} =2 {} =3 {} =4 {} other {, and more}}.',
    staff: 'Ready to begin ({count}): {competencies}.',
  },
  'diagnostic.found-open': {
    student: 'We can not tell yet about this: {competencies}{count, plural, =1 {} =2 {} =3 {} =4 {} other {, and more}}.',
    family: 'We can not tell yet about this: {competencies}{count, plural, =1 {} =2 {} =3 {} =4 {} other {, and more}}.',
    staff: 'Too close to call ({count}): {competencies}.',
  },
  'diagnostic.not-all-askable': 'There are questions for some of this work only. Of {of} competencies, {count} have none: those are told from what comes before and after.',
  'diagnostic.audit-too-few': '{count, plural, =0 {No question was} one {One question was} other {# questions were}} drawn by lot so far. From ten on they tell whether the diagnostic can be believed.',
  'diagnostic.audit-within': 'Of {count} questions drawn by lot, {right} came out right. {expected} were expected, give or take {margin}: nothing speaks against the diagnostic.',
  'diagnostic.audit-off': 'Of {count} questions drawn by lot, {right} came out right. {expected} were expected, give or take {margin}: read what it says with doubt.',
  'diagnostic.not-started': 'There is no diagnostic of {student} yet. Start one first: "heddle diagnostic start --student ID".',
  'diagnostic.already-running': 'There is a diagnostic of {student} that has not ended. Go on with it, or stop it first.',
  'diagnostic.not-asking': 'No question is open now ({status}). Maybe resume it, or begin another sitting.',
  'diagnostic.another-question': 'This answer belongs to a question that is not open any more. Nothing was changed. Look at the question that is open now.',
  'diagnostic.item-gone': 'The question {item} is not in the model any more, so the answer can not be marked. Maybe put the question back.',
  'diagnostic.no-items': 'No model of this school has questions to ask. Maybe add some to the model first (docs/guide/item-language.md).',
  'diagnostic.unknown-goal': 'There is no competency "{value}" in the school\'s frameworks. Maybe write its code as the framework does, like 6.RP.A.1.',
  'diagnostic.torn': 'The record of the diagnostic {id} is not whole. Maybe restore a backup and write to the maintainers.',
  'cli.diagnostic': '{status, select, asking {A question is open.} paused {A break.} resting {The sitting is over for now.} finished {All is asked that needs to be.} other {Stopped.}} {answered, plural, =0 {No answer yet} one {One answer} other {# answers}}, {sure} of {competencies} competencies sure; about {expectedError} in 100 calls are expected to be wrong.',
  'cli.diagnostic-list': '{running, plural, =0 {No diagnostic runs} one {One diagnostic runs} other {# diagnostics run}}, {ended} ended.',
} as const satisfies Messages;
