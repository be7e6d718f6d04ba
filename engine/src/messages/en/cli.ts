import type { Messages } from '../catalogue.ts';

/** What the command says by itself. `said` is the argument parser's own sentence. */
export const cli = {
  'cli.unknown-command': 'There is no command "{value}". Maybe see "heddle --help".',
  'cli.bad-option': 'heddle {command}: {said}. Maybe see "heddle {command} --help".',
  'cli.missing-argument': 'heddle {command} needs {name}. Maybe see "heddle {command} --help".',
  'cli.extra-argument': 'heddle {command} does not take "{value}". Maybe quote a name with spaces.',
  'cli.missing-option': 'heddle {command} needs --{name}. Maybe see "heddle {command} --help".',
  'cli.bad-date': '--{name} is "{value}", which is not a date. Write it like 2026-09-15.',
  'cli.bad-locale': '--locale is "{value}", which is not a language here. Use one of: {allowed}.',
  'cli.bad-number': '--{name} is "{value}", which is not a number.',
  'cli.no-school': 'Which school? Give --school DIR, or set HEDDLE_SCHOOL or DATABASE_URL.',
  'cli.init': 'The school is ready and runs {model}. Now import the roster: heddle import oneroster FILE.',
  'cli.import': 'Added: {added}. Updated: {updated}. Switched off: {deactivated}. Rejected: {rejected}.',
  'cli.evidence': 'Accepted: {accepted}. Known before: {duplicates}. Rejected: {rejected}.',
  'cli.model-check': '{errors, plural, =0 {The package is sound.} one {The package has # error.} other {The package has # errors.}} {warnings, plural, =0 {} one {# warning.} other {# warnings.}}',
  'cli.mastery-evaluate': '{responses} answers of {students} students, {heldOut} of them held out ({data}).',
  'cli.mastery-fit': 'Wrote {id} {version} to {to}: fitted on {responses} answers of {students} students. On students held out its AUC is {auc, number, ::.0000} and its calibration error {ece, number, ::.0000}.',
  'cli.round': 'Round {from} to {until}: {students} students with goals, {groups} standing groups ({status}).',
  'cli.plan': '{on}: {placed} of {students} students have a place in {meetings} meetings, {fallback} in the fallback room. {violations, plural, =0 {No limit is broken} one {# limit is broken} other {# limits are broken}}; {approvals, plural, =0 {no approval is needed} one {# approval is needed} other {# approvals are needed}}. Seed {seed}, {seconds} s.',
  'cli.approve': '{recorded} approved for {on}; {open, plural, =0 {nothing more is needed} one {# approval is still needed} other {# approvals are still needed}}.',
  'cli.verify': '{on}: {violations, plural, =0 {no limit is broken} one {# limit is broken} other {# limits are broken}}. {approvals, plural, =0 {No approval is needed} one {# approval is needed, {open} still open} other {# approvals are needed, {open} still open}}. {preferred, plural, =0 {Every preference is kept} one {# preference is not kept} other {# preferences are not kept}}.',
  'cli.publish': '{on} is published: {placed} students in {meetings} meetings.',
  'cli.shadow': '{from} to {to}: {days} days planned in shadow, nothing published. Of {places} places, {sameAdult} have the same adult, {sameSpace} the same room and {sameCompetency} the same competency as the school had.',
  'cli.rebuild': '{equal, select, true {The rebuild is equal to what stood before.} other {The rebuild differs from what stood before. Maybe restore a backup and write to the maintainers.}}',
  'cli.erase': '{erased} records about the student are erased.',
  'cli.explain-for-student': 'For the student:',
  'cli.explain-for-family': 'For the family:',
  'cli.explain-for-staff': 'For staff:',
  // No full stop right behind the address: whoever copies it would take the stop along.
  'cli.serving': 'Heddle is at {address} now. Stop it with Ctrl-C.',
  'cli.unexpected': 'Something went wrong that Heddle did not expect: {said}. Nothing of this step was kept.',
} as const satisfies Messages;
