export { linkTemplate } from './application.js';
export { describeApplication } from './describe.js';
export {
  describePolicies,
  type PlaceDescription,
  type PolicyDescription,
  type StatementDescription,
} from './describe-policies.js';
export type { ApplicationDescription } from './description.js';
export type { FileLookup } from './file-lookup.js';
export { linkLooseHandlers } from './loose-handlers.js';
