export { linkTemplate } from './application.js';
export { describeApplication } from './describe.js';
export type { ApplicationDescription } from './description.js';
export type { FileLookup } from './file-lookup.js';
export { linkLooseHandlers } from './loose-handlers.js';
