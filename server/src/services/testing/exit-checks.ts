/** One answer as the product of the demo school exports it. */
export type Answer = {
  readonly record: string;
  /** Number of the student, as in the roster's column "identifier". */
  readonly student: string;
  readonly standard: string;
  /** On the wall of the school: 2026-09-14 09:10. */
  readonly at: string;
  readonly isCorrect: boolean;
  readonly kind?: 'exit check' | 'quiz';
  readonly help?: '' | 'hint used';
  readonly item?: string;
};

/** The export as CSV, for demo/exit-checks.mapping.yaml. */
export function exitChecks(answers: readonly Answer[]): string {
  const rows = answers.map(({ record, student, standard, at, isCorrect, kind = 'exit check', help = '', item = `${standard}-q` }) =>
    [record, at, student, `CCSS.MATH.CONTENT.${standard}`, item, isCorrect ? 1 : 0, kind, help].join(','));
  return ['record,local_time,student_number,standard,item,correct,kind,help', ...rows, ''].join('\n');
}
