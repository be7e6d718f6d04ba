import type { Command, Line, Result } from '../command.ts';
import { fileOrName } from '../file-or-name.ts';
import { fileVersion, student, taking, takingInput } from '../options.ts';
import { isRefused, summaryLines } from '../print-result.ts';

const diagnosticStart: Command = {
  name: 'diagnostic start',
  summary: 'Begin a diagnostic: what does a student know of all that leads to a goal',
  positionals: [],
  options: {
    student,
    towards: { type: 'string', value: 'CODES', help: 'the goal, by code or id; several with commas between (default: the round\'s, else the student\'s grade)' },
    seed: { type: 'string', value: 'N', help: 'seed of chance (default: drawn)' },
  },
  examples: ['heddle diagnostic start --student stu-601 --school my-school', 'heddle diagnostic start --student stu-601 --towards M8.G1,M8.G2 --school my-school'],
  request: (given) => ({
    service: 'start-diagnostic',
    input: { student: given.text('student'), towards: given.list('towards'), seed: given.number('seed') ?? null },
  }),
  print: (result) => withQuestion(result),
};

const diagnosticNext: Command = {
  name: 'diagnostic next',
  summary: 'Show the question of a student\'s diagnostic that is open now',
  positionals: [],
  options: { student },
  examples: ['heddle diagnostic next --student stu-601 --school my-school'],
  request: (given) => ({ service: 'show-diagnostic', input: { student: given.text('student'), locale: given.find('locale') ?? 'en' } }),
  print: (result) => withQuestion({ ...result, says: [] }),
};

const diagnosticAnswer: Command = {
  name: 'diagnostic answer',
  summary: 'Answer the question that is open, or say that it is not known yet',
  positionals: [],
  options: {
    student,
    given: { type: 'string', value: 'TEXT', help: 'the student\'s answer; without it: "I do not know yet"' },
    key: { type: 'string', value: 'KEY', help: 'which question is answered, as "next --json" tells; the same answer twice then counts once' },
  },
  examples: ['heddle diagnostic answer --student stu-601 --given 3/4 --school my-school'],
  request: (given) => ({ service: 'answer-diagnostic', input: { student: given.text('student'), key: given.find('key') ?? null, given: given.find('given') ?? null } }),
  print: (result) => withQuestion(result),
};

const diagnosticShow: Command = {
  name: 'diagnostic show',
  summary: 'Show what a student\'s diagnostic has found, and how sure it is',
  positionals: [],
  options: { student },
  examples: ['heddle diagnostic show --student stu-601 --school my-school'],
  request: (given) => ({ service: 'show-diagnostic', input: { student: given.text('student'), locale: given.find('locale') ?? 'en' } }),
  print: (result) => summaryLines('cli.diagnostic', result),
};

const diagnosticList: Command = {
  name: 'diagnostic list',
  summary: 'List the diagnostics: who is where, and whether the questions drawn by lot bear them out',
  positionals: [],
  options: {},
  examples: ['heddle diagnostic list --school my-school'],
  request: () => ({ service: 'list-diagnostics', input: {} }),
  print: (result) => summaryLines('cli.diagnostic-list', result),
};

const diagnosticPaper: Command = {
  name: 'diagnostic paper',
  summary: 'Make a sheet of questions on paper, to be printed from the page and marked later',
  positionals: [],
  options: { student, questions: { type: 'string', value: 'N', help: 'how many (12)' } },
  examples: ['heddle diagnostic paper --student stu-601 --questions 16 --school my-school'],
  request: (given) => ({ service: 'print-diagnostic', input: { student: given.text('student'), questions: given.number('questions') ?? 12 } }),
  print: (result) => summaryLines('cli.diagnostic-sheet', result),
};

const diagnosticMark: Command = {
  name: 'diagnostic mark',
  summary: 'Take in a file of marks of sheets on paper (CSV: student, form, number, given, mark)',
  positionals: ['file'],
  options: {},
  examples: ['heddle diagnostic mark marks.csv --school my-school'],
  request: (given) => ({ service: 'import-diagnostic-marks', input: { path: given.text('file') } }),
  print: (result) => summaryLines('cli.import', result),
  isRefused,
};

const diagnosticLearn: Command = {
  name: 'diagnostic learn',
  summary: 'Learn from the school\'s diagnostics how often its students slip, guess and skip steps',
  positionals: [],
  options: {
    out: { type: 'string', value: 'FILE', help: 'where the parameter file goes', isNeeded: true, isFile: true },
    id: { type: 'string', value: 'NAME', help: 'what it is called (diagnostic-local)' },
    version: fileVersion,
  },
  examples: ['heddle diagnostic learn --out diagnostic.json --school my-school'],
  request: (given) => ({ service: 'learn-diagnostic', input: { to: given.text('out'), id: given.find('id') ?? 'diagnostic-local', version: given.find('version') ?? '1.0.0' } }),
  print: (result) => summaryLines('cli.diagnostic-learn', result),
};

const diagnosticTake: Command = {
  name: 'diagnostic take',
  summary: 'Show what changes under a file of learnt rates; take it by name and with a reason',
  positionals: ['parameters'],
  options: taking,
  examples: [
    'heddle diagnostic take diagnostic.json --by lead-1 --reason "Learnt from our own autumn" --school my-school',
    'heddle diagnostic take diagnostic-1 --by lead-1 --reason "Back to what ships" --school my-school',
  ],
  request: (given) => ({ service: 'take-diagnostic', input: { ...fileOrName(given.text('parameters')), ...takingInput(given) } }),
  print: (result) => summaryLines(isRefused(result) ? 'cli.mastery-take-refused' : 'cli.diagnostic-take', result),
  isRefused,
};

function change(word: 'pause' | 'resume' | 'seat' | 'stop', summary: string): Command {
  return {
    name: `diagnostic ${word}`,
    summary,
    positionals: [],
    options: { student },
    examples: [`heddle diagnostic ${word} --student stu-601 --school my-school`],
    request: (given) => ({ service: 'change-sitting', input: { student: given.text('student'), change: word } }),
    print: (result) => withQuestion(result),
  };
}

function withQuestion(result: Result): readonly Line[] {
  const { question } = result;
  const isOpen = typeof question === 'object' && question !== null && 'number' in question && 'prompt' in question;
  return [...summaryLines('cli.diagnostic', result), ...(isOpen ? [`${String(question.number)}. ${String(question.prompt)}`] : [])];
}

/** In the order help shows them. */
export const diagnosticCommands: readonly Command[] = [
  diagnosticStart, diagnosticNext, diagnosticAnswer,
  change('pause', 'Take a break in a diagnostic; its clock stops'),
  change('resume', 'Go on after a break'),
  change('seat', 'Begin another sitting of a diagnostic on the same day'),
  change('stop', 'End a diagnostic; what it has found stays'),
  diagnosticShow, diagnosticList, diagnosticPaper, diagnosticMark, diagnosticLearn, diagnosticTake,
];
