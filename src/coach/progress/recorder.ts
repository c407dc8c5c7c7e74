import { scanHours } from './constants.js';
import type { Closing, FindingOpenedEvent, ProgressEvent } from './events.js';
import type { FindingRecord } from './finding-records.js';
import { constructId, findingId } from './item-ids.js';
import type { WorkspaceRecord } from './ledger.js';
import { pairedConstructs, pairedFindings } from './pairing.js';
import type { Edits, Snapshot, SnapshotFinding } from './snapshot.js';

/** What happened between what is known of a folder and a look at it: the events to be written down, none for no change. */
export function record(known: WorkspaceRecord, snapshot: Snapshot, edits: Edits): readonly ProgressEvent[] {
  const events = [...findingEvents(known, snapshot, edits), ...constructEvents(known, snapshot, edits)];
  const { workspace, at, whole } = snapshot;
  const isDue = whole && at - (known.scannedAt ?? Number.NEGATIVE_INFINITY) >= scanHours * hour;
  return isDue ? [...events, { kind: 'scan', workspace, at }] : events;
}

const hour = 60 * 60 * 1000;

function findingEvents(known: WorkspaceRecord, snapshot: Snapshot, edits: Edits): readonly ProgressEvent[] {
  const { workspace, at } = snapshot;
  const records = [...known.findings.values()];
  const open = records.filter(({ closed }) => !closed).map(({ opened }) => opened);
  const present = byFingerprint(inOneForm(snapshot.findings, open), known, workspace);
  const isMissing = (finding: FindingOpenedEvent) =>
    !present.has(finding.fingerprint) && wasLookedFor(finding, snapshot);
  const vanished = open.filter(isMissing);
  const hidden = records
    .filter(({ closed }) => closed?.how === 'suppression')
    .map(({ opened }) => opened)
    .filter(isMissing);
  const suppressed = suppressions([...hidden, ...vanished], known, snapshot);
  const appeared = [...present.values()].filter(({ fingerprint }) => isNew(known.findings.get(fingerprint)));
  const moves = pairedFindings(
    vanished.filter((finding) => !suppressed.has(finding)),
    appeared,
  );
  const moved = new Set(moves.flatMap(({ from, to }) => [from.fingerprint, to.fingerprint]));
  return [
    ...moves.map(({ from, to }): ProgressEvent => {
      const { fingerprint, place, application, owner } = to;
      const there = { place, application, ...(owner !== undefined && { owner }) };
      return { kind: 'finding-moved', at, workspace, fingerprint: from.fingerprint, to: fingerprint, ...there };
    }),
    ...[...hidden.filter((finding) => suppressed.get(finding) !== 'suppression'), ...vanished]
      .filter(({ fingerprint }) => !moved.has(fingerprint))
      .map((finding): ProgressEvent => {
        const how = suppressed.get(finding) ?? closing(finding, snapshot, edits);
        return { kind: 'finding-closed', at, workspace, fingerprint: finding.fingerprint, how };
      }),
    ...appeared
      .filter(({ fingerprint }) => !moved.has(fingerprint))
      .map((finding) => opening(finding, known.findings.get(finding.fingerprint), snapshot, edits)),
    ...hiddenFromTheFirst(known, [...hidden, ...vanished], snapshot),
  ];
}

/** A suppression says nothing of when the fault came about: without an end it is open, and hidden. */
function isNew(record: FindingRecord | undefined): boolean {
  return !record || record.closed !== undefined;
}

/**
 * Findings of a habit are one as long as any of them is there, and findings that were counted one by one stay so: changing
 * from the one form to the other is no repair and no new fault.
 */
function inOneForm(
  findings: readonly SnapshotFinding[],
  open: readonly FindingOpenedEvent[],
): readonly SnapshotFinding[] {
  const habits = new Set(open.map(({ fingerprint }) => fingerprint));
  const single = new Set(open.map(({ rule, application }) => `${rule} ${application}`));
  const folded = new Set<string>();
  return findings.flatMap((finding) => {
    const fingerprint = `habit ${finding.rule} ${finding.application}`;
    const isHabit =
      habits.has(fingerprint) || (finding.habit === true && !single.has(`${finding.rule} ${finding.application}`));
    if (!isHabit) return [finding];
    if (folded.has(fingerprint)) return [];
    folded.add(fingerprint);
    const { owner: _, ...rest } = finding;
    return [{ ...rest, fingerprint }];
  });
}

/** Equal lines have equal fingerprints: the second and later ones are told apart by their number. */
function byFingerprint(
  findings: readonly SnapshotFinding[],
  { erased }: WorkspaceRecord,
  workspace: string,
): ReadonlyMap<string, SnapshotFinding> {
  const present = new Map<string, SnapshotFinding>();
  const counts = new Map<string, number>();
  for (const finding of findings) {
    const count = (counts.get(finding.fingerprint) ?? 0) + 1;
    counts.set(finding.fingerprint, count);
    const fingerprint = count === 1 ? finding.fingerprint : `${finding.fingerprint}-${count}`;
    if (!erased.has(findingId({ workspace, fingerprint }))) present.set(fingerprint, { ...finding, fingerprint });
  }
  return present;
}

/** Whether it would have been found if it were still there. */
function wasLookedFor(
  { rule, place, application, owner }: FindingOpenedEvent,
  { fileState, whole, stands, looksFor }: Snapshot,
): boolean {
  if (!looksFor(rule) || fileState(place.file) === 'unread') return false;
  // Code that a template leads to may be read without the handlers beside it that none names.
  if (application === looseHandlers) return whole || (owner !== undefined && stands(owner));
  return fileState(application) !== 'unread';
}

/** The root of handlers that no template names. */
const looseHandlers = '.';

