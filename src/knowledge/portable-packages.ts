/**
 * Packages of one provider of functions: what imports them knows where it runs. Source: the names under which AWS, Google
 * Cloud and Azure publish their SDKs and handler types for Node.js, Python, Java, Go and .NET, 2026-11.
 */
export function isOfProvider(module: string): boolean {
  return providers.test(module);
}

const providers =
  /^(?:@aws-sdk\/|@aws-lambda-powertools\/|aws-sdk(?:\/|$)|aws-lambda$|@middy\/|boto3(?:\.|$)|botocore(?:\.|$)|aws_lambda_powertools(?:\.|$)|@google-cloud\/|google\.cloud(?:\.|$)|@azure\/|azure(?:\.|$)|software\.amazon\.|com\.amazonaws\.|com\.google\.cloud\.|com\.microsoft\.azure\.|Amazon\.|AWS\.|github\.com\/aws\/|cloud\.google\.com\/|github\.com\/Azure\/)/;

/** Whether a package runs functions on a provider other than AWS: the frameworks of Google Cloud and Azure. */
export function runsElsewhere(dependency: string): boolean {
  return frameworks.has(dependency);
}

/** Functions Framework of Google Cloud and the programming model of Azure Functions, by their names, 2026-11. */
const frameworks: ReadonlySet<string> = new Set([
  '@google-cloud/functions-framework',
  'functions-framework',
  '@azure/functions',
  'azure-functions',
]);

/** Whether a package writes and reads the envelope of CloudEvents (the SDKs that cloudevents.io lists, 2026-11). */
export function isCloudEvents(module: string): boolean {
  return /^(?:cloudevents(?:\.|$)|io\.cloudevents(?:\.|$)|github\.com\/cloudevents\/sdk-go|CloudNative\.CloudEvents)/.test(
    module,
  );
}
