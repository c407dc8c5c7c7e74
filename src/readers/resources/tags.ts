import { known, unknown, type Value } from '../../model/value.js';
import type { Head } from '../values/head.js';
import type { Place } from '../values/place.js';
import type { Resource } from './resource.js';

/**
 * Names of the tags a resource certainly has: its own, and those of `shared` that every resource gets. Undefined for types
 * that nobody asks about, and where there is none; unknown where nobody can tell.
 */
export function tagsOf({ type, properties }: Resource, shared: readonly Place[]): Value<readonly string[]> | undefined {
  if (!asked.has(type)) return undefined;
  const places = [properties.get('Tags'), ...shared].filter((place) => !place.isAbsent);
  const names = [...new Set(places.flatMap(certainNames))];
  const range = places.find((place) => certainNames(place).length > 0)?.range;
  if (range) return known(names, range);
  const open = places.find((place) => !isEmpty(place));
  return open?.range && unknown(open.range, 'its tags are not known');
}

function isEmpty(place: Place): boolean {
  return place.heads.every((head) => {
    if (head.kind === 'map') return head.entries.length === 0 && !head.incomplete;
    return head.kind === 'absent' || (head.kind === 'list' && head.items.length === 0);
  });
}

function certainNames(place: Place): readonly string[] {
  const [first = [], ...others] = place.heads.map(namesIn);
  return first.filter((name) => others.every((names) => names.includes(name)));
}

/** CloudFormation has a list of keys and values, most tools a map. */
function namesIn(head: Head): readonly string[] {
  if (head.kind === 'map') return head.entries.filter(({ place }) => !place.isAbsent).map(({ key }) => key);
  if (head.kind !== 'list') return [];
  return head.items.flatMap((item) => item.get('Key').literal ?? item.get('key').literal ?? []);
}

const asked: ReadonlySet<string> = new Set([
  'AWS::Serverless::Function',
  'AWS::Lambda::Function',
  'AWS::Serverless::SimpleTable',
  'AWS::DynamoDB::Table',
  'AWS::DynamoDB::GlobalTable',
  'AWS::SQS::Queue',
  'AWS::SNS::Topic',
  'AWS::Kinesis::Stream',
  'AWS::S3::Bucket',
  'AWS::Serverless::StateMachine',
  'AWS::StepFunctions::StateMachine',
]);
