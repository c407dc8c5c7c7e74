import * as vscode from 'vscode';
import type { LessonParams, LessonView } from '../server/protocol.js';
import type { Coach } from './coach.js';
import { type Excerpt, lessonHtml } from './lesson-html.js';
import { editorRange } from './places.js';

/** Lines shown before and after those of the finding. */
const context = 3;
/** Findings on whole functions or templates: more lines than this are cut. */
const longest = 12;

/** The lesson beside the code: one page, used again for the next lesson. The focus stays in the code. */
export class LessonPage implements vscode.Disposable {
  #panel: vscode.WebviewPanel | undefined;
  #html = '';

  constructor(private readonly coach: Coach) {}

  /** What the page shows now; empty when it is closed. */
  get html(): string {
    return this.#html;
  }

  /** Shows the lesson of a rule. Says so when there is none of that name. */
  async show(params: LessonParams): Promise<void> {
    const lesson = await this.coach.lesson(params);
    if (!lesson) {
      void vscode.window.showInformationMessage(vscode.l10n.t('There is no lesson named {0}.', params.rule));
      return;
    }
    const html = lessonHtml(lesson, await this.#excerpt(lesson, params), newNonce());
    const panel = this.#panel ?? this.#open();
    panel.title = vscode.l10n.t('Lesson: {0}', lesson.rule.title);
    panel.webview.html = html;
    this.#html = html;
    panel.reveal(panel.viewColumn ?? vscode.ViewColumn.Beside, true);
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  #open(): vscode.WebviewPanel {
    const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    const panel = vscode.window.createWebviewPanel('serverlessCoach.lesson', 'Lesson', column, {
      enableScripts: false,
      enableCommandUris: ['serverlessCoach.openPlace'],
      enableFindWidget: true,
      localResourceRoots: [],
    });
    panel.onDidDispose(() => {
      this.#panel = undefined;
      this.#html = '';
    });
    this.#panel = panel;
    return panel;
  }

  async #excerpt({ rule }: LessonView, { place }: LessonParams): Promise<Excerpt | undefined> {
    if (!place) return undefined;
    const uri = vscode.Uri.parse(place.uri);
    const document = await vscode.workspace.openTextDocument(uri).then(
      (opened) => opened,
      () => undefined,
    );
    if (!document) return undefined;
    const range = document.validateRange(editorRange(place.range));
    const last = Math.min(range.end.line, range.start.line + longest);
    const from = Math.max(range.start.line - context, 0);
    const to = Math.min(last + context, document.lineCount - 1);
    const findings = await this.coach.findings();
    const own = findings.find(
      (finding) =>
        finding.rule.id === rule.id &&
        finding.place.uri === place.uri &&
        finding.place.range.start.line === range.start.line,
    );
    return {
      path: vscode.workspace.asRelativePath(uri, false),
      firstLine: from + 1,
      lines: Array.from({ length: to - from + 1 }, (_, index) => document.lineAt(from + index).text),
      marked: [range.start.line - from, last - from],
      message: own?.message ?? '',
      link: `command:serverlessCoach.openPlace?${encodeURIComponent(JSON.stringify([place]))}`,
    };
  }
}

function newNonce(): string {
  return crypto.randomUUID().replaceAll('-', '');
}
