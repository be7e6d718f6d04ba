import type { Command, Result } from '../command.ts';
import { fileOrName } from '../file-or-name.ts';
import { taking, takingInput } from '../options.ts';
import { isRefused, summaryLines } from '../print-result.ts';

export const masteryTake: Command = {
  name: 'mastery take',
  summary: 'Show who moves under a file of fitted parameters; take it by name and with a reason',
  positionals: ['parameters'],
  options: taking,
  examples: [
    'heddle mastery take parameters.json --school my-school',
    'heddle mastery take parameters.json --by lead-1 --reason "Fitted on our own answers of last year" --school my-school',
    'heddle mastery take bkt-1 --by lead-1 --reason "Back to what the model names" --school my-school',
  ],
  request: (given) => ({ service: 'take-parameters', input: { ...fileOrName(given.text('parameters')), ...takingInput(given) } }),
  print: (result) => (isRefused(result) ? summaryLines('cli.mastery-take-refused', result) : [...summaryLines('cli.mastery-take', result), ...table(result), ...movers(result)]),
  isRefused,
};

function table(result: Result): readonly string[] {
  const thirds = Array.isArray(result['byThird']) ? result['byThird'] : [];
  return [
    row('students x competencies', 'up', 'down'),
    row('  level', result['levelUp'], result['levelDown']),
    row('  ready for what comes next', result['readyUp'], result['readyDown']),
    row('  review due (down: now due)', result['reviewUp'], result['reviewDown']),
    ...thirds.map(({ third, up, down }) => row(third === 'unknown' ? '  of students too little is known of' : `  of ${third} learners`, up, down)),
  ];
}

function movers(result: Result): readonly string[] {
  const all = Array.isArray(result['movers']) ? result['movers'] : [];
  const shown = all.slice(0, mostShown).map((one) => `${one.student}, ${one.competency}: ${one.from} -> ${one.to} (${one.p.from.toFixed(2)} -> ${one.p.to.toFixed(2)})`);
  return all.length > mostShown ? [...shown, `... ${all.length - mostShown} more (--json has them)`] : shown;
}

const mostShown = 10;
const row = (label: string, up: unknown, down: unknown) => `${label.padEnd(40)}${String(up).padEnd(8)}${String(down)}`.trimEnd();
