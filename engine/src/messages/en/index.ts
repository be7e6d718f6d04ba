import type { Messages } from '../catalogue.ts';
import { cli } from './cli.ts';
import { competency } from './competency.ts';
import { diagnostic } from './diagnostic.ts';
import { evidence } from './evidence.ts';
import { explain } from './explain.ts';
import { instance } from './instance.ts';
import { instruction } from './instruction.ts';
import { interop } from './interop.ts';
import { mastery } from './mastery.ts';
import { measure } from './measure.ts';
import { model } from './model.ts';
import { page } from './page.ts';
import { path } from './path.ts';
import { problem } from './problem.ts';
import { repair } from './repair.ts';
import { roster } from './roster.ts';
import { schedule } from './schedule.ts';
import { services } from './services.ts';
import { sitting } from './sitting.ts';
import { store } from './store.ts';

/** English, one file a stage; a code stands in exactly one of them (a test says so). */
export const english: Messages = {
  ...problem, ...roster, ...competency, ...model, ...evidence, ...mastery, ...path, ...schedule, ...repair, ...explain, ...instance, ...instruction, ...measure,
  ...interop, ...store, ...services, ...cli, ...page, ...diagnostic, ...sitting,
};
