import type { Command, Result } from '../command.ts';
import { fileOf } from '../file-or-name.ts';
import { isRefused, summaryLines } from '../print-result.ts';

export const policyTry: Command = {
  name: 'policy try',
  summary: 'Replay the evidence under another mastery policy: who moves, how much sooner, how often wrong',
  positionals: [],
  options: {
    policy: { type: 'string', value: 'FILE', help: 'a file like instruction/mastery.yaml (default: the policy in force)', isFile: true },
    set: { type: 'string', value: 'KEY=VALUE', help: 'one value changed, like provisional.m=3; may be given again', isRepeated: true },
    from: { type: 'string', value: 'DATE', help: 'first day whose decisions count (the first with evidence)' },
    to: { type: 'string', value: 'DATE', help: 'last one (today)' },
    model: { type: 'string', value: 'ID', help: 'which adopted model, when there are several' },
  },
  examples: [
    'heddle policy try --set provisional.m=3 --json',
    'heddle policy try --set provisional.estimate.atLeast=0.8 --set provisional.estimate.afterDays=7 --from 2026-09-01 --to 2026-09-30',
  ],
  request: (given) => ({
    service: 'try-policy',
    input: {
      ...(given.has('policy') ? fileOf(given.text('policy')) : { text: null, called: '' }), changes: given.all('set'), adoption: given.find('model') ?? null,
      from: given.findDate('from') ?? null, until: given.findDate('to') ?? null,
    },
  }),
  print: (result) => (isRefused(result) ? summaryLines('cli.policy-refused', result) : [...summaryLines('cli.policy-try', result), ...table(result), ...movers(result)]),
  isRefused,
};

/** One block a level: in force beside tried. A share stands with the count of what it is a share of. */
function table(result: Result): readonly string[] {
  const levels = Array.isArray(result['levels']) ? result['levels'] : [];
  return levels.flatMap((one) => {
    const { level, given, answers } = one;
    return [
      row(level, 'in force', 'tried'),
      row('  given', given.inForce, given.tried),
      row('  answers until then', figure(answers.inForce), figure(answers.tried)),
      row('  answers sooner, where both give it', '', answers.both === 0 ? '-' : `${figure(answers.sooner)} (${answers.earlier} sooner, ${answers.later} later, ${answers.same} the same)`),
      ...[0, 1].flatMap((i) => quality(one.inForce.all[i], one.tried.all[i], `${one.inForce.all[i].days} ${one.inForce.all[i].days === 1 ? 'day' : 'days'} later`)),
      ...['slow', 'middle', 'fast'].flatMap((third) => {
        const [inForce, tried] = [one.inForce, one.tried].map((side) => side.byThird.find((of: { readonly third: string; readonly days: number }) => of.third === third && of.days === 1));
        return [row(`  false advance, ${third} learners`, percent(inForce.falseAdvance, inForce.judged), percent(tried.falseAdvance, tried.judged))];
      }),
    ];
  });
}

type Judged = { readonly falseAdvance: number | null; readonly judged: number; readonly falseHold: number | null; readonly heldJudged: number };

function quality(inForce: Judged, tried: Judged, when: string): readonly string[] {
  return [
    row(`  false advance, ${when}`, percent(inForce.falseAdvance, inForce.judged), percent(tried.falseAdvance, tried.judged)),
    row(`  false hold, ${when}`, percent(inForce.falseHold, inForce.heldJudged), percent(tried.falseHold, tried.heldJudged)),
  ];
}

function movers(result: Result): readonly string[] {
  const all = Array.isArray(result['movers']) ? result['movers'] : [];
  const shown = all.slice(0, mostShown).map((one) => `${one.student}, ${one.competency}: ${one.from} -> ${one.to}`);
  return all.length > mostShown ? [...shown, `... ${all.length - mostShown} more (--json has all)`] : shown;
}

const mostShown = 10;
const row = (label: string, inForce: unknown, tried: unknown) => `${label.padEnd(40)}${String(inForce).padEnd(18)}${String(tried)}`.trimEnd();
const figure = (value: unknown) => (typeof value === 'number' ? value.toFixed(1) : '-');
const percent = (value: unknown, of: number) => (typeof value === 'number' ? `${(value * 100).toFixed(1)} % of ${of}` : '-');
