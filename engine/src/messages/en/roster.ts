import type { Messages } from '../catalogue.ts';

/** What is wrong with a roster, or still missing from it, for the school office. Names carry their id in brackets, as the file writes it. */
export const roster = {
  // Values that cannot be read
  'roster.grade.unknown': '"{value}" is not a grade. Maybe write KG or a number from 01 to 13.',
  'roster.date.invalid': '"{value}" is not a date. Maybe write it as 2026-09-15.',
  'roster.instant.invalid': '"{value}" is not a point in time. Maybe write it as 2026-09-15T16:23:00Z.',
  'roster.time.invalid': '"{value}" is not a time of day. Maybe write it as 08:45.',
  'roster.zone.unknown': '"{value}" is not a time zone. Maybe write a name such as America/Chicago.',
  // Double booking
  'roster.person-in-two-sections': '{person} is in two sections in period {periodId}: {section} and {otherSection}, from {from} to {until}. Maybe one of the two should be dropped, or its period is wrong.',
  'roster.space-in-two-sections': 'Room {room} is given to two sections in period {periodId}: {section} and {otherSection}, from {from} to {until}. Maybe one of the two meets in another room.',
  // Records as such
  'roster.id-twice': 'There are two records of kind {kind} with the id {id}. Maybe one of them should go.',
  'roster.date-of-record': 'The record of {id} has the date "{value}", and that is not a date. Maybe write it as 2026-09-15.',
  'roster.dates-reversed': 'The record of {id} ends on {until} before it starts on {from}. Maybe the two dates are swapped.',
  'roster.student-grade': 'The grade of {who} is "{value}", and that is not a grade. Maybe write KG or a number from 01 to 13.',
  'roster.student-without-grade': '{who} has no grade, so no plan can be made for this student. Maybe add the grade.',
  'roster.section-without-period': 'Section {section} has no period, so nobody knows when it meets. It is left out of all plans. Maybe add its periods.',
  'roster.section-grade': 'Section {section} is for the grades {values}, and not all of these are grades. Maybe write KG or numbers from 01 to 13.',
  'roster.section-seats': 'Section {section} has {students} students, but room {value} has {seats} seats. Maybe the room or the seats are wrong.',
  'roster.space-seats': 'Room {value} has {seats} seats. A room needs at least one. Maybe the number is missing.',
  // Bell times and calendar
  'roster.bell-time': 'The times of period {periodId} are "{start}" to "{end}". Maybe write both as 08:45.',
  'roster.bell-order': 'The times of period {periodId} end at {end}, before they start at {start}. Maybe the two are swapped.',
  'roster.bell-weekday': 'The times of period {periodId} are for the weekday "{value}". Maybe write days from Mon to Sun.',
  'roster.bell-overlap': 'On weekday {weekday}, period {periodId} ends at {end}, but period {otherPeriodId} starts at {start}{dayType, select, none {} other { on {dayType} days}}. Maybe one of the times is wrong.',
  'roster.calendar-date': 'The calendar has the date "{value}", and that is not a date. Maybe write it as 2026-09-15.',
  'roster.day-type-unknown': 'The calendar makes {date} a day of type "{value}", but the bell times have {allowed}. Maybe add bell times for that type.',
  'roster.day-type-twice': 'The calendar gives {date} two types: {one} and {other}. Maybe one of the lines should go.',
  'roster.calendar-period-unknown': 'The calendar holds {values} on {date}, but the bell times have only {allowed}. Maybe a period is spelled in another way.',
  'roster.short-day-open': 'The calendar says that {date} is short ("{note}"), but not which periods are held. Until it does, all are planned. Maybe add the periods, such as 1 2 3 4.',
  // Things that point at nothing
  'roster.enrollment-person': 'The enrollment {id} is for the person {value}, who is not in the roster. Maybe the person was left out.',
  'roster.enrollment-section': 'The enrollment {id} is for the section {value}, which is not in the roster. Maybe the section was left out.',
  'roster.section-space': 'Section {section} meets in {value}, which is not in the list of rooms. Maybe add the room.',
  'roster.section-period': 'Section {section} meets in the period "{value}", but the bell times have only {allowed}. Maybe add its times.',
  'roster.accommodation-adult': '{who} is to have the adult {value}, who is not in the roster. Maybe the id is wrong.',
  'roster.accommodation-space': '{who} is to be in room {value}, which is not in the list of rooms. Maybe the name is wrong.',
  'roster.service-adult': '{who} is owed time with {value}, who is not in the roster. Maybe the id is wrong.',
  'roster.service-period': '{who} is owed time in the period "{value}", but the bell times have only {allowed}. Maybe it is spelled in another way.',
  'roster.offer-person': 'The staff list has {value}, who is not in the roster. The line is not used. Maybe the id is wrong.',
  'roster.offer-period': '{who} can be planned in the period "{value}", but the bell times have only {allowed}. Maybe it is spelled in another way.',
  'roster.rule-without-student': 'There are rules for the student {value}, who is not in the roster. They are not used. Maybe the student has left.',
  // Rules for single students
  'roster.extra-time': 'The extra time of {who} is {value} times the usual. Maybe write 1.5 or 2.',
  'roster.group-size': 'The groups of {who} may have {value} students at most. Maybe write a number such as 8.',
  'roster.service-amount': 'The service of {who} does not say how much time a week. Maybe write the periods or the minutes, and not both.',
  'roster.pull-out-without-window': '{who} leaves class for a service, but nobody says when. No time is kept free for it. Maybe add the day and the period.',
  'roster.keep-apart-self': '{who} is to be kept apart from the same student. Maybe the second id is wrong.',
  // What is still to come
  'roster.missing.students': 'There are no students yet. Maybe import the roster first.',
  'roster.missing.sections': 'There are no sections yet. Maybe import the roster first.',
  'roster.missing.bell': 'There are no bell times yet, so no day can be planned. Maybe add bell.csv and import the school.',
  'roster.missing.calendar': 'There is no calendar yet, so each weekday counts as a school day. Maybe add calendar.csv and import the school.',
  'roster.missing.spaces': 'There are no rooms yet, so nobody can be placed. Maybe add spaces.csv and import the school.',
  'roster.missing.offers': 'Nobody says which adults can be planned, and when. Maybe add staff.csv and import the school.',
  'roster.missing.teachers': '{count, plural, one {One section has} other {# sections have}} students but no teacher: {sections}. Maybe the teachers were left out.',
  'roster.missing.rooms': '{count, plural, one {One section has} other {# sections have}} no room: {sections}. Maybe add where each meets.',
} as const satisfies Messages;