/** Findings that are gone because a comment takes them out: each comment takes one, if it has taken none before. */
function suppressions(
  missing: readonly FindingOpenedEvent[],
  { findings }: WorkspaceRecord,
  { suppressed }: Snapshot,
): ReadonlyMap<FindingOpenedEvent, Closing> {
  const left = new Set(
    suppressed.filter(({ fingerprint }) => findings.get(fingerprint)?.closed?.how !== 'reasoned-suppression'),
  );
  const closings = new Map<FindingOpenedEvent, Closing>();
  for (const isSame of [
    (a: FindingOpenedEvent, b: SnapshotFinding) => a.fingerprint === b.fingerprint,
    (a: FindingOpenedEvent, b: SnapshotFinding) => a.owner === b.owner,
    () => true,
  ]) {
    for (const finding of missing) {
      if (closings.has(finding)) continue;
      const match = [...left].find(
        (each) => each.rule === finding.rule && each.place.file === finding.place.file && isSame(finding, each),
      );
      if (!match) continue;
      left.delete(match);
      closings.set(finding, match.reasoned ? 'reasoned-suppression' : 'suppression');
    }
  }
  return closings;
}

/** Faults that were hidden when they were first seen. A comment may hide one that was known under another fingerprint. */
function hiddenFromTheFirst(
  known: WorkspaceRecord,
  missing: readonly FindingOpenedEvent[],
  snapshot: Snapshot,
): readonly ProgressEvent[] {
  const { workspace, at, suppressed } = snapshot;
  return suppressed.flatMap((finding): readonly ProgressEvent[] => {
    const { fingerprint, reasoned } = finding;
    const isKnown = known.findings.has(fingerprint) || known.erased.has(findingId({ workspace, fingerprint }));
    const isHiddenHere = missing.some(({ rule, place }) => rule === finding.rule && place.file === finding.place.file);
    if (reasoned || isKnown || isHiddenHere) return [];
    const closed = { kind: 'finding-closed', at, workspace, fingerprint, how: 'suppression' } as const;
    return [openedAt(finding, false, snapshot), closed];
  });
}

function closing(finding: FindingOpenedEvent, snapshot: Snapshot, edits: Edits): Closing {
  const { rule, place, owner, fingerprint } = finding;
  if (!snapshot.isActive(rule)) return 'rule-off';
  if (snapshot.fileState(place.file) === 'gone') return 'deletion';
  if (owner !== undefined && !snapshot.stands(owner)) return 'deletion';
  if (edits.typed.size + edits.repaired.size === 0 || edits.reread.has(place.file)) return 'elsewhere';
  if (edits.isRevert(fingerprint)) return 'revert';
  return edits.repaired.has(place.file) || edits.typed.size === 0 ? 'button' : 'hand';
}

/** A finding that comes back was made by who made it at first. */
function opening(
  finding: SnapshotFinding,
  before: FindingRecord | undefined,
  snapshot: Snapshot,
  edits: Edits,
): ProgressEvent {
  const isEdited = edits.typed.size + edits.repaired.size > 0;
  const { file } = finding.place;
  const isMade = isEdited && edits.wasSeen(file) && !edits.reread.has(file);
  return openedAt(finding, before?.opened.made ?? isMade, snapshot);
}

function openedAt(finding: SnapshotFinding, made: boolean, snapshot: Snapshot): FindingOpenedEvent {
  const { workspace, at } = snapshot;
  const { fingerprint, rule, skill, severity, place, application, owner } = finding;
  const what = { fingerprint, rule, skill, severity, place, application, ...(owner !== undefined && { owner }) };
  return { kind: 'finding-opened', at, workspace, ...what, made };
}

function constructEvents(known: WorkspaceRecord, snapshot: Snapshot, edits: Edits): readonly ProgressEvent[] {
  const { workspace, at } = snapshot;
  const present = new Map(snapshot.constructs.map((each) => [constructId({ workspace, ...each }), each]));
  const standing = [...known.constructs].filter(([, { kind }]) => kind === 'construct-seen');
  const vanished = standing
    .filter(([id, { place }]) => !present.has(id) && snapshot.fileState(place.file) !== 'unread')
    .map(([, event]) => event);
  const appeared = [...present]
    .filter(([id]) => known.constructs.get(id)?.kind !== 'construct-seen' && !known.erased.has(id))
    .map(([, construct]) => construct);
  const moves = pairedConstructs(
    vanished,
    appeared.filter((each) => !known.constructs.has(constructId({ workspace, ...each }))),
  );
  const gone = new Set(moves.map(({ from }) => from));
  const come = new Set(moves.map(({ to }) => to));
  return [
    ...moves.map(({ from, to }): ProgressEvent => {
      const { skill, signal, resource } = from;
      return { kind: 'construct-moved', at, workspace, skill, signal, resource, to: to.resource, place: to.place };
    }),
    ...vanished
      .filter((event) => !gone.has(event))
      .map((event): ProgressEvent => ({ ...event, kind: 'construct-gone', at })),
    ...appeared
      .filter((construct) => !come.has(construct))
      .map((construct): ProgressEvent => {
        // What was cut and put back is no more of one's own than before.
        const before = known.constructs.get(constructId({ workspace, ...construct }));
        const authored = before?.authored ?? isAuthored(construct.place.file, edits);
        return { kind: 'construct-seen', at, workspace, ...construct, authored };
      }),
  ];
}

/** It came about by typing, in this session, in a file that had been looked at before. */
function isAuthored(file: string, { typed, repaired, reread, wasSeen }: Edits): boolean {
  return typed.size > 0 && !repaired.has(file) && !reread.has(file) && wasSeen(file);
}
