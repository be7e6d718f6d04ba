export { readModelPackage } from './read-model-package.ts';
