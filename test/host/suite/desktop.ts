import * as vscode from 'vscode';
import * as assert from './assert.js';
import { findingOf, ruleOf } from './common.js';
import { diagnosticsOf, extension, fileOf, openSample, until } from './editor.js';

/** What needs a disk or the whole workspace. */
export function defineDesktopTests(): void {
  describe('Serverless Coach with a disk', () => {
    it('repairs what is safe on saving, when the user wants that', async () => {
      const settings = vscode.workspace.getConfiguration('editor');
      await settings.update(
        'codeActionsOnSave',
        { 'source.fixAll.serverlessCoach': 'explicit' },
        vscode.ConfigurationTarget.Global,
      );
      const document = await vscode.workspace.openTextDocument(fileOf('functions/charge-order/app.ts'));
      await vscode.window.showTextDocument(document);
      await findingOf(document, 'client-created-per-invocation');
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, new vscode.Position(document.lineCount, 0), '\n');
      await vscode.workspace.applyEdit(edit);
      await document.save();
      await until(
        () => diagnosticsOf(document),
        (found) => !found.some(({ code }) => ruleOf(code) === 'client-created-per-invocation'),
      );
      const text = document.getText();
      assert.ok(text.indexOf('new Stripe(') < text.indexOf('export const handler'), text);
      assert.equal(document.isDirty, false);
      await settings.update('codeActionsOnSave', undefined, vscode.ConfigurationTarget.Global);
    });

    it('reads the whole workspace when asked', async () => {
      await openSample();
      const { coach } = await extension();
      await vscode.commands.executeCommand('serverlessCoach.scanWorkspace');
      const status = await until(
        () => coach.status,
        ({ scanned, busy }) => scanned && !busy,
      );
      assert.ok(status.findings.warning > 5, JSON.stringify(status));
      const files = new Set((await coach.findings()).map(({ place }) => place.path));
      assert.ok(
        [...files].some((file) => file.endsWith('.py')),
        [...files].join(),
      );
      assert.ok(
        [...files].some((file) => file.endsWith('.ts')),
        [...files].join(),
      );
    });

    it('repairs all findings of a rule everywhere', async () => {
      const { template } = await openSample();
      await findingOf(template, 'queue-without-dlq');
      await vscode.commands.executeCommand('serverlessCoach.fixAllOfRule', { rule: 'queue-without-dlq' });
      await until(
        () => diagnosticsOf(template),
        (found) => !found.some(({ code }) => ruleOf(code) === 'queue-without-dlq'),
      );
      await vscode.commands.executeCommand('undo');
    });

    it('takes a file that something else repaired for no repair of the user', async () => {
      const { coach } = await extension();
      const path = 'pulled/template.yaml';
      const uri = fileOf(path);
      const lies = (properties: string) =>
        vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(queueWith(properties)));
      await lies('');
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
      const rows = async (of: 'evidence' | 'against') =>
        (await coach.progress()).skills.flatMap((skill) => skill[of]).filter(({ place }) => place?.file === path);
      const isOpen = ({ rule }: { readonly rule?: string }) => rule === 'queue-without-dlq';
      await until(
        () => rows('against'),
        (all) => all.some(isOpen),
      );
      await lies('RedrivePolicy: { deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 5 }');
      await until(
        () => document.getText(),
        (text) => text.includes('RedrivePolicy'),
      );
      assert.equal(document.isDirty, false);
      await until(
        () => rows('against'),
        (all) => !all.some(isOpen),
      );
      const credited = (await rows('evidence')).filter(
        ({ kind, detail }) => kind === 'fix' || detail === 'written here',
      );
      assert.equal(credited.map(({ text, detail }) => `${text}: ${detail}`).join(), '');
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      await vscode.workspace.fs.delete(fileOf('pulled'), { recursive: true });
    });

    it('copies an exercise into the workspace, examines it, and tells hints one by one', async () => {
      const { exercises } = await extension();
      const params = { exercise: 'orders-once', variant: 'sam', folder: 'training/once' };
      const folder = fileOf(params.folder);
      await vscode.commands.executeCommand('serverlessCoach.openExercise', params);
      assert.matches(await textOf(folder, 'README.md'), /^# Orders once/);
      assert.matches(await textOf(folder, 'template.yaml'), /VisibilityTimeout: 30/);

      await exercises.discover();
      const item = exercises.controller.items.get(folder.toString());
      assert.ok(item);
      assert.equal(item.label, 'Orders once');
      assert.ok(item.children.get(`${item.id} present dlq.redrive`));

      await vscode.commands.executeCommand('serverlessCoach.openHint', folder);
      assert.matches(await textOf(folder, 'README.md'), /## Hint 1 of 3/);
      assert.matches(await textOf(folder, '.serverless-coach-exercise.json'), /"hints": 1/);

      const cancel = new vscode.CancellationTokenSource();
      await exercises.run(new vscode.TestRunRequest([item]), cancel.token);
      assert.matches(await textOf(folder, '.serverless-coach-exercise.json'), /"passed": false/);

      // It is there already: nothing of it is written over.
      await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, 'README.md'), new Uint8Array());
      void vscode.commands.executeCommand('serverlessCoach.openExercise', params);
      await new Promise((resolve) => setTimeout(resolve, 500));
      assert.equal(await textOf(folder, 'README.md'), '');
      await vscode.workspace.fs.delete(fileOf('training'), { recursive: true });
    });

    it('opens the sample of the walkthrough with findings to repair', async () => {
      const { sample } = await extension();
      await vscode.commands.executeCommand('serverlessCoach.openSample');
      const document = vscode.window.activeTextEditor?.document;
      assert.ok(document);
      assert.equal(document.uri.toString(), vscode.Uri.joinPath(sample.folder, 'template.yaml').toString());
      const found = await until(
        () => diagnosticsOf(document),
        (all) => all.length > 3,
      );
      assert.ok(found.length > 3);
    });

    it('comes back after its server was restarted', async () => {
      const { template } = await openSample();
      await vscode.commands.executeCommand('serverlessCoach.restartServer');
      await findingOf(template, 'queue-without-dlq');
    });
  });
}

function queueWith(properties: string): string {
  return `Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::SQS::Queue
    Properties:
      VisibilityTimeout: 60
      ${properties}
  Dead:
    Type: AWS::SQS::Queue
  Process:
    Type: AWS::Serverless::Function
    Properties:
      PackageType: Image
      ImageUri: orders
      Timeout: 10
      Events:
        Orders: { Type: SQS, Properties: { Queue: !GetAtt Orders.Arn } }
`;
}

async function textOf(folder: vscode.Uri, path: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, path)));
}
