import { findCycles } from './cycles.ts';
import { isTest, partOf, workspaceOf } from './project.ts';
import type { Finding, Project, Rule } from './project.ts';
import { linksOf } from './resolve.ts';
import type { Link } from './resolve.ts';

/** The loop, in order: each stage may use those before it. */
const stages = ['problem', 'roster', 'competency', 'model', 'evidence', 'mastery', 'path', 'schedule', 'instruction', 'measure', 'day', 'round', 'repair', 'staffing', 'simulate'] as const;

/** Which parts of the server a part may use. What is missing here may use none. */
const serverParts: Readonly<Record<string, readonly string[]>> = {
  services: ['policies', 'store', 'interop', 'solver', 'reports'],
  policies: ['services'],
  http: ['services', 'policies', 'reports'],
  jobs: ['services'],
  apart: ['services', 'store'],
};

/** Packages that every stage of the engine may use; one that a single stage needs is an exception with a reason. */
const enginePackages: ReadonlySet<string> = new Set(['zod', 'ts-fsrs']);

export const importRules: readonly Rule[] = [
  forEachLink('engine-pure', 'The engine runs the same in Node, in a browser and in a test: data in, data out. Maybe pass what is needed as an argument.', ({ source, target }) => {
    if (workspaceOf(source.path) !== 'engine' || isTest(source.path)) return undefined;
    if (target.kind === 'node') return `the engine imports node:${target.name}`;
    if (target.kind === 'package' && !enginePackages.has(target.name)) return `the engine imports ${target.name}`;
    if (target.kind === 'file' && workspaceOf(target.path) !== 'engine') return `the engine imports ${target.path}`;
    return undefined;
  }),
  forEachLink('engine-order', `Inside the engine the order is the loop: ${stages.join(', ')}; never backwards, or no stage could be understood or replaced alone.`, ({ source, target }) => {
    if (target.kind !== 'file' || isTest(source.path) || workspaceOf(source.path) !== 'engine' || workspaceOf(target.path) !== 'engine') return undefined;
    const [from, to] = [stageOf(source.path), stageOf(target.path)];
    if (from === -1 && partOf(source.path) !== 'messages' && source.path !== 'engine/src/index.ts') return `${source.path} has no place in the order`;
    return from !== -1 && to > from ? `${stages[from]} imports ${stages[to]}, which comes after it` : undefined;
  }),
  forEachLink('messages-leaf', 'The engine answers in codes; sentences are chosen where they are read, so that a new language touches no stage.', ({ source, target }) => {
    const isMessages = (path: string): boolean => path.startsWith('engine/src/messages/');
    return target.kind === 'file' && workspaceOf(source.path) === 'engine' && !isTest(source.path) && isMessages(target.path) && !isMessages(source.path)
      ? `${partOf(source.path) || source.path} imports messages` : undefined;
  }),
  forEachLink('front-door', 'Each folder is entered by its index.ts only, so that its inside can change without anybody noticing.', ({ source, target }) => {
    if (target.kind !== 'file' || isTest(source.path) || isTest(target.path)) return undefined;
    const [from, to] = [workspaceOf(source.path), workspaceOf(target.path)];
    if (from !== to) return target.byDoor ? undefined : `${target.path} is reached by its path; use the name of its workspace`;
    if (partOf(target.path) === '' || partOf(source.path) === partOf(target.path)) return undefined;
    const isDoor = target.path === `${to}/src/${partOf(target.path)}/index.ts` || /^server\/src\/interop\/[^/]+\/index\.ts$/.test(target.path);
    return isDoor ? undefined : `${target.path} is reached past its folder's index.ts`;
  }),
  forEachLink('server-parts', 'Store, pages, jobs, standards, solver and reports meet only in services, so that each can be replaced or tested alone.', ({ source, target }) => {
    if (target.kind !== 'file' || isTest(source.path) || workspaceOf(source.path) !== 'server' || workspaceOf(target.path) !== 'server') return undefined;
    const [from, to] = [partOf(source.path), partOf(target.path)];
    return from === '' || to === '' || from === to || serverParts[from]?.includes(to) === true ? undefined : `${from} imports ${to}`;
  }),
  forEachLink('adapters-in-main', 'Only main.ts builds the store, the pages, the door, the jobs, the threads of long services and the solver; everything else is handed them, so that a test or another machine can hand over others.', ({ source, made, target }) => {
    if (target.kind !== 'file' || isTest(source.path) || made.isTypeOnly || workspaceOf(target.path) !== 'server') return undefined;
    const part = partOf(target.path);
    const isAdapter = ['store', 'http', 'door', 'jobs', 'solver', 'apart'].includes(part);
    return isAdapter && source.path !== 'server/src/main.ts' && (partOf(source.path) !== part || workspaceOf(source.path) !== 'server')
      ? `${source.path} takes more than types from ${part}` : undefined;
  }),
  forEachLink('web-types-only', 'The page speaks to the server over HTTP; a value imported from it would carry the database into the browser.', ({ source, made, target }) =>
    workspaceOf(source.path) === 'web' && !isTest(source.path) && !made.isTypeOnly && ((target.kind === 'file' && workspaceOf(target.path) === 'server') || target.kind === 'node')
      ? `web imports a value by "${made.specifier}"` : undefined),
  forEachLink('no-tests', 'What the school runs must not rest on what only the tests need.', ({ source, target }) =>
    target.kind === 'file' && !isTest(source.path) && isTest(target.path) ? `${target.path} is for tests` : undefined),
  forEachLink('resolvable', 'An import that leads nowhere, or to a package only by the accident of where npm put it, breaks on somebody else\'s machine.', (link, project) => {
    const { source, target } = link;
    if (target.kind === 'nowhere') return target.reason;
    return target.kind === 'package' && !isDeclared(project, source.path, target.name) ? `${target.name} is not among the dependencies of its workspace` : undefined;
  }),
  { id: 'verify-alone', why: 'The check of a plan must not share a mistake with what made the plan: it reads people, rooms and minutes, never what compile or solve worked out.', find: findSharedMistakes },
  { id: 'no-cycles', why: 'Files that need each other can be neither read nor loaded one after the other.', find: findCycles },
  { id: 'no-orphans', why: 'Code that nothing reaches is wrong without anybody noticing. Maybe export it from its folder\'s index.ts, or remove it.', find: findOrphans },
];

