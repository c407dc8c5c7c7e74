import * as vscode from 'vscode';
import type { FindingView } from '../server/protocol.js';
import type { Coach } from './coach.js';
import { loudnessOf } from './loudness.js';
import { editorRange } from './places.js';

/** A link to the lesson above each finding, where the user wants that. */
export class LessonLinks implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #changes = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.#changes.event;
  readonly #subscriptions: readonly vscode.Disposable[];

  constructor(
    private readonly coach: Coach,
    selector: vscode.DocumentSelector,
  ) {
    this.#subscriptions = [
      coach.onDidChange(({ busy }) => {
        if (!busy) this.#changes.fire();
      }),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('serverlessCoach.editor.lessonLinks')) this.#changes.fire();
      }),
      vscode.languages.registerCodeLensProvider(selector, this),
    ];
  }

  async provideCodeLenses({ uri }: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    if (!loudnessOf('editor.lessonLinks', uri)) return [];
    const own = (await this.coach.findings()).filter(
      ({ place }) => vscode.Uri.parse(place.uri).toString() === uri.toString(),
    );
    return [...new Map(own.map((finding) => [keyOf(finding), finding])).values()].map(lensOf);
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions, this.#changes).dispose();
  }
}

/** Several findings of a rule on one line have one lesson. */
function keyOf({ rule, place }: FindingView): string {
  return `${place.range.start.line} ${rule.id}`;
}

function lensOf({ rule, place: { uri, range } }: FindingView): vscode.CodeLens {
  return new vscode.CodeLens(editorRange(range), {
    command: 'serverlessCoach.showLesson',
    title: vscode.l10n.t('Lesson: {0}', rule.title),
    arguments: [{ rule: rule.id, place: { uri, range } }],
  });
}
