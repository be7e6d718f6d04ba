import type { Command } from '../command.ts';
import { summaryLines } from '../print-result.ts';

export const reviewList: Command = {
  name: 'review list',
  summary: 'List what late evidence asks people to look at again',
  positionals: [],
  options: {},
  examples: ['heddle review list --school my-school'],
  request: () => ({ service: 'list-reviews', input: {} }),
  print: (result) => [...summaryLines('cli.review-list', result), ...(Array.isArray(result['reviews']) ? result['reviews'].map(({ says }) => String(says)) : [])],
};

export const reviewClose: Command = {
  name: 'review close',
  summary: 'Say, by name and with a reason, that somebody has looked',
  positionals: [],
  options: {
    review: { type: 'string', value: 'ID', help: 'which review, as "review list" names it', isNeeded: true },
    by: { type: 'string', value: 'PERSON', help: 'who looked (id of a leader or teacher)', isNeeded: true },
    reason: { type: 'string', value: 'TEXT', help: 'what they found', isNeeded: true },
  },
  examples: ['heddle review close --review review-812 --by p-1 --reason "Asked her again today, it stands"'],
  request: (given) => ({ service: 'close-review', input: { review: given.text('review'), by: given.text('by'), reason: given.text('reason') } }),
  print: (result) => summaryLines('cli.review-close', result),
};
