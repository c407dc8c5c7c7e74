import { exercises } from '../../exercises/index.js';
import { framework } from '../../rules/skills.js';
import type { Erasure } from '../coach/progress/erasing.js';
import type { ProgressEvent } from '../coach/progress/events.js';
import type { History } from '../coach/progress/history.js';
import { type ProgressOverview, progressOverview } from '../coach/progress/overview.js';
import type { RuleMetadata } from '../model/finding.js';
import { seenTogether } from '../progress/look.js';
import type { ProgressFile } from '../progress/progress-file.js';
import { ProgressStore, type StoreNotice } from '../progress/progress-store.js';
import { Recording } from '../progress/recording.js';
import type { FileSystem } from '../workspace/file-system.js';
import type { Folder } from './folder.js';
import type { FolderAddress } from './folder-address.js';
import type { Located } from './folders.js';
import { Following } from './following.js';
import type { LessonOf } from './lessons.js';

export interface ProgressOptions {
  readonly file: ProgressFile;
  readonly rules: ReadonlyMap<string, RuleMetadata>;
  /** Milliseconds since 1970, UTC. */
  readonly now: () => number;
  readonly lessons: () => Promise<LessonOf>;
  readonly fileSystemOf: (address: FolderAddress) => FileSystem;
  /** Something was written down, or looked at for the first time. */
  readonly onRecorded: () => void;
  readonly onFault: (error: unknown) => void;
}

/** What is known of a person's progress, and the folders it is followed in. */
export class Progress {
  readonly #options: ProgressOptions;
  readonly #recording: Recording;
  readonly #followings = new Map<Folder, Following>();

  constructor(options: ProgressOptions) {
    this.#options = options;
    this.#recording = new Recording(new ProgressStore(options.file));
  }

  get notices(): readonly StoreNotice[] {
    return this.#recording.notices;
  }

  /** Milliseconds since 1970, UTC. */
  get now(): number {
    return this.#options.now();
  }

  /** A first look at a folder is to come. */
  get isAwaited(): boolean {
    return [...this.#followings.values()].some((following) => following.isAwaited);
  }

  history(): Promise<History> {
    return this.#recording.history();
  }

  /** Everything that views show, with what happened up to now. */
  async overview(): Promise<ProgressOverview> {
    await Promise.all([...this.#followings.values()].map((following) => following.settle()));
    const seen = seenTogether([...this.#followings.values()].flatMap((following) => following.seen ?? []));
    const history = await this.#recording.history();
    const rules = [...this.#options.rules.values()];
    const lessonOf = await this.#options.lessons();
    return progressOverview(history, seen, { framework, rules, exercises, lessonOf }, this.now);
  }

  /** A document has this text now. */
  took({ folder, path }: Located, text: string): void {
    const isRepair = folder.offeredRepairs.took(path, text);
    this.#followingOf(folder)?.took(path, text, isRepair);
  }

  /** A document was written to its file. */
  saved({ folder, path }: Located): void {
    this.#followings.get(folder)?.saved(path);
  }

  closed({ folder, path }: Located): void {
    this.#followings.get(folder)?.closed(path);
  }

  /** A check of a folder is done. */
  checked(folder: Folder): void {
    this.#followingOf(folder)?.checked();
  }

  /** A folder is no longer looked at. What was recorded of it stays. */
  leave(folder: Folder): void {
    this.#followings.get(folder)?.dispose();
    this.#followings.delete(folder);
  }

  /** Writes down what a person said or did, at this moment. */
  async tell(events: readonly ProgressEvent[]): Promise<void> {
    await this.#recording.record(() => events);
    this.#options.onRecorded();
  }

  /** Takes something out for good. */
  async erase(erasure: Erasure): Promise<void> {
    for (const [folder, following] of this.#followings) {
      const isOf = erasure.kind === 'workspace' && erasure.workspace === folder.address.uri.toString();
      if (isOf || erasure.kind === 'everything') following.forget();
    }
    await this.#recording.erase(erasure, this.now);
    this.#options.onRecorded();
  }

  /** Files that were opened alone belong to nobody's work: what is found in them is not followed. */
  #followingOf(folder: Folder): Following | undefined {
    if (folder.loose) return undefined;
    const known = this.#followings.get(folder);
    if (known) return known;
    const { rules, now, fileSystemOf, onRecorded, onFault } = this.#options;
    const fileSystem = fileSystemOf(folder.address);
    const onDisk = (path: string) => textOnDisk(fileSystem, path);
    const recording = this.#recording;
    const following = new Following({ folder, recording, rules, onDisk, now, onRecorded, onFault });
    this.#followings.set(folder, following);
    return following;
  }
}

/** Larger files are nobody's to type in. */
const largestFile = 5_000_000;

async function textOnDisk(fileSystem: FileSystem, path: string): Promise<string | undefined> {
  try {
    const bytes = await fileSystem.readFile(path, largestFile);
    return bytes && new TextDecoder().decode(bytes);
  } catch {
    return undefined;
  }
}
