import { describe, expect, test } from 'vitest';
import { EditTrail } from '../../src/coach/progress/edit-trail.js';
import type { ProgressEvent } from '../../src/coach/progress/events.js';
import { History } from '../../src/coach/progress/history.js';
import { record } from '../../src/coach/progress/recorder.js';
import type { Snapshot, SnapshotConstruct, SnapshotFinding } from '../../src/coach/progress/snapshot.js';

const hour = 60 * 60 * 1000;
const start = Date.UTC(2026, 10, 2);
const workspace = 'file:///orders';
const file = 'template.yaml';
const skill = 'retries-and-dlq';

function at(line: number, path = file) {
  return { file: path, start: { line, character: 0 }, end: { line, character: 6 } };
}

function finding(fingerprint: string, more: Partial<SnapshotFinding> = {}): SnapshotFinding {
  const owner = `queue ${fingerprint}`;
  const rule = 'queue-without-dlq';
  return { fingerprint, rule, skill, severity: 'error', place: at(3), application: file, owner, ...more };
}

function construct(resource: string, more: Partial<SnapshotConstruct> = {}): SnapshotConstruct {
  return { skill, signal: 'dlq.redrive', resource, steward: false, place: at(5), ...more };
}

/** A folder over time: looks at it, and edits between them. */
class Story {
  readonly trail = new EditTrail();
  readonly history = new History();
  #now = start;

  constructor(text = 'first') {
    this.trail.opened(file, text, false);
  }

  types(text: string, path = file): this {
    this.trail.typed(path, text);
    return this;
  }

  /** Something else wrote the file, and the editor read it again. */
  rereads(text: string, path = file): this {
    this.trail.typed(path, text);
    this.trail.reread(path);
    return this;
  }

  repairs(text: string): this {
    this.trail.typed(file, text);
    this.trail.repaired(file);
    return this;
  }

  /** Looks at the folder an hour later; gives what was written down, without the scans. */
  sees(seen: Partial<Snapshot> = {}): readonly ProgressEvent[] {
    this.#now += hour;
    const snapshot: Snapshot = {
      workspace,
      at: this.#now,
      whole: true,
      findings: [],
      suppressed: [],
      constructs: [],
      fileState: () => 'read',
      stands: () => true,
      isActive: () => true,
      looksFor: () => true,
      ...seen,
    };
    const events = record(this.history.ledger.workspace(workspace), snapshot, this.trail.edits);
    for (const event of events) {
      this.history.take(event);
      if (event.kind === 'finding-moved') this.trail.moved(event.fingerprint, event.to);
    }
    this.trail.looked(
      [file],
      snapshot.findings.map(({ fingerprint }) => fingerprint),
    );
    return events.filter(({ kind }) => kind !== 'scan');
  }

  /** The kinds of evidence that are left. */
  get kinds(): readonly string[] {
    return this.history.ledger.evidenceOf(skill).map(({ kind }) => kind);
  }
}

/** A story in which a finding was there before anybody edited. */
function withFinding(): Story {
  const story = new Story();
  story.sees({ findings: [finding('Orders')] });
  return story;
}

const closed = (how: string) => [{ kind: 'finding-closed', how }];

