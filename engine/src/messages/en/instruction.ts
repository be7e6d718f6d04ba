import type { Messages } from '../catalogue.ts';

/** What stands on cards: what an adult does (step), what a student is owed (keep), and what a card must admit (card). */
export const instruction = {
  'step.run-teaches': 'Sit with this group and teach it yourself.',
  'step.run-circulates': 'They work with each other. Walk round and ask how they know.',
  'step.run-supervises': 'They work on their own. Stay near and help them start.',

  'step.check-first': 'Look at the work of {students} first.',
  'step.cause-misconception': 'The last answers of {students} showed a known mistake: “{statement}.” What to do: {response}.',
  'step.cause-gap': '{students} missed this last time, and a step below is not firm yet: {competency}. Start there.',
  'step.cause-slip': '{students} could do this before and missed it last time. It may be a slip. Ask for one more answer before you help.',
  'step.cause-unknown': '{students} missed this last time, and we cannot tell why. Ask for one worked answer and listen.',
  'step.without-evidence': 'No work came in from {students} on the last school day, so this plan may be off. Ask one quick question before you start.',

  'step.teach-new': '{whom, select, some {With {students}: show} other {Show}} one worked example and do one together. Then let each of them try one.',
  'step.teach-practice': '{whom, select, some {With {students}: let} other {Let}} each student solve one, then set two ways side by side.',
  'step.teach-review': '{whom, select, some {With {students}: start} other {Start}} with one question from memory, before you help.',
  'step.circulate-new': '{whom, select, some {With {students}: hear} other {Hear}} each pair say the first step before they go on.',
  'step.circulate-practice': '{whom, select, some {With {students}: ask} other {Ask}} each student to explain one answer to a partner.',
  'step.circulate-review': '{whom, select, some {With {students}: have} other {Have}} them do the first one from memory, then check with a partner.',
  'step.supervise-new': '{whom, select, some {With {students}: read} other {Read}} the first example with them before they start.',
  'step.supervise-practice': '{whom, select, some {With {students}: look} other {Look}} at the first two answers before they go on.',
  'step.supervise-review': '{whom, select, some {With {students}: ask} other {Ask}} for the first one from memory, with no notes.',

  'step.exit-check': 'End with the exit check: {questions, plural, one {# question} other {# questions}} in {minutes, plural, one {# minute} other {# minutes}}.',
  'step.confirm': '{students} passed this once. To make it secure, use another kind of task than the first time: {way, select, either {have them explain or solve one aloud and note what you see, or give the quiz form} aloud {have them explain or solve one aloud and note what you see} quiz {give the quiz form} other {the exit check alone will not do}}.',
  'step.fallback': 'We found no lesson place for these students. Keep them safe and let them work on their own.',
  'step.beside': 'You are here for {students}. {adult} leads the group.',
  'step.beside-all': 'You are the second adult here. {adult} leads the group.',

  'keep.extra-time': {
    student: 'You have {minutes} more minutes for the exit check: {total} in all.',
    family: '{student} has {minutes} more minutes for the exit check: {total} in all.',
    staff: '{student}: {minutes} more minutes for the exit check, {total} in all.',
  },
  'keep.extra-time-share': {
    student: 'You have {percent}% more time than others.',
    family: '{student} has {percent}% more time than others.',
    staff: '{student}: {percent}% more time than others.',
  },
  'keep.read-aloud': {
    student: 'An adult reads the questions to you.',
    family: 'An adult reads the questions to {student}.',
    staff: '{student}: read the questions aloud.',
  },
  'keep.group-size': {
    student: 'Your group has {count, plural, one {# student} other {# students}} at most.',
    family: 'The group of {student} has {count, plural, one {# student} other {# students}} at most.',
    staff: '{student}: a group of {count} at most.',
  },
  'keep.space': {
    student: 'Your place is {space}.',
    family: '{student} has a place for this work. It is {space}.',
    staff: '{student} has a place for this work: {space}.',
  },
  'keep.adult': {
    student: '{adult} is with you.',
    family: '{adult} is there with {student} in this time.',
    staff: '{student}: {adult} is with the student.',
  },
  'keep.push-in': {
    student: '{adult} comes to help you here.',
    family: '{adult} comes to help {student} here.',
    staff: '{student}: {adult} comes in to help.',
  },
  'keep.assistive-technology': {
    student: 'You use your own tool: {detail}.',
    family: '{student} uses a tool: {detail}.',
    staff: '{student} works with {detail}.',
  },
  'keep.other': {
    student: 'Agreed for you: {detail}.',
    family: 'For {student} we agreed on this: {detail}.',
    staff: 'For {student} this is agreed: {detail}.',
  },

  'card.without-evidence': {
    student: 'We have no new work from you. This plan goes by what you did before, so tell us if it does not fit.',
    family: 'We have no new work from {student}. This plan goes by what we knew before.',
    staff: 'Planned without work from the last school day: it rests on what was known before.',
  },
  'card.fallback': {
    student: 'We found no lesson place for you this time. An adult is with you, and you can work on your own.',
    family: 'We found no lesson place for {student} this time. An adult is there, and {student} can work alone.',
    staff: 'No lesson place was found. This is a safe room with an adult, and it counts as no lesson.',
  },
} as const satisfies Messages;
