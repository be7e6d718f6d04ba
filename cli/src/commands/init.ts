import type { Command } from '../command.ts';
import { summaryLines } from '../print-result.ts';

export const init: Command = {
  name: 'init',
  summary: 'Make a school folder that runs a learning model',
  positionals: [],
  options: {
    model: { type: 'string', value: 'MODEL', help: 'a shipped model by name, or the folder of a package (./my-model)', isNeeded: true, isNameOrFile: true },
    name: { type: 'string', value: 'NAME', help: 'the name of the school (default: from the roster)' },
    'time-zone': { type: 'string', value: 'ZONE', help: 'IANA zone, like America/Los_Angeles (default: of this machine, listed as an assumption)' },
  },
  examples: [
    'heddle init --school my-school --model maths-lab --time-zone America/Los_Angeles',
  ],
  request: (given) => ({ service: 'init-school', input: { model: given.text('model'), name: given.find('name') ?? null, timeZone: given.find('time-zone') ?? null } }),
  print: (result) => summaryLines('cli.init', result),
};
