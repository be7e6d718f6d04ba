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
} as const satisfies Messages;
