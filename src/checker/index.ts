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
export { type CheckResult, check, type Practised } from './check.js';
export {
  type Configuration,
  type ConfigurationVocabulary,
  configurationFileName,
  defaultConfiguration,
  parseConfiguration,
} from './configuration.js';
export { applyEdits, type ChosenFixes, chooseFixes } from './edits.js';
export { type FixAccess, filesOf, resolveFix } from './fixes.js';
export { compareFindings } from './order.js';
export type { Problem } from './problem.js';
export { defaultSettings, isActive, type Preset, type Settings, severityOf } from './settings.js';
export { suppressionPages, suppressionRules } from './suppression-rules.js';
export { applySuppressions, type PlacedComment, type SuppressedFinding, type Suppressions } from './suppressions.js';
