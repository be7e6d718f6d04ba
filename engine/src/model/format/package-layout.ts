import { activitiesFile, itemsFile, misconceptionsFile } from './instruction-files.ts';
import { frameworkFile } from './framework-file.ts';
import { identityFile } from './identity-file.ts';
import { masteryFile } from './mastery-file.ts';
import { operationsFile } from './operations-file.ts';
import { pathFile } from './path-file.ts';
import { habitsFile, modalitiesFile } from './practice-files.ts';
import { technologyFile } from './technology-file.ts';

/**
 * Which file of a package says what. `path` is one file; a `folder` holds any number, told apart by name alone,
 * so that an author may cut activities or items into files as they like.
 */
export const packageLayout = {
  identity: { path: 'model.yaml', isRequired: true, schema: identityFile },
  mastery: { path: 'instruction/mastery.yaml', isRequired: true, schema: masteryFile },
  path: { path: 'instruction/path.yaml', isRequired: true, schema: pathFile },
  frameworks: { folder: 'instruction/frameworks/', schema: frameworkFile },
  activities: { folder: 'instruction/activities/', schema: activitiesFile },
  misconceptions: { folder: 'instruction/misconceptions/', schema: misconceptionsFile },
  items: { folder: 'instruction/items/', schema: itemsFile },
  modalities: { path: 'practice/modalities.yaml', isRequired: true, schema: modalitiesFile },
  habits: { path: 'practice/habits.yaml', isRequired: false, schema: habitsFile },
  operations: { path: 'operations/operations.yaml', isRequired: true, schema: operationsFile },
  technology: { path: 'technology/technology.yaml', isRequired: true, schema: technologyFile },
} as const;