describe('a finding', () => {
  test('that was there is found, one that comes while editing is made here', () => {
    const story = new Story();
    expect(story.sees({ findings: [finding('Orders')] })).toMatchObject([{ kind: 'finding-opened', made: false }]);
    expect(story.sees({ findings: [finding('Orders')] })).toEqual([]);
    story.types('second');
    expect(story.sees({ findings: [finding('Orders'), finding('Jobs', { rule: 'another' })] })).toMatchObject([
      { kind: 'finding-opened', fingerprint: 'Jobs', made: true },
    ]);
  });

  test('in a file that nobody had looked at is found, whatever was edited', () => {
    const story = withFinding();
    story.types('second');
    const jobs = finding('Jobs', { rule: 'another', place: at(1, 'jobs.yaml') });
    expect(story.sees({ findings: [finding('Orders'), jobs] })).toMatchObject([{ made: false }]);
  });

  test('in a file that was read again is found, and goes elsewhere, whatever was typed in others', () => {
    const story = withFinding();
    story.rereads('second').types('other', 'jobs.yaml');
    const jobs = finding('Jobs', { rule: 'another' });
    expect(story.sees({ findings: [jobs] })).toMatchObject([
      { kind: 'finding-closed', how: 'elsewhere' },
      { kind: 'finding-opened', fingerprint: 'Jobs', made: false },
    ]);
    story.rereads('third');
    expect(story.sees()).toMatchObject(closed('elsewhere'));
    expect(story.kinds).toEqual([]);
  });

  test('goes by hand where the file was read again before, or saved after it was typed', () => {
    const story = withFinding();
    story.rereads('second').sees({ findings: [finding('Orders')] });
    story.types('third');
    expect(story.sees()).toMatchObject(closed('hand'));
    const saved = withFinding();
    saved.rereads('second').trail.saved(file);
    expect(saved.sees()).toMatchObject(closed('hand'));
  });

  test('goes by hand, by button, or elsewhere', () => {
    expect(withFinding().types('second').sees()).toMatchObject(closed('hand'));
    expect(withFinding().repairs('second').sees()).toMatchObject(closed('button'));
    expect(withFinding().sees()).toMatchObject(closed('elsewhere'));
  });

  test('goes with its file or with what it is found at', () => {
    expect(
      withFinding()
        .types('second')
        .sees({ fileState: () => 'gone' }),
    ).toMatchObject(closed('deletion'));
    expect(
      withFinding()
        .types('second')
        .sees({ stands: () => false }),
    ).toMatchObject(closed('deletion'));
  });

  test('goes with its rule', () => {
    expect(
      withFinding()
        .types('second')
        .sees({ isActive: () => false }),
    ).toMatchObject(closed('rule-off'));
  });

  test('is repaired by hand also where a comment hides another one of its rule', () => {
    const story = new Story();
    const jobs = { suppressed: [{ ...finding('Jobs'), reasoned: false }] };
    story.sees({ findings: [finding('Orders')], ...jobs });
    story.types('second');
    expect(story.sees(jobs)).toMatchObject([{ kind: 'finding-closed', fingerprint: 'Orders', how: 'hand' }]);
    const rewritten = { suppressed: [{ ...finding('Jobs, rewritten'), reasoned: false }] };
    expect(story.types('third').sees(rewritten)).toEqual([]);
    expect(story.kinds).toEqual(['fix', 'open-finding']);
  });

  test('is repaired by hand also where a comment gives the reason for another one of its rule', () => {
    const story = new Story();
    story.sees({ findings: [finding('Orders'), finding('Jobs')] });
    const jobs = { suppressed: [{ ...finding('Jobs'), reasoned: true }] };
    story.types('second');
    expect(story.sees({ findings: [finding('Orders')], ...jobs })).toMatchObject(closed('reasoned-suppression'));
    story.types('third');
    expect(story.sees(jobs)).toMatchObject(closed('hand'));
  });

  test('that was hidden by a comment speaks against nobody once both are gone', () => {
    const story = withFinding();
    const hidden = { suppressed: [{ ...finding('Orders'), reasoned: false }] };
    story.types('second');
    expect(story.sees(hidden)).toMatchObject(closed('suppression'));
    expect(story.sees(hidden)).toEqual([]);
    expect(story.sees({ fileState: () => 'unread' })).toEqual([]);
    expect(story.kinds).toEqual(['open-finding']);
    story.types('third');
    expect(story.sees()).toMatchObject(closed('hand'));
    expect(story.kinds).toEqual(['fix']);
    expect(story.sees()).toEqual([]);
  });

  test('is taken out by a comment, with a reason or without, and the reason can come later', () => {
    const story = withFinding();
    const hidden = (reasoned: boolean) => ({ suppressed: [{ ...finding('Orders, on another line'), reasoned }] });
    story.types('second');
    expect(story.sees(hidden(false))).toMatchObject(closed('suppression'));
    expect(story.kinds).toEqual(['open-finding']);
    const same = (reasoned: boolean) => ({ suppressed: [{ ...finding('Orders'), reasoned }] });
    story.types('third');
    expect(story.sees(same(true))).toMatchObject(closed('reasoned-suppression'));
    expect(story.kinds).toEqual([]);
  });

  test('that is hidden without a reason when it is first seen is open', () => {
    const story = new Story();
    story.sees({
      suppressed: [
        { ...finding('Orders'), reasoned: false },
        { ...finding('Jobs'), reasoned: true },
      ],
    });
    expect(story.kinds).toEqual(['open-finding']);
    expect(story.sees({ suppressed: [{ ...finding('Orders'), reasoned: false }] })).toEqual([]);
  });

  test('of one’s own that is taken back shows nothing', () => {
    const story = new Story();
    story.sees();
    story.types('second');
    story.sees({ findings: [finding('Orders')] });
    story.types('first');
    expect(story.sees()).toMatchObject(closed('revert'));
    expect(story.kinds).toEqual([]);
  });

  test('whose repair is taken back and made again is repaired', () => {
    const story = withFinding();
    story.types('second');
    story.sees();
    story.types('first');
    expect(story.sees({ findings: [finding('Orders')] })).toMatchObject([{ kind: 'finding-opened', made: false }]);
    story.types('second');
    expect(story.sees()).toMatchObject(closed('hand'));
    expect(story.kinds).toEqual(['fix']);
  });

  test('stays the same when its line is rewritten, and when it is renamed', () => {
    const story = withFinding();
    story.types('second');
    const rewritten = finding('Orders, rewritten', { owner: 'queue Orders' });
    expect(story.sees({ findings: [rewritten] })).toMatchObject([{ kind: 'finding-moved', to: 'Orders, rewritten' }]);
    story.types('third');
    expect(story.sees({ findings: [finding('Placed')] })).toMatchObject([{ kind: 'finding-moved', to: 'Placed' }]);
    expect(story.history.ledger.evidenceOf(skill)).toMatchObject([{ kind: 'open-finding', since: start + hour }]);
    story.types('fourth');
    expect(story.sees()).toMatchObject(closed('hand'));
  });

  test('is counted for each of several equal lines', () => {
    const story = new Story();
    story.sees({ findings: [finding('Orders'), finding('Orders'), finding('Orders')] });
    expect(story.kinds).toHaveLength(3);
    story.types('second');
    expect(story.sees({ findings: [finding('Orders'), finding('Orders')] })).toMatchObject(closed('hand'));
  });

  test('that nobody looked for is still open', () => {
    const story = withFinding();
    expect(story.sees({ whole: false, fileState: () => 'unread' })).toEqual([]);
    const elsewhere = (path: string) => (path === file ? 'unread' : 'read');
    expect(story.sees({ whole: false, fileState: elsewhere })).toEqual([]);
    expect(story.sees({ whole: false, looksFor: () => false })).toEqual([]);
  });

  test('of a handler that no template names is still open until somebody looks for such handlers', () => {
    const owner = 'handler src/job.ts handler';
    const ofJob = finding('job', { application: '.', owner });
    const story = new Story();
    story.sees({ findings: [ofJob] });
    expect(story.sees({ whole: false, stands: () => false })).toEqual([]);
    expect(story.sees({ whole: false, stands: (each) => each === owner })).toMatchObject([{ kind: 'finding-closed' }]);
  });

  test('that was erased does not come back', () => {
    const story = withFinding();
    const [item] = story.history.ledger.evidenceOf(skill);
    story.history.take({ kind: 'item-erased', at: start + 2 * hour, item: item?.id ?? '' });
    expect(story.sees({ findings: [finding('Orders')] })).toEqual([]);
    expect(story.kinds).toEqual([]);
  });
});

