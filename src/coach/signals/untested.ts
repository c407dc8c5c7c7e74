import type { Handler } from '../../model/application.js';
import { isForTrial } from './own-functions.js';
import { askedOnce, isTestFile } from './repository.js';
import { habitOf, sightingsAt } from './sighting.js';
import type { FaultSighting, Repository, Surroundings } from './signal.js';
import { testsOf } from './tested-code.js';

/**
 * Handlers that no test reaches: neither one that imports what they run, nor one that names them. All of them where the
 * application has no such test. Nothing where tests from outside may reach any of them.
 */
export function untestedHandlers(surroundings: Surroundings): readonly FaultSighting[] {
  const { application, repository } = surroundings;
  const { handlers, root } = application;
  if (root === '.' || isForTrial(surroundings)) return [];
  const folder = root.slice(0, Math.max(0, root.lastIndexOf('/')));
  const { isNamed, areAllRead, fromOutside } = testsIn(repository);
  if (!areAllRead || fromOutside.some((path) => isBeside(path, folder))) return [];
  const own = handlers.filter(isOwn);
  const untested = own.filter(
    (handler) =>
      !handler.reach.files.some((file) => testsOf(file, folder, repository).length > 0) &&
      !namesOf(handler).some(isNamed),
  );
  if (untested.length === 0) return [];
  return untested.length === own.length ? [habitOf(application)] : sightingsAt(untested);
}

/** Whether a test needs what is deployed, or something that stands in for it, as its path tells. */
export function isBeyondUnits(path: string): boolean {
  return /(^|[/._-])(integration|integ|e2e|acceptance|smoke|system|load|perf|performance)([/._-]|$)/i.test(path);
}

/** Of a function that somebody wrote. */
function isOwn({ functions, events }: Handler): boolean {
  const isForDeployment = events.length > 0 && events.every((event) => event === 'deployment');
  return functions.some(({ generated }) => !generated) && !isForDeployment;
}

const testsIn = askedOnce(({ paths, text }: Repository) => {
  const files = paths.filter(isTestFile);
  const texts = files.flatMap((path) => text(path) ?? []);
  const named = new Map<string, boolean>();
  return {
    /** Texts of tests are long, and names stay the same: each is looked for once. */
    isNamed: (name: string) => {
      const found = named.get(name) ?? texts.some((each) => isWordIn(name, each));
      named.set(name, found);
      return found;
    },
    areAllRead: texts.length === files.length,
    fromOutside: paths.filter((path) => otherTests.test(path) || (isTestFile(path) && isBeyondUnits(path))),
  };
});

/** Tests in languages of their own: sentences, requests, shell scripts; and in languages that are not read. */
const otherTests =
  /\.(feature|bats|hurl|jmx|http|postman_collection\.json)$|(^|\/)src\/test\/(kotlin|groovy|scala)\/|\.(spec|test)\.(rb|php|rs)$|_spec\.rb$/;

/** Tests above an application may be for it; those beside it, of a neighbour, are not. */
function isBeside(test: string, folder: string): boolean {
  const around =
    /^(.*?)(?:[^/]*[-_.])?(?:tests?|__tests__|spec|features|e2e|integration|integ)\b/i.exec(test)?.[1] ?? '';
  return `${folder}/`.startsWith(around) || test.startsWith(`${folder}/`);
}

/** Its file, or its folder where all files are called alike; its functions, and its class. */
function namesOf({ file, name, functions }: Handler): readonly string[] {
  const parts = file.replace(/\.[^./]+$/, '').split('/');
  const own = parts.findLast((part) => !alike.test(part)) ?? '';
  const names = [own, name.includes('.') ? (name.split('.')[0] ?? '') : '', ...functions.map((each) => each.name)];
  return names.filter(({ length }) => length > 2);
}

const alike =
  /^(index|app|main|handler|handlers|lambda|lambda_function|function|functions|src|lib|mod|code|__init__|dist|build)$/i;

function isWordIn(word: string, text: string): boolean {
  const at = text.indexOf(word);
  if (at < 0) return false;
  return new RegExp(`(^|[^A-Za-z0-9])${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}([^A-Za-z0-9]|$)`).test(text);
}
