export { methodRateFor, methodSettings } from './method-settings.js';
export { policyDocument } from './policy-document.js';
export type { ProviderResource } from './provider-resource.js';
export { attributeFor, attributeMeaning } from './references.js';
export { resourcesInCloudFormation } from './resources.js';
export { single } from './translation.js';
export {
  argumentPath,
  argumentsFor,
  type NewArgument,
  type NewDocument,
  newProviderResource,
  redriveArgument,
  sendingAction,
} from './writing.js';
