import type { ConstructFamily } from '../family.js';
import { alarmFamilies } from './alarms.js';
import { bucketFamilies } from './buckets.js';
import { callerFamilies } from './callers.js';
import { customResourceFamilies } from './custom-resources.js';
import { dataFamilies } from './data-stores.js';
import { dnsFamilies } from './dns.js';
import { eventFamilies } from './events.js';
import { httpApiFamilies } from './http-apis.js';
import { iamFamilies } from './iam.js';
import { lambdaFamilies } from './lambda.js';
import { logFamilies } from './logs.js';
import { networkFamilies } from './networks.js';
import { queueFamilies } from './queues.js';
import { restApiFamilies } from './rest-apis.js';
import { rolloutFamilies } from './rollouts.js';
import { scalingFamilies } from './scaling.js';
import { securityGroupFamilies } from './security-groups.js';
import { stageFamilies } from './stages.js';
import { stepFunctionsFamilies } from './step-functions.js';
import { topicFamilies } from './topics.js';

/** The family of each class that is known, by the class's name. */
export const families: ReadonlyMap<string, ConstructFamily> = new Map(
  [
    ...lambdaFamilies,
    ...queueFamilies,
    ...topicFamilies,
    ...eventFamilies,
    ...bucketFamilies,
    ...dataFamilies,
    ...logFamilies,
    ...alarmFamilies,
    ...iamFamilies,
    ...restApiFamilies,
    ...httpApiFamilies,
    ...stageFamilies,
    ...stepFunctionsFamilies,
    ...callerFamilies,
    ...customResourceFamilies,
    ...networkFamilies,
    ...dnsFamilies,
    ...securityGroupFamilies,
    ...scalingFamilies,
    ...rolloutFamilies,
  ].flatMap((family) => family.types.map((type) => [type, family] as const)),
);
