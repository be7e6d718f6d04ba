import { isCode } from './project.ts';
import type { Finding, Project, Rule } from './project.ts';

const longest = 500;
const technique = ['util', 'utils', 'helper', 'helpers', 'misc', 'common', 'shared', 'lib', 'core'];
/** Written with breaks, so that this file does not accuse itself. */
const machinePath = /(?<![\w.~-])\/(?:work|home|root|Users|tmp\/wt)\/[\w.-]+|\b[A-Z]:\\Users\\/;
const registryHost = /\b(?:registry[.-][\w.-]*(?:npm|yarn)[\w.-]*|npm\.pkg\.github\.com|[\w-]+\.jfrog\.io|pypi\.org\/simple)\b/;

export const fileRules: readonly Rule[] = [
  forEachFile('models-are-data', 'A learning model is plain files that a school can read and adopt; code in one would run on its machines.', (path) =>
    path.startsWith('models/') && (isCode(path) || /\.(?:py|sh|sql|wasm|exe|ps1|rb|html?|svg)$/i.test(path)) ? [[1, 'code among the models']] : []),
  forEachFile('file-length', `A file of more than ${longest} lines has more than one thing to say.`, (path, text) => {
    const lines = text.split('\n').length - 1;
    return isCode(path) || /\.(?:css|sql|sh)$/.test(path) ? (lines > longest ? [[longest, `${lines} lines`]] : []) : [];
  }),
  forEachFile('named-for-an-idea', 'A folder or file named for its technique grows without limit. Maybe name the idea: clamp.ts, week.ts.', (path) =>
    isCode(path) && path.split('/').some((part) => technique.includes(part.replace(/\..*$/, ''))) ? [[1, `the name ${path}`]] : []),
  forEachFile('kebab-case', 'One way to write a name, so that it is found on every file system.', (path) =>
    isCode(path) && !/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9-]+)+$/.test(path.replace(/^.*\//, '')) ? [[1, `the name ${path}`]] : []),
  forEachFile('no-machine-paths', 'A path or registry of one machine works on no other.', (_, text) =>
    text.split('\n').flatMap((line, index): readonly (readonly [number, string])[] => {
      const match = machinePath.exec(line) ?? registryHost.exec(line);
      return match === null ? [] : [[index + 1, match[0]]];
    })),
  { id: 'lockfile', why: 'The lockfile names what is installed, not from where: a school may have its own registry.', find: ({ tree }: Project) => downloadAddresses(tree.get('package-lock.json')) },
];

function forEachFile(id: string, why: string, check: (path: string, text: string) => readonly (readonly [line: number, found: string])[]): Rule {
  return { id, why, find: ({ tree }) => [...tree].flatMap(([path, text]) => check(path, text).map(([line, found]): Finding => ({ path, line, found }))) };
}

function downloadAddresses(lockfile: string | undefined): readonly Finding[] {
  const lines = (lockfile ?? '').split('\n');
  return lines.flatMap((line, index) => (/"resolved": "(?:https?|git|file):/.test(line) ? [{ path: 'package-lock.json', line: index + 1, found: line.trim() }] : []));
}