describe('a habit', () => {
  const habit = (name: string, more: Partial<SnapshotFinding> = { habit: true }) => finding(name, more);
  const five = ['a', 'b', 'c', 'd', 'e'];

  test('counts once, until its last place is repaired', () => {
    const story = new Story();
    story.sees({ findings: five.map((name) => habit(name)) });
    expect(story.kinds).toEqual(['open-finding']);
    story.types('second');
    expect(story.sees({ findings: five.slice(1).map((name) => habit(name, {})) })).toEqual([]);
    story.types('third');
    expect(story.sees()).toMatchObject(closed('hand'));
    expect(story.kinds).toEqual(['fix']);
  });

  test('is not made of single findings by breaking what was whole', () => {
    const story = new Story();
    story.sees({ findings: five.map((name) => habit(name, {})) });
    story.types('second');
    expect(story.sees({ findings: five.map((name) => habit(name)) })).toEqual([]);
    expect(story.kinds).toHaveLength(5);
  });
});

describe('a construct', () => {
  test('that was there is found, one that comes by typing is written here', () => {
    const story = new Story();
    expect(story.sees({ constructs: [construct('a')] })).toMatchObject([{ kind: 'construct-seen', authored: false }]);
    story.types('second');
    expect(story.sees({ constructs: [construct('a'), construct('b')] })).toMatchObject([
      { resource: 'b', authored: true },
    ]);
  });

  test('that our button makes, or that lies in a new file from elsewhere, is found', () => {
    const story = new Story();
    story.sees();
    story.repairs('second');
    expect(story.sees({ constructs: [construct('a')] })).toMatchObject([{ authored: false }]);
    story.types('third');
    const other = construct('b', { place: at(1, 'other.yaml') });
    expect(story.sees({ constructs: [construct('a'), other] })).toMatchObject([{ authored: false }]);
  });

  test('that a pull brings into an open file is found, whatever was typed in others', () => {
    const story = new Story();
    story.sees();
    story.rereads('second').types('other', 'jobs.yaml');
    expect(story.sees({ constructs: [construct('a')] })).toMatchObject([{ authored: false }]);
    story.types('third');
    expect(story.sees({ constructs: [construct('a'), construct('b')] })).toMatchObject([{ authored: true }]);
  });

  test('in a file that was begun empty is written here', () => {
    const story = new Story();
    story.sees();
    story.trail.opened('new.yaml', 'nothing', true);
    story.types('text', 'new.yaml');
    expect(story.sees({ constructs: [construct('a', { place: at(1, 'new.yaml') })] })).toMatchObject([
      { authored: true },
    ]);
  });

  test('that is cut and put back, or renamed, is no more of one’s own', () => {
    const story = new Story();
    story.sees({ constructs: [construct('a')] });
    story.types('second');
    expect(story.sees()).toMatchObject([{ kind: 'construct-gone' }]);
    story.types('third');
    expect(story.sees({ constructs: [construct('a')] })).toMatchObject([{ kind: 'construct-seen', authored: false }]);
    story.types('fourth');
    expect(story.sees({ constructs: [construct('b')] })).toMatchObject([{ kind: 'construct-moved', to: 'b' }]);
    expect(story.history.ledger.evidenceOf(skill)).toMatchObject([{ resource: 'b', authored: false }]);
  });
});

describe('a look', () => {
  const scans = (story: Story, whole: boolean, at: number) => {
    const nothing = { findings: [], suppressed: [], constructs: [] };
    const asked = { fileState: () => 'read' as const, stands: () => true, isActive: () => true, looksFor: () => true };
    const snapshot: Snapshot = { workspace, at, whole, ...nothing, ...asked };
    return record(story.history.ledger.workspace(workspace), snapshot, story.trail.edits);
  };

  test('at a whole folder is written down a few times a day, at a part of it never', () => {
    const story = new Story();
    expect(scans(story, false, start)).toEqual([]);
    const first = scans(story, true, start);
    expect(first).toEqual([{ kind: 'scan', workspace, at: start }]);
    for (const event of first) story.history.take(event);
    expect(scans(story, true, start + hour)).toEqual([]);
    expect(scans(story, true, start + 6 * hour)).toHaveLength(1);
  });
});
