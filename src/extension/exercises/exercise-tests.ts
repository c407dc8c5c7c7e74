import * as vscode from 'vscode';
import { markerFileName } from '../../coach/exercises/marker.js';
import type { CheckView } from '../../server/protocol.js';
import type { Coach } from '../coach.js';
import { editorRange } from '../places.js';
import { type ExerciseFolder, findExercises, markExercise, readExercise } from './exercise-folder.js';

/**
 * The exercises of the workspace in the view Testing: each a test with one child a check. Running one examines its folder; the
 * files are read, and nothing of them is executed.
 */
export class ExerciseTests implements vscode.Disposable {
  readonly controller = vscode.tests.createTestController('serverlessCoach.exercises', 'Serverless Coach');
  readonly #coach: Coach;
  readonly #disposables: readonly vscode.Disposable[];

  constructor(coach: Coach) {
    this.#coach = coach;
    this.controller.resolveHandler = async (item) => {
      if (!item) await this.discover();
    };
    this.controller.refreshHandler = () => this.discover();
    const profile = this.controller.createRunProfile(
      vscode.l10n.t('Examine'),
      vscode.TestRunProfileKind.Run,
      (request, cancel) => this.run(request, cancel),
      true,
    );
    const watcher = vscode.workspace.createFileSystemWatcher(`**/${markerFileName}`, false, true, false);
    this.#disposables = [
      this.controller,
      profile,
      watcher,
      watcher.onDidCreate(() => this.discover()),
      watcher.onDidDelete(() => this.discover()),
    ];
  }

  /** Lists the exercises there are now. */
  async discover(): Promise<void> {
    const folders = await findExercises();
    const items = await Promise.all(folders.map((folder) => this.#itemOf(folder)));
    this.controller.items.replace(items.filter((item) => item !== undefined));
  }

  /** Examines what is asked for, or every exercise. */
  async run(request: vscode.TestRunRequest, cancel: vscode.CancellationToken): Promise<void> {
    const run = this.controller.createTestRun(request);
    const all: vscode.TestItem[] = [];
    for (const [, item] of this.controller.items) all.push(item);
    const wanted = new Set((request.include ?? all).map((item) => item.parent ?? item));
    for (const item of wanted) {
      if (cancel.isCancellationRequested) break;
      await this.#examine(item, run);
    }
    run.end();
  }

  dispose(): void {
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  async #itemOf({ uri, marker }: ExerciseFolder): Promise<vscode.TestItem | undefined> {
    const view = await this.#coach.exercise(marker);
    if (!view) return undefined;
    const task = vscode.Uri.joinPath(uri, 'README.md');
    const item = this.controller.createTestItem(uri.toString(), view.exercise.title, task);
    item.description = vscode.workspace.asRelativePath(uri);
    item.children.replace(
      view.checks.map(({ id, title }, index) => {
        const child = this.controller.createTestItem(`${uri.toString()} ${id}`, title, task);
        // In the order of the task, not of the alphabet.
        child.sortText = String(index).padStart(2, '0');
        return child;
      }),
    );
    return item;
  }

  async #examine(item: vscode.TestItem, run: vscode.TestRun): Promise<void> {
    const folder = await readExercise(vscode.Uri.parse(item.id));
    run.started(item);
    const started = performance.now();
    const examination = folder && (await this.#coach.examine({ ...folder.marker, uri: folder.uri.toString() }));
    if (!folder || !examination) {
      run.errored(item, new vscode.TestMessage(vscode.l10n.t('The folder holds no exercise any more.')));
      return;
    }
    const duration = performance.now() - started;
    for (const check of examination.checks) {
      const child = item.children.get(`${item.id} ${check.id}`);
      if (!child) continue;
      if (check.passed) run.passed(child);
      else run.failed(child, messagesOf(check, child));
    }
    if (!examination.passed) {
      const missing = examination.checks.filter(({ passed }) => !passed).length;
      const message = vscode.l10n.t('{0} of {1} checks are not passed yet.', missing, examination.checks.length);
      run.failed(item, new vscode.TestMessage(message), duration);
      say(message, run, item);
      return;
    }
    run.passed(item, duration);
    say(vscode.l10n.t('Passed. The command “Show Exercise and Its Questions” asks its questions.'), run, item);
    await this.#record(folder);
  }

  /** Passing counts once for each copy of the exercise. */
  async #record(folder: ExerciseFolder): Promise<void> {
    const { exercise, variant, hints, revealed, passed } = folder.marker;
    if (passed) return;
    await this.#coach.record({ kind: 'exercise-passed', exercise, variant, hints, revealed });
    await markExercise(folder, { passed: true });
  }
}

/** A line in the output of the run. Terminals want both characters at its end. */
function say(line: string, run: vscode.TestRun, item: vscode.TestItem): void {
  run.appendOutput(`${line}\r\n`, undefined, item);
}

function messagesOf({ missing }: CheckView, child: vscode.TestItem): vscode.TestMessage[] {
  return missing.map(({ text, place }) => {
    const message = new vscode.TestMessage(text);
    if (place) message.location = new vscode.Location(vscode.Uri.parse(place.uri), editorRange(place.range));
    else if (child.uri) message.location = new vscode.Location(child.uri, new vscode.Position(0, 0));
    return message;
  });
}
