/** "Mon-Thu", "Fri", "Mon Wed Fri", "Tuesday, Thursday" as ISO weekdays; undefined when a word is no day. */
export function readWeekdays(text: string): readonly number[] | undefined {
  const days = new Set<number>();
  const words = text.trim().replace(/\s*[-–]\s*/g, '-').split(/[\s,;]+/).filter((word) => word !== '');
  for (const word of words) {
    const [from, to] = word.split('-').map(readWeekday);
    const last = word.includes('-') ? to : from;
    if (from === undefined || last === undefined || last < from) return undefined;
    for (let day = from; day <= last; day += 1) days.add(day);
  }
  return days.size === 0 ? undefined : [...days].sort((left, right) => left - right);
}

/** Any name of a day of at least three letters: Mon, Tues, Wednesday. */
export function readWeekday(word: string): number | undefined {
  const lower = word.toLowerCase();
  const index = names.findIndex((name) => lower.length >= 3 && name.startsWith(lower));
  return index === -1 ? undefined : index + 1;
}

const names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
