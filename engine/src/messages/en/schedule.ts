import type { Messages } from '../catalogue.ts';

export const schedule = {
  // What a leader is told
  'schedule.one-more-adult': 'One more adult like {adult} in {period} is worth {points, number} points.{first, plural, =0 {} one { One more student gets the best option.} other { # more students get the best option.}}{fallback, plural, =0 {} one { One fewer is in the study place.} other { # fewer are in the study place.}}',
  'schedule.one-more-space': 'One more space like {space} in {period} is worth {points, number} points.{first, plural, =0 {} one { One more student gets the best option.} other { # more students get the best option.}}{fallback, plural, =0 {} one { One fewer is in the study place.} other { # fewer are in the study place.}}',
  'schedule.one-more-seat': 'One more seat in each group, room and adult\'s share of {modality}, all day, is worth {points, number} points.{first, plural, =0 {} one { One more student gets the best option.} other { # more students get the best option.}}{fallback, plural, =0 {} one { One fewer is in the study place.} other { # fewer are in the study place.}}',
  'schedule.one-more-period': 'If {period} were planned too for the {count, number} students who are free then, it would be worth {points, number} points. It takes the adults and rooms that are free then.',
  'schedule.staffing-asked': 'We planned {date} again with {asked, plural, =0 {no change: none has a price worth asking about} one {one change} other {each of # changes}}. {confirmed, plural, =0 {None} one {One} other {#}} brought {least, number} points or more. The best option of one student is worth 100.',
  // Why this place
  'schedule.first-choice': {
    student: 'It was the best fit for you at this time.',
    family: 'It was the best fit at this time.',
    staff: 'This was the student\'s best option in the period.',
  },
  'schedule.locked': {
    student: 'Your school set this place: {why}.',
    family: 'The school set this place: {why}.',
    staff: 'Fixed by {adult}: {why}.',
  },
  'schedule.fallback': {
    student: 'There was no seat that fits you. You work in the study place.',
    family: 'No seat was found that fits. Your child works in the study place.',
    staff: 'No station could take this student within the limits, so the student works in the study place.',
  },
  'schedule.least-bad': {
    student: 'There were too few adults for this time. Your school will look at it.',
    family: 'There were too few adults for this time. The school will look at it.',
    staff: 'No place keeps every limit here. See what this plan breaks, and free an adult or a space.',
  },
  'schedule.goes-on': {
    student: 'You stay where you are. The work goes on.',
    family: 'The work of the period before goes on.',
    staff: 'The meeting of the period before goes on.',
  },
  'schedule.goes-on-with': {
    student: 'You go on with {adult}, as before.',
    family: 'It goes on with {adult}, as before.',
    staff: 'It goes on with {adult}, with whom it was begun.',
  },
  'schedule.with-adult': {
    student: '{adult} is with you.',
    family: '{adult} is there to help.',
    staff: '{adult} is in this station for this student.',
  },
  'schedule.needs-elsewhere': {
    student: '{competency} ({modality}) was the best fit. It is not in the room you need.',
    family: '{competency} ({modality}) was the best fit. It is not in the room your child needs.',
    staff: '{competency} ({modality}) was the best fit. It meets without the space or adult that the student needs.',
  },
  'schedule.kept-apart': {
    student: 'The best fit for you did not work out this time.',
    family: 'The best fit did not work out this time.',
    staff: '{competency} ({modality}) was the best fit. Someone to keep apart from is there.',
  },
  'schedule.full': {
    student: '{competency} ({modality}) was the best fit. But it was full.',
    family: '{competency} ({modality}) was the best fit. But it was full.',
    staff: '{competency} ({modality}) was the best fit. Every station for it is full.',
  },
  'schedule.too-few': {
    student: '{competency} ({modality}) was the best fit. Too few students need it now.',
    family: '{competency} ({modality}) was the best fit. Too few students need it now to make a group.',
    staff: '{competency} ({modality}) was the best fit. Only {count, number} could do it now, and a group needs {needed, number}.',
  },
  'schedule.no-adult': {
    student: '{competency} ({modality}) was the best fit. No adult was free for it.',
    family: '{competency} ({modality}) was the best fit. No adult was free for it.',
    staff: '{competency} ({modality}) was the best fit. No adult who may lead it offers this period.',
  },
  'schedule.adults-busy': {
    student: '{competency} ({modality}) was the best fit. But its adults had to be with some others.',
    family: '{competency} ({modality}) was the best fit. Its adults are with other groups.',
    staff: '{competency} ({modality}) was the best fit. Each adult who may lead it has another station.',
  },
  'schedule.no-space': {
    student: '{competency} ({modality}) was the best fit. No room was free for it.',
    family: '{competency} ({modality}) was the best fit. No room was free for it.',
    staff: '{competency} ({modality}) was the best fit. No space of its kind was free.',
  },
  'schedule.more-for-others': {
    student: '{competency} ({modality}) was the best fit for you alone. More students gain this way.',
    family: '{competency} ({modality}) was the best fit for your child alone. More students gain this way.',
    staff: '{competency} ({modality}) was the best fit. The adults and spaces gain more for others this way.',
  },

  // Limits: who is where
  'limit.one-place': '{student} has {count, plural, =0 {no place} one {a place that is not due} other {# places}} in {period}. Plan the day again.',
  'limit.adult-once': '{adult} is in {count, number} stations in {period}. Maybe move one of them to another adult.',
  'limit.space-once': '{space} holds {count, number} stations in {period}. Maybe move one of them to a free room.',
  'limit.availability': '{what, select, student {{student} has a place} adult {{adult} has a station} other {{space} holds a station}} in {period}, but is not free: {why, select, left {no longer on record} section {a section is held then} unoffered {this period is not offered} other {{detail}}}. Plan the day again.',
  'limit.seats': '{space} has {seats, number} seats in {period}, and {count, number} students are planned there. Maybe use a larger room.',
  'limit.space-kind': '{space} is a {kind}, and this form of work needs one of these: {kinds}. It is planned in {period}. Maybe use another room.',
  'limit.walking': '{who, select, student {{student}} other {{adult}}} has {most, number} minutes to get to {space} for {period} and needs {minutes, number}. Maybe use a nearer room.',
  // Limits: adults
  'limit.responsible-adult': '{space} in {period} has {count, number} students, and its adult may have {most, number} at their age. Maybe open one more station.',
  'limit.qualified-adult': '{adult} leads {modality} in {period}, which asks for this: {needed}. Maybe choose a qualified adult.',
  'limit.students-per-adult': '{space} in {period} has {count, number} students, and its adults may have {most, number}. Maybe add an adult.',
  'limit.fallback-capacity': 'The study place in {space} has {count, number} students in {period}. Its adults may have {most, number}. Maybe add an adult.',
  'limit.duty-free-lunch': '{adult} has {minutes, number} free minutes at lunch, between {start} and {end}. At least {needed, number} are due. Maybe free a period.',
  'limit.planning-time': '{adult} has {minutes, number} minutes to plan today, and {needed, number} are due. Maybe free a period.',
  'limit.adult-minutes-in-a-row': '{adult} is on duty for {minutes, number} minutes without a break, from {period} on. The most is {most, number}. Maybe free a period.',
  'limit.preparations': '{adult} has {count, plural, one {# thing} other {# things}} to prepare, and the limit is {most, number}. Maybe join some groups.',
  // Limits: what is done
  'limit.two-periods': 'The {modality} in {space}, {period}, needs two periods with the same room, adults and students. Maybe plan it anew.',
  'limit.known-option': 'The group on {competency} in {space}, {period}, has nothing to work with for {modality}. Maybe add a task.',
  'limit.printable': '{activity} in {space}, {period}, has no form to print. Maybe add one.',
  'limit.fits-period': '{student} has {minutes, number} minutes of work in {period}, which has {most, number}. Maybe choose a shorter activity.',
  'limit.partial-attendance': '{student} is there for {most, number} minutes of {period} and has {minutes, number} minutes of work. Maybe choose something shorter.',
  'limit.equipment': '{count, number} of {name} are planned in {period}, and the school has {most, number}. Maybe move a group to another period.',
  'limit.group-size': '{what, select, groups {{space} in {period} has {count, number} groups of {modality}. The most is {max, number}} other {A group of {modality} in {space}, {period}, has {count, plural, one {# student} other {# students}}. It should have from {min, number} to {max, number}}}. Maybe join or split groups.',
  'limit.no-repeat': '{student} gets {activity} in {period}, the same as last time. Maybe choose a new task.',
  'limit.competency-once': '{student} works on {competency} again in {period}, later on the same day. Maybe choose another step.',
  'limit.unit-order': '{student} gets {activity} in {period}, step {step, number} of its unit, after step {last, number}. Maybe choose a later step.',
  'limit.grade-span': '{student} works on {competency} in {period}. It is more than {below, number} grades below or {above, number} above. Maybe choose another step.',
  'limit.screen-minutes': '{student} has {minutes, number} minutes on a screen {what, select, day {today} other {in a row}}. The most is {most, number}. Maybe use paper.',
  // Limits: what single students need
  'limit.extra-time': '{student} needs {needed, number} minutes for the check in {period} and has {given, number}. Maybe choose a shorter activity.',
  'limit.required-space': '{student} needs {space} in {period} and is not there. Maybe free that space.',
  'limit.accommodated-group-size': '{student} is in a group of {count, number} in {period}. The most is {most, number}. Maybe split the group.',
  'limit.required-adult': '{student} needs {adult} in {period}, who is not there. Maybe free that adult.',
  'limit.service-minutes': '{kind, select, window {{student} is out with {adult} in {period}, but one of them is planned elsewhere} minutes {{student} is due {due, number} minutes with {adult} today and has {given, number}} other {{student} is due {due, number} periods with {adult} today and has {given, number}}}. Maybe free that adult.',
  'limit.keep-apart': '{students} are both in {space} in {period}, and should be kept apart. Maybe move one of them.',
  // Limits: the week
  'limit.teacher-minutes': '{student} is due {due, number} minutes with a teacher today and has {minutes, number}. The week should have {week, number}. Maybe free a teacher.',
  'limit.home-teacher': '{student} is not with {adult} in {period}. At least {percent, number}% of the week should be. Maybe move one of them.',
  'limit.teacher-continuity': '{student} goes on with {competency} in {period} without {adult}, with whom it was begun. Maybe move one of them.',
  'limit.stable-group': '{student} is not with the standing group in {period}. At least {percent, number}% of the week should be. Maybe move some students.',
  // Limits: from day to day
  'limit.wishes': '{student} asked for {what, select, competency {{competency}} other {{modality}}} in {period} and has something else. Maybe talk about it; it counts more next time.',
  'limit.fairness-floor': '{student} has a day worth {percent, number}% of the best one, the {days, selectordinal, one {#st} two {#nd} few {#rd} other {#th}} in a row below {least, number}%. Maybe free a seat in a group that suits.',
  'limit.locks': '{student} is not where {adult} set the place in {period}: {why}. Maybe lift the lock or free what it names.',
} as const satisfies Messages;
