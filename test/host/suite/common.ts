import * as vscode from 'vscode';
import type { Row } from '../../../src/extension/views/row.js';
import * as assert from './assert.js';
import { diagnosticsOf, extension, fileOf, openSample, typed, until } from './editor.js';
import { languageExamples } from './languages.js';

/** What holds in every host of the extension, with Node or without. */
export function defineCommonTests(): void {
  describe('Serverless Coach', () => {
    it('shows findings on opening the template of the sample', async () => {
      const { template } = await openSample();
      const diagnostics = await until(
        () => diagnosticsOf(template),
        (found) => found.some(({ code }) => ruleOf(code) === 'queue-without-dlq'),
      );
      const finding = diagnostics.find(({ code }) => ruleOf(code) === 'queue-without-dlq');
      assert.ok(finding);
      assert.equal(finding.source, 'Serverless Coach');
      assert.matches(finding.message, /PendingCharges has no dead-letter queue/);
      assert.equal(template.getText(finding.range), 'PendingCharges');
      assert.matches(targetOf(finding.code), /rules\/retries-and-dlq\/queue-without-dlq\/rule\.md$/);
    });

    it('lists findings by skill, then by file', async () => {
      await openSample();
      const { findings } = (await extension()).sideBar;
      const skills = await until(
        () => findings.getChildren(),
        (nodes) => nodes.length > 3,
      );
      const labels = skills.map((node) => findings.getTreeItem(node).label);
      assert.ok(labels.includes('Retries and dead letters'), labels.join());
      const retries = skills.find((node) => findings.getTreeItem(node).label === 'Retries and dead letters');
      const files = await findings.getChildren(retries);
      assert.ok(files.some((node) => findings.getTreeItem(node).label === 'template.yaml'));
      const leaves = (await Promise.all(files.map((node) => findings.getChildren(node)))).flat();
      const items = leaves.map((node) => findings.getTreeItem(node));
      const own = items.find(({ label }) => label === 'Queue without a dead-letter queue');
      assert.matches(String(own?.accessibilityInformation?.label), /^warning: PendingCharges has no dead-letter queue/);
      assert.equal(own?.command?.command, 'serverlessCoach.openPlace');
    });

    it('shows 26 skills in 5 groups, with the rules behind each', async () => {
      await openSample();
      const { skills } = (await extension()).sideBar;
      const retriesOf = async () => {
        const groups = await skills.getChildren();
        const all = (await Promise.all(groups.map((group) => skills.getChildren(group)))).flat();
        return { groups, all, retries: all.find(({ label }) => label === 'Retries and dead letters') };
      };
      const rulesOf = async (skill: Row | undefined) =>
        (await skills.getChildren(skill)).find(({ label }) => label === 'Rules');
      const { groups, all, retries } = await until(retriesOf, ({ retries }) =>
        /do(es)? not/.test(String(retries?.children?.().find(({ label }) => label === 'Rules')?.description)),
      );
      assert.equal(groups.length, 5);
      assert.equal(all.length, 26);
      assert.ok((await skills.getChildren(await rulesOf(retries))).length > 1);
      assert.matches(retries && skills.getTreeItem(retries).contextValue, /skill/);
    });

    it('shows each role with its levels, 16 mandatory and 4 optional', async () => {
      const { roleFit } = (await extension()).sideBar;
      const roles = await roleFit.getChildren();
      assert.equal(roles.length, 4);
      const levels = (await Promise.all(roles.map((role) => roleFit.getChildren(role)))).flat();
      const needs = levels.map((level) => String(roleFit.getTreeItem(level).description));
      assert.equal(needs.filter((need) => /expectations met.* · mandatory/.test(need)).length, 16);
      assert.equal(needs.filter((need) => /expectations met.* · optional/.test(need)).length, 4);
    });

    it('opens the lesson beside the code and leaves the focus in the code', async () => {
      const { template } = await openSample();
      const { lessons } = await extension();
      await vscode.commands.executeCommand('serverlessCoach.showLesson', { rule: 'queue-without-dlq' });
      assert.matches(lessons.html, /<h1>Queue without a dead-letter queue<\/h1>/);
      assert.matches(lessons.html, /default-src 'none'; style-src 'nonce-([0-9a-f]{32})'; script-src 'nonce-\1'/);
      assert.matches(lessons.html, /<h2 id="questions">Questions<\/h2>/);
      const lesson = await until(
        () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(({ label }) => label.startsWith('Lesson:')),
        (tab) => tab !== undefined,
      );
      assert.equal(lesson?.group.viewColumn, vscode.ViewColumn.Two);
      assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), template.uri.toString());
    });

    it('puts the lines of the finding into the lesson', async () => {
      await openSample();
      const { coach, lessons } = await extension();
      const findings = await until(
        () => coach.findings(),
        (all) => all.some(({ rule }) => rule.id === 'queue-without-dlq'),
      );
      const finding = findings.find(({ rule }) => rule.id === 'queue-without-dlq');
      assert.ok(finding);
      await vscode.commands.executeCommand('serverlessCoach.showLesson', {
        rule: finding.rule.id,
        place: finding.place,
      });
      assert.matches(lessons.html, /In your code/);
      assert.matches(lessons.html, /class="line hit">.*PendingCharges:/);
    });

    it('takes a finding back when it is repaired by quick fix', async () => {
      const { template } = await openSample();
      const finding = await findingOf(template, 'queue-without-dlq');
      const actions = await actionsAt(template, finding.range);
      const repair = actions.find(({ edit, title }) => edit && /dead-letter queue/.test(title));
      assert.ok(repair?.edit, actions.map(({ title }) => title).join());
      await vscode.workspace.applyEdit(repair.edit);
      await until(
        () => diagnosticsOf(template),
        (found) => !found.some(({ code }) => ruleOf(code) === 'queue-without-dlq'),
      );
      assert.matches(template.getText(), /RedrivePolicy/);
    });

    it('suppresses a finding with a reason the user is asked for', async () => {
      const { template } = await openSample();
      const finding = await findingOf(template, 'queue-without-dlq');
      const suppress = (await actionsAt(template, finding.range)).find(({ title }) => title.startsWith('Suppress'));
      assert.ok(suppress?.command);
      await vscode.commands.executeCommand(suppress.command.command, ...(suppress.command.arguments ?? []));
      const editor = vscode.window.activeTextEditor;
      assert.equal(editor?.document.getText(editor.selection), 'reason');
      await typed('drained by hand every night');
      const line = template.lineAt(finding.range.start.line).text;
      assert.equal(line, '  # serverless-coach-ignore queue-without-dlq: drained by hand every night');
      await until(
        () => diagnosticsOf(template),
        (found) => !found.some(({ code }) => ruleOf(code) === 'queue-without-dlq'),
      );
    });

    for (const { path, text, rule, marked } of languageExamples) {
      it(`shows findings in ${path}`, async () => {
        const uri = fileOf(path);
        await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
        const document = await vscode.workspace.openTextDocument(uri);
        await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
        const finding = await findingOf(document, rule);
        assert.matches(document.getText(finding.range), marked);
        await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
        await vscode.workspace.fs.delete(uri);
      });
    }

    it('says in the language status how many findings there are', async () => {
      await openSample();
      const { status, coach } = await extension();
      await until(
        () => coach.status,
        ({ busy }) => !busy,
      );
      assert.matches(status.text, /^\d+ findings$/);
      assert.matches(String(status.detail), /errors, \d+ warnings, \d+ info/);
      assert.equal(status.busy, false);
    });
  });
}

export function ruleOf(code: vscode.Diagnostic['code']): string {
  return String(typeof code === 'object' ? code.value : code);
}

function targetOf(code: vscode.Diagnostic['code']): string {
  return typeof code === 'object' ? code.target.toString(true) : '';
}

/** The first finding of a rule in a document, as soon as it is there. */
export async function findingOf(document: vscode.TextDocument, rule: string): Promise<vscode.Diagnostic> {
  const found = await until(
    () => diagnosticsOf(document),
    (all) => all.some(({ code }) => ruleOf(code) === rule),
  );
  const finding = found.find(({ code }) => ruleOf(code) === rule);
  assert.ok(finding);
  return finding;
}

/**
 * What the light bulb offers. The editor takes its question back when the document changes meanwhile, and the server has no
 * answer while it is still reading the change; then it is asked again.
 */
export async function actionsAt(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.CodeAction[]> {
  const ask = async () => {
    try {
      return await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        range,
        'quickfix',
      );
    } catch (error) {
      if (error instanceof Error && error.name === 'Canceled') return undefined;
      throw error;
    }
  };
  return (await until(ask, (actions) => actions !== undefined && actions.length > 0)) ?? [];
}