function forEachLink(id: string, why: string, check: (link: Link, project: Project) => string | undefined): Rule {
  return {
    id,
    why,
    find: (project) => linksOf(project).flatMap((link): readonly Finding[] => {
      const found = check(link, project);
      return found === undefined ? [] : [{ path: link.source.path, line: link.made.line, found }];
    }),
  };
}

/** -1: stands outside the loop (messages, the front door of the whole). */
function stageOf(path: string): number {
  const name = partOf(path) || path.replace(/^engine\/src\/([^/]*)\.ts$/, '$1');
  return stages.findIndex((stage) => stage === name);
}

function isDeclared({ packages }: Project, path: string, name: string): boolean {
  const [own, root] = [packages.get(workspaceOf(path)), packages.get('')];
  if (own?.dependencies.has(name) === true) return true;
  // Tests may also use what another workspace depends on: they try the parts together.
  return isTest(path) && [...packages.values()].some((each) => each.devDependencies.has(name) || each.dependencies.has(name)) && root !== undefined;
}

/** From verify/ to compile/ or solve/, however many files lie between; types may be shared, because they compute nothing. */
function findSharedMistakes(project: Project): readonly Finding[] {
  const made = Map.groupBy(linksOf(project).filter(({ made: { isTypeOnly } }) => !isTypeOnly), ({ source }) => source.path);
  const isMaker = (path: string): boolean => /^engine\/src\/schedule\/(?:compile|solve)\//.test(path);
  const found: Finding[] = [];
  const reached = new Set(project.sources.map(({ path }) => path).filter((path) => path.startsWith('engine/src/schedule/verify/') && !isTest(path)));
  for (const path of reached) {
    for (const { made: { line }, target } of made.get(path) ?? []) {
      if (target.kind !== 'file') continue;
      if (isMaker(target.path)) found.push({ path, line, found: `verify reaches ${target.path}` });
      else reached.add(target.path);
    }
  }
  return found;
}

/** Production files that no door, program or worker leads to. */
function findOrphans(project: Project): readonly Finding[] {
  const made = Map.groupBy(linksOf(project), ({ source }) => source.path);
  const doors = [...project.packages.values()].flatMap((each) => [...each.doors.values()]);
  const reached = new Set([...doors, ...project.sources.map(({ path }) => path).filter((path) => isTest(path) || /(?:^|\/)main\.tsx?$|^[^/]+$/.test(path))]);
  for (const path of reached) {
    // A test keeps nothing alive that it alone uses.
    if (!isTest(path)) for (const { target } of made.get(path) ?? []) if (target.kind === 'file') reached.add(target.path);
  }
  return project.sources
    .filter(({ path }) => !reached.has(path) && workspaceOf(path) !== 'models')
    .map(({ path }) => ({ path, line: 1, found: 'nothing that runs uses this file' }));
}
