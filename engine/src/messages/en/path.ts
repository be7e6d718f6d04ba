import type { Messages } from '../catalogue.ts';

/** Why this step, today. A student reads at most two of these, and one of the schedule's. */
export const path = {
  'path.first-time': {
    student: 'You are ready for {competency}. It is new for you.',
    family: 'Your child is ready for {competency}, which is new.',
    staff: 'First time with {competency}. What comes before it is in place.',
  },
  'path.not-seen-yet': {
    student: 'We have not seen you work on {competency} yet. So show us what you know.',
    family: 'We have not seen work in {competency} from your child yet.',
    staff: 'Not seen yet: {competency}, from an earlier grade.',
  },
  'path.first-guess': {
    student: 'We guess that you can start {competency} now. The guess is good until {date}.',
    family: 'The first questions say that {competency} can begin. It is a first guess until {date}.',
    staff: 'The diagnostic opens {competency}. It is a first guess until {date}, and daily work comes first.',
  },
  'path.next-step': {
    student: 'You got {correct} of {of} right in {competencies}. Your next step is {competency}.',
    family: 'Your child got {correct} of {of} right in {competencies} on {date}. The next step is {competency}.',
    staff: 'Passed {competencies} on {date} with {correct} of {of} right. The next step is {competency}.',
  },
  'path.go-on': {
    student: 'You began with {competency} on {date}. Now you can go on with it.',
    family: 'Your child began {competency} on {date}. Now they go on with it.',
    staff: 'Began {competency} on {date}. No check has come of it yet.',
  },
  'path.practise': {
    student: 'You passed {competency} on {date}. Do it once more to make it last.',
    family: 'Your child passed {competency} on {date}. Doing it once more makes it last.',
    staff: 'Passed {competency} on {date}. Not secure yet, so it comes once more.',
  },
  'path.confirm': {
    student: 'You passed {competency} on {date}. Now show it once more in a new way.',
    family: 'Your child passed {competency} on {date}. One more try in another way helps it last.',
    staff: 'Passed {competency} on {date}. Another kind of task today can make it secure.',
  },
  'path.judged-once': {
    student: 'A teacher saw on {date} that you can do {competency}. Now show it once more.',
    family: 'A teacher saw on {date} that your child can do {competency}. One more try helps it last.',
    staff: '{competency} was judged passed once on {date}, by a person. A check on a later day can make it secure.',
  },
  'path.judged-not-yet': {
    student: 'Show {competency} once more. A teacher asked for it.',
    family: 'A teacher would like to see {competency} once more.',
    staff: '{competency} was judged not passed yet, by a person. New evidence opens what comes after it.',
  },
  'path.review-due': {
    student: 'You knew {competency} well, so keep it fresh.',
    family: 'Your child knew {competency} well. It is time to keep it fresh.',
    staff: '{competency} is secure, and its review is due.',
  },
  'path.re-warm': {
    student: 'You were away for {days} days. You knew {competency} well, so warm up with it.',
    family: 'Your child was away for {days} days. It is time to warm up with {competency}.',
    staff: 'Back after {days} days. {competency} is secure and has faded: a short warm-up, no new test.',
  },
  'path.gap-below': {
    student: 'You got {correct} of {of} right in {competencies}. Some work on {competency} will help.',
    family: 'Your child got {correct} of {of} right in {competencies}. That was on {date}. Some work on {competency} will help.',
    staff: '{correct} of {of} right in {competencies} on {date}. The gap seems to be below it, in {competency}.',
  },
  'path.below-resting': {
    student: 'You rest from {competencies} for now. Work on {competency} will help.',
    family: 'Your child rests from {competencies} for now. A step before it, {competency}, will help.',
    staff: '{competencies} rests for now. The way on is {competency}, which comes before it.',
  },
  'path.missed-gap': {
    student: 'You got {correct} of {of} right in {competency}. We start from {competencies} and go on from there.',
    family: 'Your child got {correct} of {of} right in {competency} on {date}. The work starts from {competencies}.',
    staff: '{correct} of {of} right in {competency} on {date}. A step before it was missed too: {competencies}.',
  },
  'path.missed-misconception': {
    student: 'You got {correct} of {of} right in {competency} on {date}. We will clear up a mix-up that a lot of us have.',
    family: 'Your child got {correct} of {of} right in {competency} on {date}. The answers show a common mix-up to clear up.',
    staff: '{correct} of {of} right in {competency} on {date}. The answers showed a known misconception.',
  },
  'path.missed-slip': {
    student: 'You got {correct} of {of} right in {competency} on {date}. You are close, so try some more.',
    family: 'Your child got {correct} of {of} right in {competency} on {date}. That is close, so some more practice will do.',
    staff: '{correct} of {of} right in {competency} on {date}. It looks like a slip: some practice, no new lesson.',
  },
  'path.missed': {
    student: 'You got {correct} of {of} right in {competency} on {date}. You get more time for it.',
    family: 'Your child got {correct} of {of} right in {competency} on {date}. There is more work on it today.',
    staff: '{correct} of {of} right in {competency} on {date}. Nothing in the answers tells why.',
  },
  'path.another-way': {
    student: 'This time you do it another way: {modality}.',
    family: 'This time it is done another way: {modality}.',
    staff: 'Another form than last time: {modality}.',
  },
  'path.stuck-teacher': {
    student: 'You have worked hard on {competency}. Today a teacher works on it with you.',
    family: 'Your child has worked on {competency} {count, plural, one {# time} other {# times}}. Today a teacher takes it up with them.',
    staff: '{competency} has not moved in {count, plural, one {# try} other {# tries}}. A teacher takes it from here.',
  },
  'path.on-grade-with-teacher': {
    student: 'You and a teacher work on {competency}. It is from your own grade.',
    family: 'Your child works on {competency} from their own grade, with a teacher.',
    staff: 'Work of the own grade: {competency}. Steps before it are missing, so a teacher leads.',
  },
  'path.towards': {
    student: 'It brings you nearer to your goal: {competencies}.',
    family: 'It is a step to the goal: {competencies}.',
    staff: 'On the way to the goal of this round: {competencies}.',
  },
  'path.beyond-grade-span': {
    student: 'This is far from the work of your grade, so a teacher must say yes first.',
    family: 'This is far from the work of your child\'s grade, so a teacher must say yes first.',
    staff: '{competency} is beyond the grade span of the model, so it needs a yes.',
  },
  'path.was-away': {
    student: 'You were away on {date}, so this is our best guess.',
    family: 'Your child was away on {date}, so this is our best guess.',
    staff: 'Away on {date}: the plan has no new work to go by.',
  },
  'path.no-check-came': {
    student: 'We have no check from you for {date}, so this is our best guess.',
    family: 'We have no check from {date}, so this is our best guess.',
    staff: 'No check came in from {date}: planned without new evidence.',
  },
  'path.nothing-seen-yet': {
    student: 'We have not seen your work yet, so this is our best guess.',
    family: 'We have not seen your child\'s work yet, so this is our best guess.',
    staff: 'No evidence yet: planned by grade alone.',
  },
  'path.pause': '{student} rests from {competency} after {count, plural, one {# try} other {# tries}}. Now some other work comes first.',
  'path.gap-without-material': '{student} has to wait with {competency}. It needs {competencies} first, and we have no lesson for that.',
  'path.no-option': 'There is nothing to offer {student} in {period}. It may be too short, or all is done.',

  // The diagnostic: what is asked, why it stops, how sure it is.
  'diagnostic.probe': {
    student: 'This question was picked by chance. It helps us check our own work.',
    family: 'This question was picked by chance, to check how well our questions work.',
    staff: 'This one was picked by chance, to check the test itself. It is on {competency}.',
  },
  'diagnostic.most-open': {
    student: 'We do not know yet if you can do {competency}.',
    family: 'We do not know yet if your child can do {competency}.',
    staff: 'Least certain so far: {competency}.',
  },
  'diagnostic.settles-neighbours': {
    student: 'Your answer to this tells us about a lot of other work too.',
    family: 'This answer tells us about much other work too.',
    staff: 'It is on {competency}. The answer also tells about what comes before and after it.',
  },
  'diagnostic.answered': {
    student: 'You got {correct} of {of} right in {competency}.',
    family: 'Your child got {correct} of {of} right in {competency}.',
    staff: '{correct} of {of} right in {competency}, so it is known with {percent} percent.',
  },
  'diagnostic.inferred': {
    student: 'We did not ask about {competency}. Your other answers give us a first guess.',
    family: 'We did not ask about {competency}. The other answers give a first guess.',
    staff: '{competency} was not asked. The other answers make it {percent} percent likely.',
  },
  'diagnostic.how-sure': {
    student: 'You gave {count, plural, one {# answer} other {# answers}}. About {percent} in 100 of our guesses may be wrong.',
    family: 'After {count, plural, one {# answer} other {# answers}}, about {percent} in 100 of these guesses may be wrong.',
    staff: 'After {count, plural, one {# answer} other {# answers}}, about {percent} in 100 of these calls are expected to be wrong.',
  },
  'diagnostic.provisional': {
    student: 'This is a first guess. Your work until {date} will show if it is right.',
    family: 'This is a first guess. Daily work until {date} will show if it is right.',
    staff: 'A first guess, good until {date} at most. Daily work comes first.',
  },
  'diagnostic.sure-enough': {
    student: 'That is all we need to ask. Thank you.',
    family: 'We know enough to begin, so the questions stop here.',
    staff: 'Sure enough: about {percent} in 100 calls are expected to be wrong.',
  },
  'diagnostic.sitting-over': {
    student: 'Time for a rest. You can go on from here another day.',
    family: 'One sitting takes {count} minutes at most. The rest comes another day.',
    staff: 'The sitting has reached {count} minutes. It goes on from here another day.',
  },
  'diagnostic.nothing-to-ask': 'There are no more questions to ask here.',
  'diagnostic.no-destination': 'This test has no goal yet. Maybe name the work that it should lead to.',
  'diagnostic.nothing-askable': 'Nothing on the way to {competencies} has a question. Maybe add questions to the model first.',
  'diagnostic.not-on-map': '{competency} is not on the way to this goal. Maybe the answer is for some other test.',
} as const satisfies Messages;
