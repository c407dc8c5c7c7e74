import type { EventSelection, ObjectSelection } from '../../model/template.js';
import { absent, unknown, type Value } from '../../model/value.js';
import { documentIn } from '../values/document-text.js';
import type { Place } from '../values/place.js';

/**
 * Which objects a notification of a bucket is about: `Event` of CloudFormation, `Events` of SAM and Terraform, and the rules
 * of a filter, be they a list of names with values (`Filter.S3Key.Rules`), a list of entries, or two properties.
 */
export function objectSelection(
  notification: Place,
  rules = notification.get('Filter', 'S3Key', 'Rules'),
): ObjectSelection {
  const happenings = [...notification.get('Events').items(), ...notification.get('Event').items()];
  return {
    happenings: happenings.map((place) => place.string()),
    prefix: keyPart(notification, rules, 'Prefix'),
    suffix: keyPart(notification, rules, 'Suffix'),
  };
}

function keyPart(notification: Place, rules: Place, name: 'Prefix' | 'Suffix'): Value<string> {
  const own = notification.get(`Filter${name}`);
  if (!own.isAbsent) return own.string();
  const filter = notification.get('Filter');
  if (!rules.isComplete || !filter.isComplete) return unknownAt(rules.range ?? filter.range);
  for (const rule of rules.items()) {
    const entry = rule.get(name.toLowerCase());
    if (!entry.isAbsent) return entry.string();
    if (rule.get('Name').literal?.toLowerCase() === name.toLowerCase()) return rule.get('Value').string();
  }
  return absent;
}

function unknownAt(range: Place['range']): Value<string> {
  return range ? unknown(range, 'the filter is known only when it is deployed') : absent;
}

/** What a pattern asks of an event, be it a map or a text with JSON in it. */
export function eventSelection(pattern: Place): EventSelection | undefined {
  if (pattern.isAbsent) return undefined;
  const map = documentIn(pattern);
  if (!map?.isComplete) return undefined;
  const texts = (key: string) =>
    map
      .get(key)
      .items()
      .map((place) => place.string());
  const isNarrower = map.entries().some(({ key, place }) => !asked.has(key) && !place.isAbsent);
  return {
    sources: texts('source'),
    detailTypes: [...texts('detail-type'), ...texts('detailType')],
    isNarrower,
  };
}

/** The CDK writes `detailType`. */
const asked: ReadonlySet<string> = new Set(['source', 'detail-type', 'detailType']);
