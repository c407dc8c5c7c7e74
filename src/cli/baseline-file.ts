import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  applyBaseline,
  type Baseline,
  type BaselineEntry,
  createBaseline,
  formatBaseline,
  gathered,
  type LineText,
  parseBaseline,
  separated,
} from '../checker/index.js';
import type { Finding } from '../model/finding.js';
import type { Io } from './io.js';
import type { Place } from './place.js';
import { UsageError } from './usage.js';

const baselineFileName = '.serverless-coach-baseline.json';

interface BaselineOptions {
  /** As written on the command line. */
  readonly given: string | undefined;
  readonly update: boolean;
  readonly place: Place;
  /** The rules that ran; empty for all. */
  readonly only: ReadonlySet<string>;
  readonly io: Io;
}

/**
 * Takes out what the baseline knows, or writes the baseline anew. Entries of files and rules that were not looked at stay
 * as they are. Throws a `UsageError` when the baseline cannot be used.
 */
export function compareWithBaseline(
  findings: readonly Finding[],
  lineText: LineText,
  { given, update, place, only, io }: BaselineOptions,
): { readonly findings: readonly Finding[]; readonly known: readonly Finding[] } {
  const path = given === undefined ? join(place.root, baselineFileName) : resolve(io.cwd, given);
  const shown = given ?? place.shown(baselineFileName);
  const looksAt = (entry: BaselineEntry) =>
    (only.size === 0 || only.has(entry.rule)) &&
    place.paths.some((root) => root === '' || entry.file === root || entry.file.startsWith(`${root}/`));

  // Each place is known by itself: repairing one does not make the others new.
  const single = separated(findings);
  const before = readBaseline(path, shown, given !== undefined, update);
  if (update) {
    const kept = before.entries.filter((entry) => !looksAt(entry));
    writeBaseline(path, shown, { entries: [...kept, ...createBaseline(single, lineText).entries] });
    return { findings: [], known: findings };
  }
  const { stale, known, findings: fresh } = applyBaseline(single, before, lineText);
  const gone = stale.filter(looksAt).reduce((sum, { count }) => sum + count, 0);
  if (gone > 0) {
    io.stderr.write(
      `${gone} ${gone === 1 ? 'entry' : 'entries'} of ${shown} no longer found; --update-baseline drops them.\n`,
    );
  }
  return { findings: gathered(fresh), known };
}

function readBaseline(path: string, shown: string, isNamed: boolean, isReplaced: boolean): Baseline {
  if (!existsSync(path)) {
    if (isNamed && !isReplaced) throw new UsageError(`There is no baseline ${shown}; --update-baseline writes one.`);
    return { entries: [] };
  }
  const parsed = parseBaseline(readFileSync(path, 'utf8'));
  if (!('problem' in parsed)) return parsed;
  if (isReplaced) return { entries: [] };
  throw new UsageError(`${shown} ${parsed.problem}; delete it or write it anew with --update-baseline.`);
}

function writeBaseline(path: string, shown: string, baseline: Baseline): void {
  try {
    writeFileSync(path, formatBaseline(baseline));
  } catch (error) {
    throw new UsageError(`${shown} cannot be written: ${error instanceof Error ? error.message : error}`);
  }
}
