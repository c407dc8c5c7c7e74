import * as vscode from 'vscode';
import * as assert from './assert.js';
import { extension, openSample, until } from './editor.js';

/** The record of progress as views and commands show it. */
export function defineProgressTests(): void {
  describe('Progress', () => {
    it('is drawn on request, with a row for each skill', async () => {
      await openSample();
      const { progress } = await extension();
      await vscode.commands.executeCommand('serverlessCoach.showProgress');
      const html = await until(
        () => progress.html,
        (shown) => shown.includes('class="band"'),
      );
      assert.equal(html.match(/role="listitem"/g)?.length, 26);
      assert.matches(html, /default-src 'none'; style-src 'nonce-[0-9a-f]{32}'; script-src 'nonce-[0-9a-f]{32}'/);
      assert.matches(html, /<th scope="row">Retries and dead letters<\/th>/);
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    });

    it('has evidence whose place opens', async () => {
      await openSample();
      const { skills } = (await extension()).sideBar;
      const evidence = async () => {
        const groups = await skills.getChildren();
        const all = (await Promise.all(groups.map((group) => skills.getChildren(group)))).flat();
        return (await Promise.all(all.map((skill) => skills.getChildren(skill)))).flat();
      };
      const rows = await until(evidence, (found) => found.some(({ subject }) => subject?.item && subject.place));
      const item = rows.find(({ subject }) => subject?.item && subject.place?.path === 'template.yaml');
      assert.ok(item);
      const { command } = skills.getTreeItem(item);
      assert.equal(command?.command, 'serverlessCoach.openPlace');
      await vscode.commands.executeCommand('serverlessCoach.openPlace', ...(command?.arguments ?? []));
      const opened = vscode.window.activeTextEditor;
      assert.matches(opened?.document.uri.path, /template\.yaml$/);
      assert.equal(opened?.selection.start.line, item.subject?.place?.range.start.line);
    });

    it('keeps a note until it is erased', async () => {
      const { coach, sideBar } = await extension();
      await coach.record({ kind: 'note', text: 'Reviewed the queue design' });
      const [note] = await until(
        () => sideBar.notes.getChildren(),
        (rows) => rows.length === 1,
      );
      assert.equal(note?.label, 'Reviewed the queue design');
      await coach.erase({ kind: 'item', item: note?.subject?.note ?? '' });
      await until(
        () => sideBar.notes.getChildren(),
        (rows) => rows.length === 0,
      );
    });

    it('sets a step aside and takes it up again', async () => {
      await openSample();
      const { coach } = await extension();
      const overview = await until(
        () => coach.progress(),
        ({ next }) => next !== undefined,
      );
      const step = overview.next?.candidate.id ?? '';
      await coach.record({ kind: 'set-aside', step });
      assert.ok((await coach.progress()).next?.candidate.id !== step);
      const aside = (await coach.progress()).setAside.find(({ id }) => id === step);
      assert.ok(aside);
      await vscode.commands.executeCommand('serverlessCoach.takeUpStep', aside);
      assert.equal((await coach.progress()).next?.candidate.id, step);
    });

    it('is reported as text', async () => {
      const { coach } = await extension();
      assert.matches(await coach.report({ format: 'markdown' }), /Retries and dead letters/);
      assert.ok(JSON.parse(await coach.report({ format: 'json' })));
    });
  });
}
