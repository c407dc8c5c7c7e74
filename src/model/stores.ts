import type { BucketDeclaration, TableDeclaration } from './template.js';
import { isAbsent, knownValues } from './value.js';

/**
 * Whether the items of a table are there for a while only: they expire, or the table's name says what it is for (sessions,
 * connections, locks, caches, what was done already, tests).
 */
export function holdsPassingItems({ name, tableName, timeToLive }: TableDeclaration): boolean {
  return !isAbsent(timeToLive) || [name, ...knownValues(tableName)].some((each) => wordsOf(each).some(isPassing));
}

/** Whether a bucket's name says that what is in it can be made again: assets of a website, artifacts, results of queries. */
export function holdsWhatIsMadeAgain({ name, bucketName }: BucketDeclaration): boolean {
  return [name, ...knownValues(bucketName)].some((each) => wordsOf(each).some((word) => made.has(word)));
}

const made: ReadonlySet<string> = new Set(
  (
    'static asset assets site website web ui frontend front artifact artifacts deployment pipeline codepipeline ' +
    'temp tmp temporary spill output outputs result results cache log logs job jobs build test'
  ).split(' '),
);

function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/);
}

function isPassing(word: string): boolean {
  return /^(?:caches?|sessions?|connections?|idempotency|locks?|tokens?|nonces?|semaphores?|tests?|dummy|mocks?|samples?|demos?|harness)$/.test(
    word,
  );
}
