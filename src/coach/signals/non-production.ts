import type { Application } from '../../model/application.js';
import { containsRange } from '../../model/source.js';
import type { Declaration } from '../../model/template.js';
import { certain, type Value } from '../../model/value.js';

/**
 * Whether a resource is certainly deployed for something else than production: its part, its own name or the folder of its
 * application is called after such a stage, or the stage is one when nobody names another.
 */
export function isBesideProduction(declared: Declaration, application: Application): boolean {
  if (declared.conditional) return false;
  const folders = application.root.split('/').slice(0, -1);
  const ofStage = folders.filter((_, at) =>
    /^(env|envs|environments?|stages?|live|accounts?)$/i.test(folders[at - 1] ?? ''),
  );
  const named = [...ofStage, ...declared.id.split('/')];
  if (named.some(isInProduction)) return false;
  return named.some(isOfStage) || application.parameters.some(isStageBesideProduction);
}

/** Whether a value is the same in every stage: no condition decides, and nobody gives another when deploying. */
export function isForEveryStage<T>(
  value: Value<T>,
  { parameters }: Application,
): value is Value<T> & { kind: 'known' } {
  if (value.kind !== 'known') return false;
  const places = [value.range, ...(value.definedAt ? [value.definedAt] : [])];
  return !parameters.some(({ range, default: given }) =>
    places.some(
      (place) => containsRange(range, place) || (given.kind === 'known' && containsRange(given.range, place)),
    ),
  );
}

function isStageBesideProduction({ name, default: given }: Application['parameters'][number]): boolean {
  return (
    /^(deployment)?(stage|env|environment)(name)?$/i.test(name.replace(/[-_]/g, '')) && isOfStage(certain(given) ?? '')
  );
}

/** `dev`, `orders-test`, `StagingStack`. */
function isOfStage(name: string): boolean {
  return wordsOf(name).some((word) => besideProduction.has(word));
}

function isInProduction(name: string): boolean {
  return wordsOf(name).some((word) => /^(prod|production|live|prd)$/.test(word));
}

const besideProduction: ReadonlySet<string> = new Set(
  'dev develop development test testing qa uat staging sandbox preview preprod nonprod'.split(' '),
);

function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/);
}
