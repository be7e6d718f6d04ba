import { gradeNumber, isGrade, parseGrade } from '@heddle/engine/roster';
import type { Grade } from '@heddle/engine/roster';

/**
 * educationLevel as publishers write it: ["06"], ["6", "7"], ["9-12"], ["09,10"], ["HS"]. Youngest first, each once.
 * What is no grade is handed back, to be told.
 */
export function readGrades(levels: readonly string[]): { readonly grades: readonly Grade[]; readonly unknown: readonly string[] } {
  const grades = new Set<Grade>();
  const unknown = new Set<string>();
  for (const level of levels.flatMap((text) => text.split(/[,;]/)).map((text) => text.trim()).filter((text) => text !== '')) {
    const span = spanOf(level);
    if (span === undefined) unknown.add(level);
    else for (const grade of span) grades.add(grade);
  }
  return { grades: [...grades].sort((left, right) => gradeNumber(left) - gradeNumber(right)), unknown: [...unknown] };
}

function spanOf(level: string): readonly Grade[] | undefined {
  const word = level.toUpperCase() === 'HS' ? '09-12' : level;
  const single = parseGrade(word);
  if (single !== undefined) return [single];
  const [from, to] = word.split(/\s*[-–]\s*/).map(parseGrade);
  if (from === undefined || to === undefined || gradeNumber(from) > gradeNumber(to)) return undefined;
  return allGrades.filter((grade) => gradeNumber(grade) >= gradeNumber(from) && gradeNumber(grade) <= gradeNumber(to));
}

const allGrades: readonly Grade[] = ['PK', 'TK', 'KG', ...Array.from({ length: 13 }, (_, index) => String(index + 1).padStart(2, '0'))].filter(isGrade);
