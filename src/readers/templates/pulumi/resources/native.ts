import { serviceName } from '../../../resources/service-names.js';
import type { Head, PlaceEntry } from '../../../values/head.js';
import { Place } from '../../../values/place.js';

/** CloudFormation's name of a type of the AWS Native provider: `aws-native:lambda:Function` is `AWS::Lambda::Function`. */
export function nativeType(token: string): string | undefined {
  const [pkg, module, type] = token.split(':');
  if (pkg !== 'aws-native' || module === undefined || type === undefined) return undefined;
  return `AWS::${serviceName(module)}::${type}`;
}

/** Properties of a type of the AWS Native provider under CloudFormation's names. What is a document or a map stays. */
export function nativeProperties(inputs: Place): Place {
  return Place.from(
    () =>
      inputs.heads.map((head): Head => {
        if (head.kind === 'list') return { ...head, items: head.items.map(nativeProperties) };
        return head.kind === 'map' ? { ...head, entries: head.entries.map(nativeEntry) } : head;
      }),
    inputs.written,
  );
}

function nativeEntry(entry: PlaceEntry): PlaceEntry {
  const key = pascalCase(entry.key);
  return { key, keyRange: entry.keyRange, place: asTheyAre.has(key) ? entry.place : nativeProperties(entry.place) };
}

function pascalCase(name: string): string {
  return name.replace(/(?:^|_)([a-z\d])/g, (_, letter: string) => letter.toUpperCase());
}

/** Values that are documents, or maps with the user's own keys (CloudFormation template reference, 2026-11). */
const asTheyAre: ReadonlySet<string> = new Set([
  ...['Variables', 'RedrivePolicy', 'PolicyDocument', 'AssumeRolePolicyDocument', 'Policy', 'Body', 'Definition'],
  ...['DefinitionString', 'DefinitionSubstitutions', 'EventPattern', 'FilterPolicy', 'Tags', 'Statement'],
]);
