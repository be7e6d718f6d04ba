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
    staff: 'It makes room for others: somebody is away or a space is closed.',
  },

  // What is so now. `what` says of what kind the place is.
  'repair.now-lesson': {
    student: '{what, select, lesson {{competency} ({modality}) in {space} with {adults}.} form {{modality} in {space} with {adults}.} other {Work in {space} with {adults}.}}',
    family: '{what, select, lesson {{competency} ({modality}) in {space} with {adults}.} form {{modality} in {space} with {adults}.} other {Work in {space} with {adults}.}}',
    staff: '{what, select, lesson {{competency} ({modality}) in {space} with {adults}.} form {{modality} in {space} with {adults}.} other {Fallback in {space} with {adults}.}}',
  },
  'repair.now-place': {
    student: 'The same work, now in {space} with {adults}.',
    family: 'The same work, now in {space} with {adults}.',
    staff: 'The same work, now in {space} with {adults}.',
  },
  'repair.now-adult': {
    student: 'The same work, now with {adults}.',
    family: 'The same work, now with {adults}.',
    staff: 'The same work, now with {adults}.',
  },
  'repair.now-went': {
    student: 'No place now.',
    family: 'No place now.',
    staff: 'No place now.',
  },
  'repair.adult-now': '{what, select, lesson {{competency} ({modality}) in {space}.} form {{modality} in {space}.} other {Fallback in {space}.}}',
  'repair.adult-free': 'Nothing planned now.',
} as const satisfies Messages;
