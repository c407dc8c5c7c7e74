import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import type { ClientAbilities } from '../server/protocol.js';
import { methods } from '../server/protocol.js';
import { readGlob } from '../workspace/endings.js';
import { Coach } from './coach.js';
import { registerCommands } from './commands.js';
import { answerFileRequests } from './file-requests.js';
import { FindingsTree } from './findings-tree.js';
import { LessonPage } from './lesson-page.js';
import { Sample } from './sample.js';
import { Scan } from './scan.js';
import { SkillsTree } from './skills-tree.js';
import { StatusItem } from './status.js';

/** Makes the client of the platform: a process in Node, a worker in the browser. */
export type ClientFactory = (context: vscode.ExtensionContext, options: LanguageClientOptions) => BaseLanguageClient;

/** What the suite in the extension host looks at. Given to nobody else. */
export interface ExtensionUnderTest {
  readonly coach: Coach;
  readonly findings: FindingsTree;
  readonly skills: SkillsTree;
  readonly lessons: LessonPage;
  readonly status: vscode.LanguageStatusItem;
  readonly sample: Sample;
}

/** Languages of handlers and templates, and files whose language only another extension knows. */
const selector: vscode.DocumentSelector = [
  ...['typescript', 'typescriptreact', 'javascript', 'javascriptreact'],
  ...['python', 'java', 'go', 'csharp', 'yaml', 'cloudformation', 'json', 'jsonc', 'terraform', 'opentofu'],
]
  .map((language): vscode.DocumentFilter => ({ language }))
  .concat({ pattern: readGlob });

/** Starts the language client and what shows its answers. Waits for nothing but the start of the client. */
export async function activateWith(
  context: vscode.ExtensionContext,
  createClient: ClientFactory,
): Promise<ExtensionUnderTest | undefined> {
  const sample = new Sample(context);
  const client = createClient(
    context,
    clientOptions(context, sample, (uri) => addFolder(uri)),
  );
  const addFolder = (uri: vscode.Uri) => client.sendNotification(methods.addFolder, { uri: uri.toString() });
  const coach = new Coach(client);
  const scan = new Scan(coach);
  const lessons = new LessonPage(coach);
  const findings = new FindingsTree(coach);
  const skills = new SkillsTree(coach);
  const status = new StatusItem(coach, selector);

  context.subscriptions.push(
    coach,
    lessons,
    status,
    registerCommands({ coach, scan, lessons, sample, extension: context.extension.id }),
    answerFileRequests(client),
    ...showView('serverlessCoach.findings', findings, coach, scan),
    ...showView('serverlessCoach.skills', skills, coach, scan),
  );
  await client.start();
  context.subscriptions.push({ dispose: () => void client.stop() });
  return context.extensionMode === vscode.ExtensionMode.Test
    ? { coach, findings, skills, lessons, status: status.item, sample }
    : undefined;
}

function clientOptions(
  context: vscode.ExtensionContext,
  sample: Sample,
  addFolder: (uri: vscode.Uri) => Promise<void>,
): LanguageClientOptions {
  const abilities = (): ClientAbilities => ({
    commands: true,
    files: true,
    assets: vscode.Uri.joinPath(context.extensionUri, 'dist').toString(),
  });
  return {
    documentSelector: selector as NonNullable<LanguageClientOptions['documentSelector']>,
    initializationOptions: abilities,
    outputChannel: vscode.window.createOutputChannel('Serverless Coach', { log: true }),
    progressOnInitialization: false,
    middleware: {
      // The sample lies outside of the workspace: its template and handlers are one folder all the same.
      didOpen: async (document, next) => {
        if (sample.holds(document)) await addFolder(sample.folder);
        await next(document);
      },
    },
    markdown: { isTrusted: { enabledCommands: ['serverlessCoach.showLesson'] } },
  };
}

/** Milliseconds without a check until a view is drawn anew: while somebody types, it keeps still. */
const settling = 250;

/** A view that is drawn only while somebody looks, and reads the whole workspace when it is first opened. */
function showView<Node>(
  id: string,
  tree: vscode.TreeDataProvider<Node> & { refresh(): void },
  coach: Coach,
  scan: Scan,
): readonly vscode.Disposable[] {
  const view = vscode.window.createTreeView(id, { treeDataProvider: tree, showCollapseAll: true });
  const scanWhenVisible = () => {
    if (view.visible) void scan.forView(id);
  };
  scanWhenVisible();
  let refresh: ReturnType<typeof setTimeout> | undefined;
  const badge = () => {
    const wanted = vscode.workspace.getConfiguration('serverlessCoach').get<boolean>('findings.badge', false);
    const { error, warning, info } = coach.status.findings;
    const value = error + warning + info;
    const shown = wanted && id === 'serverlessCoach.findings' && value > 0;
    view.badge = shown ? { value, tooltip: vscode.l10n.t('{0} findings', value) } : undefined;
  };
  return [
    view,
    view.onDidChangeVisibility(scanWhenVisible),
    coach.onDidChange(({ busy }) => {
      if (busy) return;
      badge();
      clearTimeout(refresh);
      refresh = setTimeout(() => view.visible && tree.refresh(), settling);
    }),
    new vscode.Disposable(() => clearTimeout(refresh)),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('serverlessCoach.findings.badge')) badge();
    }),
  ];
}
