import { framework } from '../../rules/skills.js';
import { fingerprint } from '../checker/fingerprint.js';
import { EditTrail } from '../coach/progress/edit-trail.js';
import type { ProgressEvent } from '../coach/progress/events.js';
import type { History } from '../coach/progress/history.js';
import { record } from '../coach/progress/recorder.js';
import type { Seen } from '../coach/progress/seen.js';
import type { RuleMetadata } from '../model/finding.js';
import { type Look, lookAt } from '../progress/look.js';
import type { Recording } from '../progress/recording.js';
import type { LintResult } from '../workspace/index.js';
import type { Folder } from './folder.js';
import { Rereading } from './rereading.js';

export interface FollowingOptions {
  readonly folder: Folder;
  readonly recording: Recording;
  readonly rules: ReadonlyMap<string, RuleMetadata>;
  /** The text of a file as it lies there, whatever a document of it holds; undefined when it cannot be read. */
  readonly onDisk: (path: string) => Promise<string | undefined>;
  /** Milliseconds since 1970, UTC. */
  readonly now: () => number;
  /** Something was written down, or looked at for the first time. */
  readonly onRecorded: () => void;
  readonly onFault: (error: unknown) => void;
}

/** Milliseconds without an edit after which what stands there counts: half-typed code leaves no trace. */
const settling = 2000;

/** Follows what happens in one folder, and writes it down when things have settled. */
export class Following {
  readonly #options: FollowingOptions;
  readonly #trail = new EditTrail();
  readonly #rereading: Rereading;
  /** The present texts of documents that were opened, as hashes. */
  readonly #texts = new Map<string, string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #editedAt = Number.NEGATIVE_INFINITY;
  #recorded: LintResult | undefined;
  #seen: Seen | undefined;
  #wasChecked = false;
  /** The last look could not be taken, for a reason that may last. */
  #isHeldUp = false;
  #looking: Promise<void> = Promise.resolve();
  /** Forgotten by the user: what is here is not written down again before the folder is opened anew. */
  #isForgotten = false;

  constructor(options: FollowingOptions) {
    this.#options = options;
    this.#rereading = new Rereading(options.onDisk);
  }

  /** What the last look showed; undefined before the first. */
  get seen(): Seen | undefined {
    return this.#seen;
  }

  /** Its first look is to come. */
  get isAwaited(): boolean {
    return this.#seen === undefined && !this.#isHeldUp && !this.#isForgotten;
  }

  /** A document has this text now, opened or edited, perhaps by one of our repairs. */
  took(path: string, text: string, isRepair: boolean): void {
    const hash = fingerprint(text);
    const before = this.#texts.get(path);
    if (before === hash) return;
    this.#texts.set(path, hash);
    if (isRepair) this.#trail.repaired(path);
    if (before === undefined) {
      this.#trail.opened(path, hash, text.trim() === '');
      this.#rereading.opened(path, text);
      return;
    }
    this.#trail.typed(path, hash);
    this.#rereading.changed(path, text, () => this.#trail.reread(path));
    this.#editedAt = performance.now();
  }

  /** A document was written to its file. */
  saved(path: string): void {
    this.#rereading.saved(path, () => this.#trail.saved(path));
  }

  closed(path: string): void {
    this.#texts.delete(path);
    this.#rereading.closed(path);
  }

  /** A check is done: it is looked at once nothing was edited for a while. */
  checked(): void {
    this.#wasChecked = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.settle(), settling);
  }

  /** Looks at the folder and writes down what happened, unless somebody is typing. */
  settle(): Promise<void> {
    this.#looking = this.#looking
      .then(() => this.#look())
      .catch((error) => {
        this.#isHeldUp = true;
        this.#options.onFault(error);
      });
    return this.#looking;
  }

  /** The user took everything of this folder out of the record. */
  forget(): void {
    this.#isForgotten = true;
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  async #look(): Promise<void> {
    const { folder, recording, rules, now, onRecorded } = this.#options;
    const result = folder.result;
    this.#isHeldUp = !result && this.#wasChecked && !folder.busy;
    if (!result || folder.busy || performance.now() - this.#editedAt < settling) return;
    const workspace = await folder.workspace;
    this.#isHeldUp = [...this.#texts.keys()].some((path) => workspace.isCarried(path));
    if (this.#isHeldUp) return;
    await this.#rereading.settled;
    const at = now();
    const edits = this.#trail.edits;
    const address = folder.address.uri.toString();
    const isOpen = (path: string) => folder.isOpen(path);
    const options = { address, at, whole: folder.scanned, rules, framework, isOpen };
    const look = await lookAt(workspace, result, options);
    // Somebody began to type while this was looked at: the next look tells it.
    if (folder.result !== result || performance.now() - this.#editedAt < settling) return;
    const isFirst = this.#seen === undefined;
    this.#seen = look.seen;
    const isNew = this.#recorded !== result;
    this.#recorded = result;
    if (this.#isForgotten) return;
    const events = await recording.record((history) => this.#told(history, look, edits));
    if (isNew) this.#remember(look, result, events);
    if (events.length > 0 || isFirst) onRecorded();
  }

  #told(history: History, { snapshot }: Look, edits: EditTrail['edits']): readonly ProgressEvent[] {
    return record(history.ledger.workspace(snapshot.workspace), snapshot, edits);
  }

  #remember({ snapshot }: Look, { checked }: LintResult, events: readonly ProgressEvent[]): void {
    for (const event of events) if (event.kind === 'finding-moved') this.#trail.moved(event.fingerprint, event.to);
    const files = checked.flatMap((each) => [...each.files]);
    this.#trail.looked(
      files,
      snapshot.findings.map((finding) => finding.fingerprint),
    );
  }
}
