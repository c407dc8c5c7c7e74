/**
 * Packages that hold every client of the AWS SDK for JavaScript at once. Version 2 has been out of support since
 * 2025-09-08 (AWS SDKs and Tools maintenance policy).
 */
const wholeSdks: readonly string[] = ['aws-sdk', 'aws-sdk/clients/all'];

/** Whether importing this package (as written in the code) loads a whole SDK. */
export function isWholeSdkPackage(module: string): boolean {
  return wholeSdks.includes(module);
}

/** Whether this package holds the client of one service only. */
export function isSingleClientPackage(module: string): boolean {
  return module.startsWith('@aws-sdk/client-') || (module.startsWith('aws-sdk/clients/') && !isWholeSdkPackage(module));
}

/** Whether a package or module is part of an AWS SDK, for JavaScript or Python, or of what it brings along. */
export function isOfAwsSdk(module: string): boolean {
  return /^(?:@aws-sdk\/|@smithy\/|aws-sdk(?:\/|$)|boto3(?:\.|$)|botocore(?:\.|$))/.test(module);
}
