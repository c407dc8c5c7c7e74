/** The checker: an application and rules in, findings out. Pure; the workspace and the faces feed it. */
export {
  applyBaseline,
  type Baseline,
  type BaselineEntry,
  createBaseline,
  fingerprintOf,
  formatBaseline,
  type LineText,
  parseBaseline,
} from './baseline.js';
export { type CheckResult, check, type Kept, type Practised } from './check.js';
export {
  type Configuration,
  configurationFileName,
  defaultConfiguration,
  parseConfiguration,
} from './configuration.js';
export { applyEdits, chooseFixes } from './edits.js';
export { type FixAccess, filesOf, proposalsOf, resolveFix } from './fixes.js';
export { gathered, separated } from './gathered.js';
export { compareFindings } from './order.js';
export type { Problem } from './problem.js';
export { compareSeverities, defaultSettings, type Settings } from './settings.js';
export { suppressionPages, suppressionRules } from './suppression-rules.js';
export { applySuppressions, type PlacedComment, type SuppressedFinding } from './suppressions.js';
