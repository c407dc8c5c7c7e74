import * as vscode from 'vscode';
import { type BaseLanguageClient, WorkDoneProgress } from 'vscode-languageclient';
import type { Exercise } from '../coach/exercises/exercise.js';
import type { RuleMetadata } from '../model/finding.js';
import {
  type AnswerOutcome,
  type AnswerParams,
  type EraseParams,
  type ExaminationView,
  type ExamineParams,
  type ExerciseParams,
  type ExerciseView,
  type FindingView,
  type FixAllOutcome,
  type FixAllParams,
  type FixParams,
  type LessonParams,
  type LessonView,
  methods,
  type ProgressView,
  type RecordParams,
  type ReportParams,
  type ScanOutcome,
  type SkillLessonParams,
  type SkillLessonView,
  type SkillsView,
  type StatusView,
  type Suppression,
  type TourStop,
} from '../server/protocol.js';
import { Latest } from './latest.js';

/** A workspace edit as the Language Server Protocol writes it. */
type ProtocolEdit = Parameters<BaseLanguageClient['protocol2CodeConverter']['asWorkspaceEdit']>[0];

const nothingYet: StatusView = {
  busy: true,
  findings: { error: 0, warning: 0, info: 0 },
  scanned: false,
  problems: [],
};

/** The language server as the views and commands see it: typed questions, and news after every check. */
export class Coach implements vscode.Disposable {
  readonly #changes = new vscode.EventEmitter<StatusView>();
  /** Fires after every check, with how things stand. */
  readonly onDidChange = this.#changes.event;
  #status: StatusView = nothingYet;
  #scanNumber = 0;
  readonly #findings = new Latest<readonly FindingView[]>(() => this.client.sendRequest(methods.findings));
  readonly #skills = new Latest<SkillsView>(() => this.client.sendRequest(methods.skills));
  readonly #exercises = new Latest<readonly Exercise[]>(() => this.client.sendRequest(methods.exercises));
  readonly #progress = new Latest<ProgressView>(() => this.client.sendRequest(methods.progress));

  constructor(private readonly client: BaseLanguageClient) {
    client.onNotification(methods.status, (status: StatusView) => this.#changed(status));
  }

  get status(): StatusView {
    return this.#status;
  }

  findings(): Promise<readonly FindingView[]> {
    return this.#findings.get();
  }

  skills(): Promise<SkillsView> {
    return this.#skills.get();
  }

  progress(): Promise<ProgressView> {
    return this.#progress.get();
  }

  exercises(): Promise<readonly Exercise[]> {
    return this.#exercises.get();
  }

  rules(): Promise<readonly RuleMetadata[]> {
    return this.client.sendRequest(methods.rules);
  }

  /** Undefined when there is no such rule. */
  async lesson(params: LessonParams): Promise<LessonView | undefined> {
    return (await this.client.sendRequest<LessonView | null>(methods.lesson, params)) ?? undefined;
  }

  /** Puts an answer into the record, and says whether it was right. */
  async answer(params: AnswerParams): Promise<AnswerOutcome> {
    const outcome = await this.client.sendRequest<AnswerOutcome>(methods.answer, params);
    this.#changed(this.#status);
    return outcome;
  }

  /** Undefined when there is no such skill. */
  async skillLesson(params: SkillLessonParams): Promise<SkillLessonView | undefined> {
    return (await this.client.sendRequest<SkillLessonView | null>(methods.skillLesson, params)) ?? undefined;
  }

  /** The places that show a skill, kept and broken. */
  tour(skill: string): Promise<readonly TourStop[]> {
    return this.client.sendRequest(methods.tour, { skill });
  }

  /** Undefined when there is no such exercise, or not in this variant. */
  async exercise({ exercise, variant }: ExerciseParams): Promise<ExerciseView | undefined> {
    const params: ExerciseParams = { exercise, variant };
    return (await this.client.sendRequest<ExerciseView | null>(methods.exercise, params)) ?? undefined;
  }

  /** What the folder of an exercise still lacks. Undefined when there is no such exercise. */
  async examine({ exercise, variant, uri }: ExamineParams): Promise<ExaminationView | undefined> {
    const params: ExamineParams = { exercise, variant, uri };
    return (await this.client.sendRequest<ExaminationView | null>(methods.examine, params)) ?? undefined;
  }

  suppression(params: FixParams): Promise<Suppression | null> {
    return this.client.sendRequest(methods.suppression, params);
  }

  /** The best repair of one finding; undefined when there is none. */
  async fix(params: FixParams): Promise<vscode.WorkspaceEdit | undefined> {
    const edit = await this.client.sendRequest<ProtocolEdit>(methods.fix, params);
    return edit ? this.client.protocol2CodeConverter.asWorkspaceEdit(edit) : undefined;
  }

  async fixAll(params: FixAllParams): Promise<FixAllOutcome<vscode.WorkspaceEdit>> {
    const outcome = await this.client.sendRequest<FixAllOutcome<ProtocolEdit>>(methods.fixAll, params);
    const edit = outcome.edit ? await this.client.protocol2CodeConverter.asWorkspaceEdit(outcome.edit) : undefined;
    return { ...outcome, edit: edit ?? null };
  }

  /** Reads every folder of the workspace. Undefined when it was cancelled. */
  async scan(
    report: (message: string, share: number | undefined) => void,
    cancel: vscode.CancellationToken,
  ): Promise<ScanOutcome | undefined> {
    const workDoneToken = `scan-${++this.#scanNumber}`;
    const progress = this.client.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
      if (value.kind === 'report') report(value.message ?? '', value.percentage);
    });
    try {
      return await this.client.sendRequest<ScanOutcome>(methods.scan, { workDoneToken }, cancel);
    } catch (error) {
      if (cancel.isCancellationRequested) return undefined;
      throw error;
    } finally {
      progress.dispose();
    }
  }

  /** Puts what the user says into the record. */
  async record(params: RecordParams): Promise<void> {
    await this.client.sendRequest(methods.record, params);
    this.#changed(this.#status);
  }

  /** Takes something out of the record for good. */
  async erase(params: EraseParams): Promise<void> {
    await this.client.sendRequest(methods.erase, params);
    this.#changed(this.#status);
  }

  report(params: ReportParams): Promise<string> {
    return this.client.sendRequest(methods.report, params);
  }

  async restart(): Promise<void> {
    this.#changed(nothingYet);
    await this.client.stop();
    await this.client.start();
  }

  showOutput(): void {
    this.client.outputChannel.show(true);
  }

  dispose(): void {
    this.#changes.dispose();
  }

  #changed(status: StatusView): void {
    for (const latest of [this.#findings, this.#skills, this.#progress]) latest.forget();
    this.#status = status;
    this.#changes.fire(status);
  }
}
