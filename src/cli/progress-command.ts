import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { URI } from 'vscode-uri';
import { type Lesson, lessonOf } from '../coach/lesson.js';
import type { ProgressEvent } from '../coach/progress/events.js';
import { History } from '../coach/progress/history.js';
import { readJournal } from '../coach/progress/journal.js';
import { progressOverview } from '../coach/progress/overview.js';
import { record } from '../coach/progress/recorder.js';
import { progressReport } from '../coach/progress/report.js';
import { noEdits } from '../coach/progress/snapshot.js';
import type { RuleMetadata } from '../model/finding.js';
import { lookAt } from '../progress/look.js';
import type { Catalogue } from './catalogue.js';
import type { Io } from './io.js';
import { openAt } from './open.js';
import type { Place } from './place.js';
import { showProgress } from './progress.js';
import { oneOf, parseArguments, UsageError } from './usage.js';

/** `progress`: what a folder, and what was recorded, shows of skills. Nothing is written. */
export async function progress(args: readonly string[], io: Io, catalogue: Catalogue): Promise<number> {
  const { values, positionals } = parseArguments('progress', args, {
    format: { type: 'string', default: 'markdown' },
    store: { type: 'string' },
    now: { type: 'string' },
    role: { type: 'string' },
    level: { type: 'string' },
    config: { type: 'string' },
    'no-cache': { type: 'boolean', default: false },
  });
  const format = oneOf('--format', values.format, ['json', 'markdown']);
  const now = values.now === undefined ? Date.now() : momentOf(values.now);
  const target = targetOf(values, catalogue, now);
  const recorded = values.store === undefined ? [] : eventsIn(resolve(io.cwd, values.store), values.store);
  const place = folderAt(positionals, io);
  const workspace = await openAt(place, io, catalogue, {
    config: values.config,
    cache: !values['no-cache'],
    signals: true,
  });
  const shown = showProgress(io);
  const result = await workspace.scan({ onProgress: shown.show });
  shown.clear();

  const { framework, exercises, metadata } = catalogue;
  const rules = new Map(metadata.map((rule) => [rule.id, rule]));
  const address = URI.file(place.root).toString();
  const look = await lookAt(workspace, result, {
    address,
    at: now,
    whole: true,
    rules,
    framework,
    isOpen: () => false,
  });
  const history = History.of(recorded.filter(({ at }) => at <= now));
  const known = history.ledger.workspace(address);
  for (const event of [...record(known, look.snapshot, noEdits), ...target]) history.take(event);
  const sources = { framework, rules: metadata, exercises, lessonOf: ruleLessons(rules, catalogue) };
  const overview = progressOverview(history, look.seen, sources, now);
  io.stdout.write(progressReport(overview, framework, format));
  return 0;
}

/** The end of a day counts where only the day is given. */
function momentOf(written: string): number {
  const at = Date.parse(/^\d{4}-\d{2}-\d{2}$/.test(written) ? `${written}T23:59:59.999Z` : written);
  if (Number.isNaN(at)) throw new UsageError(`--now is "${written}"; use a date such as 2026-11-21.`);
  return at;
}

function targetOf(
  { role, level }: { readonly role?: string; readonly level?: string },
  { framework }: Catalogue,
  at: number,
): readonly ProgressEvent[] {
  if (role === undefined && level === undefined) return [];
  if (role === undefined || level === undefined) throw new UsageError('--role and --level are given together.');
  const chosen = {
    role: oneOf(
      '--role',
      role,
      framework.roles.map(({ id }) => id),
    ),
    level: oneOf(
      '--level',
      level,
      framework.levels.map(({ id }) => id),
    ),
  };
  return [{ kind: 'target-set', at, ...chosen }];
}

function eventsIn(path: string, written: string): readonly ProgressEvent[] {
  if (!existsSync(path)) throw new UsageError(`There is no file ${written}.`);
  const reading = readJournal(readFileSync(path, 'utf8'));
  if (reading.kind === 'read') return reading.events;
  const what = reading.kind === 'newer' ? 'was written by a later version' : 'is not a record of progress';
  throw new UsageError(`The file ${written} ${what}.`);
}

/** The folder as an editor would open it: what was recorded there is found under its address. */
function folderAt(written: readonly string[], io: Io): Place {
  const [path = '.', ...more] = written;
  if (more.length > 0) throw new UsageError('progress looks at one folder.');
  const root = resolve(io.cwd, path);
  if (!existsSync(root)) throw new UsageError(`There is no file or folder ${path}.`);
  if (!statSync(root).isDirectory()) throw new UsageError(`${path} is a file; progress looks at a folder.`);
  return { root, paths: [''], shown: (file) => file || '.' };
}

function ruleLessons(
  rules: ReadonlyMap<string, RuleMetadata>,
  { pages, framework, resources }: Catalogue,
): (rule: string) => Lesson | undefined {
  return (id) => {
    const rule = rules.get(id);
    return rule && lessonOf(rule, pages[id] ?? '', { framework, resources });
  };
}
