import type { Messages } from '../catalogue.ts';

/** Why a place changed after it was published. */
export const repair = {
  'repair.adult-away': {
    student: '{adult} is not here then.',
    family: '{adult} cannot be here.',
    staff: '{adult} is away.',
  },
  'repair.space-closed': {
    student: 'You can not go to {space} now.',
    family: 'No one can go to {space} now.',
    staff: '{space} is closed.',
  },
  'repair.locked': {
    student: 'Your school set this place: {why}.',
    family: 'The school set this place: {why}.',
    staff: 'Fixed by {adult}: {why}.',
  },
  'repair.is-here': {
    student: 'You are here after all.',
    family: 'Your child is here after all.',
    staff: 'The student is here after all.',
  },
  'repair.is-away': {
    student: 'You are away then.',
    family: 'Your child is away then.',
    staff: 'Away then.',
  },
  'repair.for-others': {
    student: 'It makes room for others.',
    family: 'It makes room for others.',
    staff: 'It makes room for others, whose day has changed.',
  },

  // What is so now. `what` says of what kind the place is.
  'repair.now-lesson': '{what, select, lesson {It is {competency}. How: {modality}. Where: {space}. With: {adults}.} form {It is {modality}. Where: {space}. With: {adults}.} other {It is work at your desk. Where: {space}. With: {adults}.}}',
  'repair.now-place': 'The same work. Where: {space}. With: {adults}.',
  'repair.now-adult': 'The same work. With: {adults}.',
  'repair.now-went': 'No place now.',
  'repair.adult-now': '{what, select, lesson {It is {competency}. How: {modality}. Where: {space}.} form {It is {modality}. Where: {space}.} other {It is work at the desk. Where: {space}.}}',
  'repair.adult-free': 'Nothing planned now.',
} as const satisfies Messages;
