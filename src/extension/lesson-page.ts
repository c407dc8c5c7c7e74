import * as vscode from 'vscode';
import type { LessonParams, LessonView } from '../server/protocol.js';
import type { Coach } from './coach.js';
import { lessonHtml } from './lesson-html.js';
import { answeredWords } from './lesson-questions.js';
import { ownLines } from './own-lines.js';
import type { PageMessage } from './page-messages.js';
import { PagePanel } from './page-panel.js';
import { reportAddress } from './report-address.js';

/** Lessons beside the code. */
export class LessonPage implements vscode.Disposable {
  readonly #panel: PagePanel;

  constructor(
    private readonly coach: Coach,
    private readonly extension: vscode.Extension<unknown>,
  ) {
    this.#panel = new PagePanel(extension.extensionUri);
  }

  /** What the page shows now; empty when it is closed. */
  get html(): string {
    return this.#panel.html;
  }

  /** Does what the page's script asks for, as if somebody had used the page. */
  receive(message: PageMessage): Promise<void> {
    return this.#panel.receive(message);
  }

  /** Shows the lesson of a rule. Says so when there is none of that name. */
  async show(params: LessonParams): Promise<void> {
    const lesson = await this.coach.lesson(params);
    if (!lesson) {
      void vscode.window.showInformationMessage(vscode.l10n.t('There is no lesson named {0}.', params.rule));
      return;
    }
    const lines = await ownLines(lesson, params, params.place ? await this.coach.findings() : []);
    this.#panel.show({
      title: vscode.l10n.t('Lesson: {0}', lesson.rule.title),
      html: (assets) => lessonHtml(lesson, lines, Date.now(), assets),
      receive: (message) => this.#received(message, lesson, params),
    });
  }

  dispose(): void {
    this.#panel.dispose();
  }

  async #received(message: PageMessage, lesson: LessonView, { place }: LessonParams): Promise<void> {
    const { id, skill } = lesson.rule;
    switch (message.kind) {
      case 'answer':
        return this.#answered(id, lesson.questions, message);
      case 'repair':
        await vscode.commands.executeCommand('serverlessCoach.fixFinding', place && { rule: id, ...place });
        return this.#tell('repair', vscode.l10n.t('The repair is in the editor. Undo takes it back.'));
      case 'tour':
        return vscode.commands.executeCommand('serverlessCoach.tour', { skill });
      case 'skill':
        return vscode.commands.executeCommand('serverlessCoach.showSkill', { skill });
      case 'lesson':
        return this.show({ rule: message.rule });
      case 'not-useful':
        await this.coach.record({ kind: 'not-useful', rule: id });
        return this.#tell(
          'not-useful',
          vscode.l10n.t('Noted on this machine. What is often not useful is offered less.'),
        );
      case 'report':
        return this.#report(id, message.claim);
    }
  }

  async #answered(
    lesson: string,
    questions: LessonView['questions'],
    { question, answer }: Extract<PageMessage, { readonly kind: 'answer' }>,
  ): Promise<void> {
    const asked = questions[question];
    if (!asked) return;
    const outcome = await this.coach.answer({ lesson, question, answer });
    await this.#panel.tell({ kind: 'answered', question, says: answeredWords(outcome, asked) });
  }

  #tell(of: string, says: string): Promise<void> {
    return this.#panel.tell({ kind: 'told', of, says });
  }

  /** Opens the browser; what becomes of the page there is the user's to say. */
  async #report(subject: string, claim: string): Promise<void> {
    const { bugs, version } = this.extension.packageJSON as {
      readonly bugs: { readonly url: string };
      readonly version: string;
    };
    await vscode.commands.executeCommand('vscode.open', reportAddress(bugs.url, { subject, version, claim }));
  }
}
