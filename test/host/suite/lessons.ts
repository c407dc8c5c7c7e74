import * as vscode from 'vscode';
import * as assert from './assert.js';
import { findingOf } from './common.js';
import { diagnosticsOf, extension, fileOf, openSample, until } from './editor.js';

/** Lessons that ask, lessons of skills, tours, and what is asked at first. */
export function defineLessonTests(): void {
  describe('Lessons', () => {
    it('writes an answer down and explains it', async () => {
      await openSample();
      const { coach, lessons } = await extension();
      await vscode.commands.executeCommand('serverlessCoach.showLesson', { rule: 'queue-without-dlq' });
      assert.matches(lessons.html, /<fieldset><legend>/);
      await lessons.receive({ kind: 'answer', question: 0, answer: 1 });
      const answers = await until(
        async () => (await skill('retries-and-dlq')).evidence.filter(({ kind }) => kind === 'answer'),
        (all) => all.length > 0,
      );
      assert.equal(answers.length, 1);
      const { right } = await coach.answer({ lesson: 'queue-without-dlq', question: 1, answer: 0 });
      assert.equal(right, true);
      await vscode.commands.executeCommand('serverlessCoach.showLesson', { rule: 'queue-without-dlq' });
      assert.matches(lessons.html, /Answered on \d+ \w+ \d{4}, right\. It is asked again on/);
    });

    it('shows the examples in the dialect of the application, and what a repair would change', async () => {
      await openSample();
      const { coach, lessons } = await extension();
      const findings = await until(
        () => coach.findings(),
        (all) => all.some(({ rule }) => rule.id === 'queue-without-dlq'),
      );
      const place = findings.find(({ rule }) => rule.id === 'queue-without-dlq')?.place;
      assert.ok(place);
      await vscode.commands.executeCommand('serverlessCoach.showLesson', { rule: 'queue-without-dlq', place });
      assert.matches(lessons.html, /<option value="0">SAM<\/option>/);
      assert.matches(lessons.html, /What this would change/);
      await lessons.receive({ kind: 'repair' });
      await until(
        () => vscode.window.activeTextEditor?.document.getText() ?? '',
        (text) => text.includes('RedrivePolicy'),
      );
      await vscode.commands.executeCommand('undo');
    });

    it('repeats no secret', async () => {
      const uri = fileOf('more/charge/template.yaml');
      const key = 'x7Qm2RkT9vLbW4cYz8NdJ5fH';
      const text = [
        'Transform: AWS::Serverless-2016-10-31',
        'Resources:',
        '  Charge:',
        '    Type: AWS::Serverless::Function',
        '    Properties:',
        '      Runtime: nodejs24.x',
        '      Handler: app.handler',
        '      Environment:',
        '        Variables:',
        `          PAYMENT_API_KEY: ${key}`,
        '',
      ].join('\n');
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
      const rule = 'env-secret-plaintext';
      const { range } = await findingOf(document, rule);
      const { lessons } = await extension();
      const place = { uri: uri.toString(), range: { start: range.start, end: range.end } };
      await vscode.commands.executeCommand('serverlessCoach.showLesson', { rule, place });
      assert.matches(lessons.html, /not repeated here: it holds a secret/);
      assert.matchesNot(lessons.html.slice(0, lessons.html.indexOf('Before and after')), new RegExp(key));
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      await vscode.workspace.fs.delete(uri);
    });

    it('shows the lesson of a skill with its places', async () => {
      await openSample();
      const { coach, lessons } = await extension();
      await until(
        () => coach.findings(),
        (all) => all.some(({ rule }) => rule.id === 'queue-without-dlq'),
      );
      await vscode.commands.executeCommand('serverlessCoach.showSkill', { skill: 'retries-and-dlq' });
      assert.matches(lessons.html, /<h1>Retries and dead letters<\/h1>/);
      assert.matches(lessons.html, /command:serverlessCoach\.openPlace[^>]*>PendingCharges, template\.yaml:\d+</);
    });

    it('asks in the lesson of a skill, and writes the answer down for the rule', async () => {
      const { coach, lessons } = await extension();
      await vscode.commands.executeCommand('serverlessCoach.showSkill', { skill: 'secrets-and-encryption' });
      assert.matches(lessons.html, /about \d+ minutes?</);
      const [asked] = (await coach.skillLesson({ skill: 'secrets-and-encryption' }))?.questions ?? [];
      assert.ok(asked);
      const right = asked.question.answers.findIndex((answer) => answer.right);
      await lessons.receive({ kind: 'answer', question: 0, answer: right });
      const { answered } = (await coach.lesson({ rule: asked.of.id })) ?? {};
      assert.equal(answered?.find(({ question }) => question === asked.number)?.right, true);
    });

    it('asks on the page of an exercise', async () => {
      const { coach, lessons } = await extension();
      await vscode.commands.executeCommand('serverlessCoach.showExercise', 'webhook-relay');
      assert.matches(lessons.html, /<h2 id="questions">Questions<\/h2>/);
      await lessons.receive({ kind: 'answer', question: 0, answer: 0 });
      await vscode.commands.executeCommand('serverlessCoach.showExercise', 'webhook-relay');
      assert.matches(lessons.html, /Answered on \d+ \w+ \d{4}/);
      const { questions } = (await coach.exercise({ exercise: 'webhook-relay', variant: 'sam' })) ?? {};
      assert.equal(questions?.filter(({ history }) => history !== undefined).length, 1);
    });
  });

  describe('A tour of a skill', () => {
    it('goes from place to place and back to where it began', async () => {
      const { template } = await openSample();
      const { coach, tour } = await extension();
      await until(
        () => coach.findings(),
        (all) => all.some(({ rule }) => rule.id === 'queue-without-dlq'),
      );
      const start = new vscode.Position(2, 0);
      const editor = await vscode.window.showTextDocument(template, vscode.ViewColumn.One);
      editor.selection = new vscode.Selection(start, start);
      await tour.start({ id: 'retries-and-dlq', name: 'Retries and dead letters' });
      const first = await until(
        () => tour.stop,
        (stop) => stop !== undefined,
      );
      assert.equal(first?.verdict, 'fails');
      await until(
        () => vscode.window.activeTextEditor?.selection.active.line,
        (line) => line === first?.place.range.start.line,
      );
      await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
      const second = await until(
        () => tour.stop,
        (stop) => stop !== undefined && stop !== first,
      );
      assert.ok(second);
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      await until(
        () => tour.stop,
        (stop) => stop === undefined,
      );
      await until(
        () => vscode.window.activeTextEditor?.selection.active.line,
        (line) => line === 2,
      );
      assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), template.uri.toString());
    });
  });

  describe('The first use', () => {
    it('asks for role and level, just exploring first', async () => {
      await openSample();
      const { coach, firstUse } = await extension();
      assert.equal(firstUse.asked, false);
      const asking = firstUse.chooseTarget();
      await listOpens();
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      await asking;
      assert.equal(firstUse.asked, true);
      assert.equal((await coach.progress()).target, undefined);
    });

    it('keeps the role and level somebody chose', async () => {
      const { coach, firstUse } = await extension();
      const asking = firstUse.chooseTarget();
      await listOpens();
      await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      await listOpens();
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      await asking;
      const { target } = await coach.progress();
      assert.equal(target?.role, 'ai-product-engineer');
      await coach.record({ kind: 'target' });
    });

    it('shows in the editor what the user wants to see there', async () => {
      const { template } = await openSample();
      const all = await until(
        () => diagnosticsOf(template),
        (found) => found.some(({ severity }) => severity === vscode.DiagnosticSeverity.Information),
      );
      const settings = vscode.workspace.getConfiguration('serverlessCoach', template.uri);
      await settings.update('editor.show', 'warnings', vscode.ConfigurationTarget.Global);
      await until(
        () => diagnosticsOf(template),
        (found) => found.length > 0 && found.every(({ severity }) => severity <= vscode.DiagnosticSeverity.Warning),
      );
      await settings.update('editor.show', undefined, vscode.ConfigurationTarget.Global);
      await until(
        () => diagnosticsOf(template),
        (found) => found.length === all.length,
      );
    });

    it('links to lessons above findings where the user wants that', async () => {
      const { template } = await openSample();
      const lenses = async () =>
        (await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', template.uri, 50)) ??
        [];
      const settings = vscode.workspace.getConfiguration('serverlessCoach', template.uri);
      assert.equal((await lenses()).length, 0);
      await settings.update('editor.lessonLinks', true, vscode.ConfigurationTarget.Global);
      const shown = await until(lenses, (all) => all.length > 0);
      assert.matches(String(shown[0]?.command?.title), /^Lesson: /);
      await settings.update('editor.lessonLinks', undefined, vscode.ConfigurationTarget.Global);
    });
  });
}

/** Lists take a moment to have their entries. */
async function listOpens(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 700));
}

async function skill(id: string) {
  const { coach } = await extension();
  const found = (await coach.progress()).skills.find((each) => each.id === id);
  assert.ok(found);
  return found;
}
