/**
 * The logical names the framework gives to what it makes.
 *
 * Source: Serverless Framework documentation, "AWS - Resources", table of resource names, and `lib/plugins/aws/lib/naming.js`
 * of version 3, read 2026-11-21.
 */

/** A function's key as it begins the names of what is made for it: `save-order` is `SaveDashorder`. */
export function normalised(key: string): string {
  return capitalised(key.replaceAll('-', 'Dash').replaceAll('_', 'Underscore'));
}

/** The function with this key. */
export function functionLogicalId(key: string): string {
  return `${normalised(key)}LambdaFunction`;
}

export function logGroupLogicalId(key: string): string {
  return `${normalised(key)}LogGroup`;
}

/** The role of all functions that have none of their own. */
export const sharedRoleLogicalId = 'IamRoleLambdaExecution';

/** The role a function has for itself. */
export function ownRoleLogicalId(key: string): string {
  return `${normalised(key)}${sharedRoleLogicalId}`;
}

export function topicLogicalId(topicName: string): string {
  return `SNSTopic${alphanumeric(topicName)}`;
}

export function bucketLogicalId(bucketName: string): string {
  return `S3Bucket${alphanumeric(bucketName)}`;
}

export function busLogicalId(busName: string): string {
  return `${alphanumeric(busName)}EventBridgeEventBus`;
}

export function layerLogicalId(key: string): string {
  return `${normalised(key)}LambdaLayer`;
}

export const restApiLogicalId = 'ApiGatewayRestApi';
export const httpApiLogicalId = 'HttpApi';
export const webSocketApiLogicalId = 'WebsocketsApi';

/** The bucket that packages are put into before they are deployed. */
export const deploymentBucketLogicalId = 'ServerlessDeploymentBucket';

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function alphanumeric(text: string): string {
  return capitalised(text.replace(/[^0-9A-Za-z]/g, ''));
}
