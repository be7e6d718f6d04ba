export type * from './learning-model.ts';
export { checkModel } from './check-model.ts';
export { findNearest, hintParams } from './did-you-mean.ts';
export type { PackageFiles } from './package-files.ts';
export { parsePackage } from './parse-package.ts';
export type { ParsedPackage } from './parse-package.ts';
export type { Component, ComponentKind, SourceMap } from './source-map.ts';
