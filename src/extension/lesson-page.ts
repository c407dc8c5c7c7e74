import * as vscode from 'vscode';
import type { AskedQuestion } from '../coach/asked-questions.js';
import type { LessonParams, LessonView, SkillLessonParams } from '../server/protocol.js';
import type { Coach } from './coach.js';
import { exerciseHtml } from './exercises/exercise-html.js';
import { lessonHtml, questionsOfLesson } from './lesson-html.js';
import { answeredWords } from './lesson-questions.js';
import { ownLines } from './own-lines.js';
import type { OpenedFromPage, PageMessage } from './page-messages.js';
import { PagePanel } from './page-panel.js';
import { reportAddress } from './report-address.js';
import { skillLessonHtml } from './skill-lesson-html.js';

/** Lessons and the tasks of exercises beside the code. */
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
      html: (assets) => lessonHtml(lesson, lines, assets),
      receive: (message) => this.#received(message, lesson, params),
    });
  }

  /** Shows the lesson of a skill. Says so when there is none of that name. */
  async showSkill(params: SkillLessonParams): Promise<void> {
    const lesson = await this.coach.skillLesson(params);
    if (!lesson) {
      void vscode.window.showInformationMessage(vscode.l10n.t('There is no skill named {0}.', params.skill));
      return;
    }
    this.#panel.show({
      title: vscode.l10n.t('Skill: {0}', lesson.name),
      html: (assets) => skillLessonHtml(lesson, assets),
      receive: (message) => this.#asked(message, lesson),
    });
  }

  /** Shows the task of an exercise with its questions. Says so when there is none of that name. */
  async showExercise(id: string): Promise<void> {
    const variant = (await this.coach.exercises()).find((exercise) => exercise.id === id)?.variants[0];
    const view = variant && (await this.coach.exercise({ exercise: id, variant }));
    if (!view) {
      void vscode.window.showInformationMessage(vscode.l10n.t('There is no exercise named {0}.', id));
      return;
    }
    this.#panel.show({
      title: vscode.l10n.t('Exercise: {0}', view.exercise.title),
      html: (assets) => exerciseHtml(view, assets),
      receive: (message) => this.#asked(message, { id, questions: view.questions }),
    });
  }

  dispose(): void {
    this.#panel.dispose();
  }

  async #received(message: PageMessage, lesson: LessonView, { place }: LessonParams): Promise<void> {
    const { id } = lesson.rule;
    switch (message.kind) {
      case 'answer':
        return this.#answered(questionsOfLesson(lesson), message);
      case 'repair':
        await vscode.commands.executeCommand('serverlessCoach.fixFinding', place && { rule: id, ...place });
        return this.#tell('repair', vscode.l10n.t('The repair is in the editor. Undo takes it back.'));
      case 'not-useful':
        await this.coach.record({ kind: 'not-useful', rule: id });
        return this.#tell(
          'not-useful',
          vscode.l10n.t('Noted on this machine. What is often not useful is offered less.'),
        );
      case 'report':
        return this.#report(id, message.claim);
      default:
        return open(message);
    }
  }

  /** Of a page that only asks questions, leads elsewhere and takes reports. */
  async #asked(
    message: PageMessage,
    { id, questions }: { readonly id: string; readonly questions: readonly AskedQuestion[] },
  ): Promise<void> {
    if (message.kind === 'answer') await this.#answered(questions, message);
    else if (message.kind === 'report') await this.#report(id, message.claim);
    else if ('subject' in message) await open(message);
  }

  async #answered(
    questions: readonly AskedQuestion[],
    { question, answer }: Extract<PageMessage, { readonly kind: 'answer' }>,
  ): Promise<void> {
    const asked = questions[question];
    if (!asked) return;
    const outcome = await this.coach.answer({ lesson: asked.of.id, question: asked.number, answer });
    await this.#panel.tell({ kind: 'answered', question, says: answeredWords(outcome, asked.question) });
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

/** What a page can open besides itself, as the commands take it. */
async function open({ kind, subject }: Extract<PageMessage, { readonly subject: string }>): Promise<void> {
  const commands: Readonly<Record<OpenedFromPage, readonly [string, unknown]>> = {
    tour: ['tour', { skill: subject }],
    skill: ['showSkill', { skill: subject }],
    lesson: ['showLesson', { rule: subject }],
    exercise: ['openExercise', subject],
  };
  const [command, parameter] = commands[kind];
  await vscode.commands.executeCommand(`serverlessCoach.${command}`, parameter);
}
