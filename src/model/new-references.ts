import type { Application } from './application.js';
import type { NewRight, NewValue } from './intent.js';
import type { NeededStatement } from './rights.js';
import type { DeclarationKind, Target } from './template.js';

/** Needed statements as they can be written; undefined when something stands elsewhere or is not known. */
export function newRights(
  statements: readonly NeededStatement[],
  application: Application,
): readonly NewRight[] | undefined {
  const rights = statements.map(({ actions, resources }): NewRight | undefined => {
    const values = resources.map((target) => (target ? newReference(target, application) : undefined));
    return values.every((value) => value !== undefined) ? { actions, resources: values } : undefined;
  });
  return rights.every((right) => right !== undefined) ? rights : undefined;
}

/** What a person calls the resources of a right: `Orders, Uploads/*`. */
export function namesOf(resources: readonly (Target | undefined)[], { declarations }: Application): string {
  return resources
    .map((target) => {
      if (!target) return '*';
      return target.kind === 'text'
        ? target.text
        : (declarations.get(target.id)?.name ?? target.id) + (target.suffix ?? '');
    })
    .join(', ');
}

function newReference(target: Target, { declarations }: Application): NewValue | undefined {
  if (target.kind === 'text') return target.text === '*' ? '*' : undefined;
  const declaration = declarations.get(target.id);
  if (!declaration || !withArn.has(declaration.kind)) return undefined;
  const { name, kind, origin } = declaration;
  const arn = { reference: name, attribute: 'arn', kind, origin } as const;
  return target.suffix ? { join: [arn, target.suffix] } : arn;
}

/** Kinds of which every dialect can name the ARN. */
const withArn: ReadonlySet<DeclarationKind> = new Set([
  'bucket',
  'bus',
  'function',
  'queue',
  'secret',
  'stream',
  'table',
  'topic',
  'workflow',
]);
