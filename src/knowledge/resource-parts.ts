import { arnPattern, resourceTypes } from './iam-actions.js';
import { namingArguments } from './naming-arguments.js';
import { iamPrefix } from './sdk-services.js';

/**
 * The part of what is named that an action is allowed on: `/*` for what is done to the objects of a bucket, nothing for
 * what is done to the bucket itself.
 */
export function partFor(action: string): string {
  const types = resourceTypes(action).map(({ name }) => name);
  switch (action.slice(0, action.indexOf(':'))) {
    case 's3':
      return types.includes('object') && !types.includes('bucket') ? '/*' : '';
    case 'dynamodb':
      return types.includes('stream') && !types.includes('table') ? '/stream/*' : '';
    case 'logs':
      return ':*';
    default:
      return '';
  }
}

/**
 * The ARN pattern for a name that a call of `service` gives: of a bare name, an ARN or the address of a queue. What is not
 * known of it (`${Stage}`) is left open. Undefined when nothing is known, and for services whose names are not recorded.
 */
export function arnFor(service: string, name: string, part: string): string | undefined {
  const written = open(name);
  if (written.startsWith('arn:')) return written.endsWith('*') ? written : written + part;
  const queue = /^https:\/\/(?:sqs\.)?([\w*-]+)\.[^/]*\/([\d*]+)\/([^/]+)$/.exec(written);
  if (queue) return `arn:aws:sqs:${queue[1]}:${queue[2]}:${queue[3]}`;
  if (written === '' || /^[*]+$/.test(written) || written.includes('://')) return undefined;
  const type = namingArguments(service)?.resourceType;
  const pattern = type === undefined ? undefined : arnPattern(iamPrefix(service) ?? '', type);
  if (pattern === undefined) return undefined;
  if (type === 'bucket' && written.includes('/')) return `arn:aws:s3:::${written.replace(/^\//, '')}`;
  const own = type === 'parameter' ? written.replace(/^\//, '') : type === 'Secret' ? `${written}-*` : written;
  // What names the resource stands last: the account and what lies above it is not known.
  const last = pattern.lastIndexOf('${');
  const head = pattern.slice(0, last).replace('${Partition}', 'aws');
  return open(head) + own + part;
}

function open(text: string): string {
  return text.replace(/\$\{AWS::Partition\}/g, 'aws').replace(/\$\{[^}]*\}/g, '*');
}
