import type { Messages } from '../catalogue.ts';

/** Why a level holds and what an estimate rests on. Levels and estimates are words here, never a mark. */
export const mastery = {
  'mastery.provisional': {
    student: 'You got {correct} of {of} right in {competency} on {date}. Now you can go on to the next step.',
    family: 'On {date} your child got {correct} of {of} right in {competency}. That is enough to go on.',
    staff: 'Passed once: {correct} of {of} right in {competency} on {date}. The next step is open.',
  },
  'mastery.secure': {
    student: 'You showed {competency} on {dates}. On {date} you did it in a new way. It is yours.',
    family: 'Your child showed {competency} on {dates}. Then on {date} it was shown in a new way. So it is secure.',
    staff: 'Secure: {competency} was passed on {dates}. Another kind of task on {date} had {correct} of {of} right.',
  },
  'mastery.by-person': {
    student: '{adult} took a look at your work. That was on {date}. What you did was {competency}.',
    family: '{adult} took a look at the work in {competency}. It was on {date}.',
    staff: '{adult} set {competency} to {level} on {date}. The reason: {reason}.',
  },
  'mastery.estimate-by-answers': {
    student: 'This rests on what you did in {competency}. You gave {count, plural, one {# answer} other {# answers}}.',
    family: 'This rests on {count, plural, one {# answer} other {# answers}} in {competency}.',
    staff: 'The estimate rests on {count, plural, one {# answer} other {# answers}} in {competency}.',
  },
  'mastery.estimate-by-grade': {
    student: 'We have not seen your work in {competency} yet.',
    family: 'We have not seen work in {competency} yet. What most students know in this grade is our guide.',
    staff: 'Nothing seen in {competency} yet. The estimate rests on the grade alone.',
  },
  'mastery.estimate-by-others': {
    student: 'We have not seen your work in {competency} yet. {count, plural, one {# other answer} other {# other answers}} of yours help us guess.',
    family: 'We have not seen work in {competency} yet. Your child gave {count, plural, one {# other answer} other {# other answers}}, and these help us guess.',
    staff: 'Nothing seen in {competency} yet. The estimate rests on the grade and on {count, plural, one {# other answer} other {# other answers}}.',
  },
  'mastery.estimate-by-neighbours': {
    student: 'The steps before it count too. They lead up to {competency}.',
    family: 'The steps before it count too. They lead up to {competency}.',
    staff: 'What was seen of the steps before {competency} counts too.',
  },
  'mastery.estimate-faded': {
    student: 'It has been {days, plural, one {# day} other {# days}} since you used {competency}.',
    family: 'It has been {days, plural, one {# day} other {# days}} since your child used {competency}.',
    staff: 'The estimate has faded: {days, plural, one {# day} other {# days}} since {competency} was last shown.',
  },
  'mastery.why-secure': {
    student: 'You did it twice, the last time on {date} in a new way.',
    family: 'Your child did it twice, the last time on {date}.',
    staff: 'Passed twice, the last time on {date} in another kind of task.',
  },
  'mastery.why-provisional': {
    student: 'You got {correct} of {of} right on {date}.',
    family: 'Your child got {correct} of {of} right on {date}.',
    staff: 'Passed once: {correct} of {of} right on {date}.',
  },
  'mastery.why-none': {
    student: 'You got {correct} of {of} right on {date}.',
    family: 'Your child got {correct} of {of} right on {date}.',
    staff: 'Not passed yet: {correct} of {of} right on {date}.',
  },
  'mastery.why-unseen': {
    student: 'We have not seen a check of yours yet.',
    family: 'We have not seen a check of it yet.',
    staff: 'No check that a rule counts was seen yet.',
  },
  'mastery.why-person': {
    student: '{level, select, none {{adult} would like to see it once more.} provisional {{adult} saw that you can go on.} other {{adult} saw that you have it.}}',
    family: '{level, select, none {{adult} would like to see it once more.} provisional {{adult} saw on {date} that your child can go on.} other {{adult} saw on {date} that your child has it.}}',
    staff: '{adult} judged it {level, select, none {not passed yet} provisional {passed once} other {secure}} on {date} ({reason}).',
  },
  'mastery.term-answers-for': {
    student: 'What you got right speaks for you the most.',
    family: 'What your child got right says the most.',
    staff: 'A question goes well with {chance, number, ::percent} (give or take {spread, number, ::percent}), most of all for {count, plural, one {the # answer} other {the # answers}} given.',
  },
  'mastery.term-answers-against': {
    student: 'What you missed says: not yet.',
    family: 'What your child missed says: not yet.',
    staff: 'A question goes well with {chance, number, ::percent} (give or take {spread, number, ::percent}), held down by {count, plural, one {the # answer} other {the # answers}} given.',
  },
  'mastery.term-elsewhere-for': {
    student: 'What you did in other work speaks for you the most.',
    family: 'What your child did in other work says the most.',
    staff: 'A question goes well with {chance, number, ::percent} (give or take {spread, number, ::percent}), most of all for other work.',
  },
  'mastery.term-elsewhere-against': {
    student: 'Your other work says that it may be hard.',
    family: 'Your child\'s other work says that it may be hard.',
    staff: 'A question goes well with {chance, number, ::percent} (give or take {spread, number, ::percent}), held down by other work.',
  },
  'mastery.term-grade-for': {
    student: 'You most likely did it in a grade before.',
    family: 'Most children did it in a grade before.',
    staff: 'A question goes well with {chance, number, ::percent} (give or take {spread, number, ::percent}), most of all as it is from a lower grade.',
  },
  'mastery.term-grade-against': {
    student: 'It is new for your grade.',
    family: 'It is new for the grade of your child.',
    staff: 'A question goes well with {chance, number, ::percent} (give or take {spread, number, ::percent}), as it is early for the grade.',
  },
  'mastery.term-time': {
    student: 'It has been {days, plural, one {# day} other {# days}} since you last did it.',
    family: 'It has been {days, plural, one {# day} other {# days}} since your child last did it.',
    staff: 'A question goes well with {chance, number, ::percent} (give or take {spread, number, ::percent}), held down by the {days, plural, one {# day} other {# days}} since.',
  },
  'mastery.term-little': {
    student: 'So far, there is not much to go by.',
    family: 'So far, there is not much to go by.',
    staff: 'A question goes well with {chance, number, ::percent} (give or take {spread, number, ::percent}), with little to go by.',
  },
  'mastery.term-apart': {
    student: 'Your answers so far do not show it yet.',
    family: 'The answers so far do not show it yet.',
    staff: 'By the answers alone, a question goes well with {chance, number, ::percent} (give or take {spread, number, ::percent}).',
  },
  'mastery.next-provisional': {
    student: 'Get {correct} of {of} right on one check to go on.',
    family: 'To go on takes {correct} of {of} right on one check.',
    staff: 'To pass takes {correct} of {of} right in one task (what counts: {kinds}).',
  },
  'mastery.next-secure': {
    student: 'Do it once more in a new way to make it last.',
    family: 'To make it last, it is shown once more in a new way.',
    staff: 'To be secure takes {correct} of {of} right once more (what counts: {kinds}).',
  },
  'mastery.next-review': {
    student: 'Show it once more to keep it fresh.',
    family: 'It is time to show it once more.',
    staff: 'Its review is due, and {correct} of {of} right closes it ({kinds}).',
  },
  'mastery.next-nothing': {
    student: 'There is no more to show here for now.',
    family: 'There is no more to show here for now.',
    staff: 'No more is asked for now.',
  },
  'mastery.ask-unseen': {
    student: 'Try {competency} next. We have not seen it yet.',
    family: 'It would help to see {competency}. We have not seen it yet.',
    staff: 'Ask for {competency} next. It was not seen yet, so an answer would tell the most.',
  },
  'mastery.ask-unsure': {
    student: 'Try {competency} next. It would tell us a lot.',
    family: 'It would help to see {competency}. It would tell us a lot.',
    staff: 'Ask for {competency} next. After {count, plural, one {# answer} other {# answers}} it goes well with {chance, number, ::percent}, so one more would tell the most.',
  },
  'mastery.stuck-risk': '{count, plural, one {# try} other {# tries}} without a pass in {competency}. It is {chance, number, ::percent} likely that {left, plural, =0 {the limit is reached} one {# more try does not help} other {# more tries do not help}}. Maybe change the way now.',
  'mastery.no-reason': 'A judgement of {student} in {competency} needs a reason. Write in a few words what you saw.',
  'mastery.no-estimate': 'The rule asks for an estimate of {competency}, and none was given. Maybe hand judge() the estimates of the method that the policy names.',
  'mastery.counts-practice-only': 'The model names the method {method} with {parameters}. It only counts how much was practised, so a wrong answer raises it as a right one does. Maybe name one of these: {known}.',
  'mastery.unknown-method': 'The model names the method {method} with {parameters}. There is none of that name. These are there: {known}.',
  'mastery.parameters-not-json': 'This is not a parameter file: it is not valid JSON. Maybe it was cut off, or is another file. "heddle mastery fit" writes one.',
  'mastery.parameters-missing': 'There is no "{key}" here. Maybe the file was made by another version of Heddle: fit it again.',
  'mastery.parameters-unknown': 'There is no use for "{key}" here. Maybe the file was made by another version of Heddle: fit it again.',
  'mastery.parameters-type': '"{value}" cannot stand here. It must be {expected, select, number {a number} int {a whole number} string {a text} array {a list} other {a set of names with values}}. Maybe the file was changed by hand.',
  'mastery.parameters-range': '{bound, select, least {{value} is too small: the least is {limit}} other {{value} is too big: the most is {limit}}}{of, select, array { numbers in the list} string { letters} other {}}. Maybe the file was changed by hand.',
  'mastery.parameters-word': '"{value}" cannot stand here. It must be {allowed}. Maybe the file was made by another version of Heddle: fit it again.',
  'mastery.parameters-form': '"{value}" does not have the right form. Maybe the file was changed by hand.',
} as const satisfies Messages;
