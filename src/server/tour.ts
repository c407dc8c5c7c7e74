import { framework } from '../../rules/skills.js';
import type { Kept } from '../checker/index.js';
import type { SeenSignal } from '../coach/signals/index.js';
import type { Finding, RuleMetadata } from '../model/finding.js';
import { rangeKey, type SourceRange } from '../model/source.js';
import { observedIn } from '../workspace/index.js';
import type { Folder } from './folder.js';
import { PlaceViews } from './place-views.js';
import type { TourStop } from './protocol.js';

/** More stops than this nobody visits. */
const mostStops = 20;
/** So many of them show how it is done well, where there are as many. */
const mostKept = 5;

/** A place to stop at, before anybody asked what is written there. */
interface Stop {
  readonly folder: Folder;
  readonly range: SourceRange;
  readonly name?: string;
  readonly verdict: TourStop['verdict'];
  readonly text: string;
  /** The rule or signal it stands for. */
  readonly shows: string;
  readonly rule?: string;
}

/** The places here that show a skill: first those that break it, then those that keep it, in turn of each rule and signal. */
export async function tourOf(
  skill: string,
  folders: readonly Folder[],
  rules: ReadonlyMap<string, RuleMetadata>,
): Promise<readonly TourStop[]> {
  await Promise.all(folders.map((folder) => folder.settled()));
  const failing = inTurn(folders.flatMap((folder) => failingIn(folder, skill, rules)));
  const holding = inTurn(folders.flatMap((folder) => holdingIn(folder, skill, rules)));
  const failures = failing.slice(0, mostStops - Math.min(mostKept, holding.length));
  const stops = [...failures, ...holding].slice(0, mostStops);
  const places = new PlaceViews(folders);
  return Promise.all(
    stops.map(async ({ folder, range, name, verdict, text, shows, rule }) => ({
      place: await places.of(folder, `${skill} ${shows}`, range, name),
      verdict,
      text,
      ...(rule !== undefined && { rule }),
    })),
  );
}

function failingIn(folder: Folder, skill: string, rules: ReadonlyMap<string, RuleMetadata>): readonly Stop[] {
  const findings: readonly Finding[] = folder.result?.findings ?? [];
  const found = findings
    .filter(({ rule }) => rules.get(rule)?.skill === skill)
    .map(
      ({ rule, range, function: name, message }): Stop => ({
        folder,
        range,
        ...(name !== undefined && { name }),
        verdict: 'fails',
        text: firstSentence(message),
        shows: rule,
        rule,
      }),
    );
  const faults = folder.result ? observedIn(folder.result.checked, folder.result.repository).faults : [];
  return [...found, ...faults.filter((each) => each.skill === skill).map(signalStop(folder, 'fails'))];
}

/** Where a signal and a rule say the same of one place, the signal does: it says what is there. */
function holdingIn(folder: Folder, skill: string, rules: ReadonlyMap<string, RuleMetadata>): readonly Stop[] {
  const { result } = folder;
  if (!result) return [];
  const signals = observedIn(result.checked, result.repository).seen.filter((each) => each.skill === skill);
  const shown = new Set(signals.map(({ place }) => rangeKey(place)));
  const kept = result.kept.filter(
    ({ rule, site }) => rules.get(rule)?.skill === skill && !shown.has(rangeKey(site.range)),
  );
  return [...signals.map(signalStop(folder, 'holds')), ...kept.map(keptStop(folder, rules))];
}

function signalStop(folder: Folder, verdict: Stop['verdict']): (seen: SeenSignal) => Stop {
  return ({ signal, place }) => ({
    folder,
    range: place,
    verdict,
    text: `${framework.signals.find(({ id }) => id === signal)?.says ?? signal}.`,
    shows: signal,
  });
}

function keptStop(folder: Folder, rules: ReadonlyMap<string, RuleMetadata>): (kept: Kept) => Stop {
  return ({ rule, site: { range, name } }) => ({
    folder,
    range,
    ...(name !== undefined && { name }),
    verdict: 'holds',
    text: `Checked for “${rules.get(rule)?.title ?? rule}”, and in order.`,
    shows: rule,
    rule,
  });
}

/** One of each rule or signal, then the next of each. */
function inTurn(stops: readonly Stop[]): readonly Stop[] {
  const turns = new Map<string, number>();
  return stops
    .map((stop) => {
      const turn = turns.get(stop.shows) ?? 0;
      turns.set(stop.shows, turn + 1);
      return { stop, turn };
    })
    .toSorted((a, b) => a.turn - b.turn)
    .map(({ stop }) => stop);
}

/** Names may hold full stops: a sentence ends where another begins. */
function firstSentence(message: string): string {
  return message.split(/(?<=[.!?])\s+(?=["“`A-Z])/)[0] ?? message;
}
