import { cp, mkdtemp, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { TestSchool } from './open-test-school.ts';

/**
 * Leaves a school one competency and, for it, one sheet to work on alone: no plan can give anybody time with a teacher, so that every
 * plan from the middle of a week on needs approvals.
 */
export async function teachOnlyPaper(school: TestSchool): Promise<void> {
  const uri = (identifier: string) => ({ title: identifier, identifier, uri: `urn:${identifier}` });
  const framework = {
    CFDocument: { ...uri('one-step'), creator: 'Heddle', lastChangeDateTime: '2026-07-15T00:00:00Z', title: 'One step' },
    CFItems: [{ ...uri('only'), fullStatement: 'Take the step.', humanCodingScheme: '6.ST.1', CFItemType: 'Standard', educationLevel: ['06', '07', '08'] }],
    CFAssociations: [],
  };
  await school.call('import-case', { path: await school.file('one-step.json', JSON.stringify(framework)) });
  const folder = await mkdtemp(join(dirname(school.files.school), 'paper-'));
  await cp(school.files.school, folder, { recursive: true });
  await writeFile(join(folder, 'materials.csv'), 'standard,use,title,minutes,pages_to_copy,on_screen\n6.ST.1,practice sheet,Sheet,20,1,no\n6.ST.1,exit check,Check,5,1,no\n');
  await school.call('import-school', { path: folder });
}
