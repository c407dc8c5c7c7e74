import type { ClientObject } from '../../../analysis/vocabulary.js';

/**
 * The AWS SDKs for Go, as known in November 2026 (github.com/aws/aws-sdk-go v1.55, github.com/aws/aws-sdk-go-v2 with its
 * feature packages): what their packages, clients and inputs are called.
 */

/** A name of one of a service's packages, taken apart: `…/service/sqs.Client`. */
export interface AwsName {
  readonly version: 1 | 2;
  /** The package, which is the SDK's name of the service: `sqs`, `sfn`, `cloudwatchlogs`. */
  readonly service: string;
  /** What lies below the service's package: `types`, `sqsiface`, `s3manager`; empty for the package itself. */
  readonly below: string;
  /** The name in the package, with members behind dots. */
  readonly name: string;
}

const serviceName = /^github\.com\/aws\/aws-sdk-go(-v2)?\/service\/(\w+)(?:\/([\w/]+))?\.([\w.]+)$/;

/** The parts of a full name that belongs to a service's package; undefined for any other. */
export function awsName(full: string): AwsName | undefined {
  const [, second, service, below = '', name] = serviceName.exec(full) ?? [];
  return service && name ? { version: second ? 2 : 1, service, below, name } : undefined;
}

/** Types of the feature packages: full name of the type, the service, and what of it they are. */
const featureTypes: ReadonlyMap<string, { readonly service: string; readonly form: string }> = new Map([
  ['github.com/aws/aws-sdk-go-v2/feature/s3/manager.Uploader', { service: 's3', form: 'manager' }],
  ['github.com/aws/aws-sdk-go-v2/feature/s3/manager.Downloader', { service: 's3', form: 'manager' }],
  ['github.com/aws/aws-sdk-go-v2/feature/s3/transfermanager.Client', { service: 's3', form: 'manager' }],
  ['github.com/aws/aws-sdk-go/service/s3/s3manager.Uploader', { service: 's3', form: 'manager' }],
  ['github.com/aws/aws-sdk-go/service/s3/s3manager.Downloader', { service: 's3', form: 'manager' }],
]);

/** The client that an object of a type is, or what a feature package makes from one. */
export function awsClient(type: string): ClientObject | undefined {
  const feature = featureTypes.get(type);
  if (feature) return { kind: 'client', provider: 'aws', ...feature };
  const parts = awsName(type);
  return parts && isClientType(parts) ? { kind: 'client', provider: 'aws', service: parts.service } : undefined;
}

/** `Client` in version 2; in version 1 the service's own name, or the interface of it in a package of its own. */
function isClientType({ version, service, below, name }: AwsName): boolean {
  if (below === '' && name === 'Client') return true;
  if (version === 2) return false;
  const bare = name.toLowerCase();
  return below === '' ? bare === service : below === `${service}iface` && bare === `${service}api`;
}

/** The type that a function of the SDKs gives, where it is a client or leads to one. */
export function awsResult(full: string): string | undefined {
  const feature = /^(.*\/(?:manager|s3manager))\.New(Uploader|Downloader)(?:WithClient)?$/.exec(full);
  if (feature) return `${feature[1]}.${feature[2]}`;
  if (/\/feature\/s3\/transfermanager\.New$/.test(full)) return full.replace(/New$/, 'Client');
  const parts = awsName(full);
  if (parts?.below !== '') return undefined;
  return /^New(?:FromConfig)?$/.test(parts.name) ? full.replace(/New(?:FromConfig)?$/, 'Client') : undefined;
}

/**
 * The operation that a method makes when it is given a request of it: `PutItem` for `PutItemInput`, also through
 * `PutItemWithContext` and `PutItemPages` of version 1, and by paginators and waiters of version 2.
 *
 * @param method the method or function, without its package
 * @param input the full name of the type of what it is given
 */
export function operationOfInput(
  method: string,
  input: string,
): { readonly service: string; readonly operation: string } | undefined {
  const parts = awsName(input);
  if (!parts || parts.below === 'types') return undefined;
  const { service } = parts;
  if (parts.below === 's3manager')
    return parts.name === 'UploadInput' ? { service, operation: 'PutObject' } : undefined;
  const operation = /^([A-Z]\w*)Input$/.exec(parts.name)?.[1];
  if (!operation) return undefined;
  const makes =
    plainMethod(method) === operation ||
    method === `New${operation}Paginator` ||
    /^Wait(?:ForOutput|Until\w+)?$/.test(method) ||
    (service === 's3' &&
      /^(?:Upload|Download|UploadObject|DownloadObject|UploadWithContext|DownloadWithContext)$/.test(method));
  return makes ? { service, operation } : undefined;
}

/** Enumerations that rules ask about: `types.InvocationTypeEvent`, `lambda.InvocationTypeEvent` are `Event`. */
export function awsConstant(full: string): string | undefined {
  const name = awsName(full)?.name ?? '';
  return /^InvocationType(Event|RequestResponse|DryRun)$/.exec(name)?.[1];
}

/** The operation that a method of a client makes by its name alone; undefined for what is no operation. */
export function operationOfMethod(method: string): string | undefined {
  return /^[A-Z]/.test(method) && !notOperations.test(method) ? plainMethod(method) : undefined;
}

/** `PutItem` for `PutItemWithContext`, `QueryPages` and `QueryPagesWithContext`. */
function plainMethod(method: string): string {
  return method.replace(/(?:Pages)?(?:WithContext)?$/, '');
}

const notOperations =
  /^(?:Options|ServiceID|NewRequest|AddDebugHandlers|Sign|Presign|Config|Handlers)|Request$|^WaitUntil/;
