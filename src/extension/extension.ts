import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import type { ClientAbilities } from '../server/protocol.js';
import { methods } from '../server/protocol.js';
import { readGlob } from '../workspace/endings.js';
import { Coach } from './coach.js';
import { registerCommands } from './commands.js';
import { provideSolutions } from './exercises/exercise-help.js';
import { ExerciseTests } from './exercises/exercise-tests.js';
import { answerFileRequests } from './file-requests.js';
import { FirstUse } from './first-use.js';
import { LessonLinks } from './lesson-links.js';
import { LessonPage } from './lesson-page.js';
import { ProgressPage } from './progress-page.js';
import { QuietDiagnostics } from './quiet-diagnostics.js';
import { Sample } from './sample.js';
import { Scan } from './scan.js';
import { createSideBar, type SideBar, showSideBar } from './sidebar.js';
import { StatusItem } from './status.js';
import { Tour } from './tour.js';

/** Makes the client of the platform: a process in Node, a worker in the browser. */
export type ClientFactory = (context: vscode.ExtensionContext, options: LanguageClientOptions) => BaseLanguageClient;

/** What the suite in the extension host looks at. Given to nobody else. */
export interface ExtensionUnderTest {
  readonly coach: Coach;
  readonly sideBar: SideBar;
  readonly lessons: LessonPage;
  readonly tour: Tour;
  readonly firstUse: FirstUse;
  readonly progress: ProgressPage;
  readonly exercises: ExerciseTests;
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
  const quiet = new QuietDiagnostics();
  const client = createClient(
    context,
    clientOptions(context, sample, quiet, (uri) => addFolder(uri)),
  );
  const addFolder = (uri: vscode.Uri) => client.sendNotification(methods.addFolder, { uri: uri.toString() });
  const coach = new Coach(client);
  const scan = new Scan(coach);
  const lessons = new LessonPage(coach, context.extension);
  const progress = new ProgressPage(coach, vscode.Uri.joinPath(context.extensionUri, 'dist'));
  const firstUse = new FirstUse(coach, context.globalState);
  const tour = new Tour(coach);
  const sideBar = createSideBar(coach, scan, firstUse, context.extensionUri);
  const exercises = new ExerciseTests(coach);
  const status = new StatusItem(coach, selector);

  context.subscriptions.push(
    coach,
    scan,
    lessons,
    tour,
    quiet,
    new LessonLinks(coach, selector),
    progress,
    status,
    registerCommands({ coach, scan, lessons, tour, firstUse, progress, sample, extension: context.extension.id }),
    answerFileRequests(client),
    exercises,
    provideSolutions(coach),
    showSideBar(sideBar, coach, scan),
  );
  await client.start();
  context.subscriptions.push({ dispose: () => void client.stop() });
  return context.extensionMode === vscode.ExtensionMode.Test
    ? { coach, sideBar, lessons, tour, firstUse, progress, exercises, status: status.item, sample }
    : undefined;
}

function clientOptions(
  context: vscode.ExtensionContext,
  sample: Sample,
  quiet: QuietDiagnostics,
  addFolder: (uri: vscode.Uri) => Promise<void>,
): LanguageClientOptions {
  const abilities = (): ClientAbilities => ({
    commands: true,
    files: true,
    progress: vscode.Uri.joinPath(context.globalStorageUri, 'progress.jsonl').toString(),
    assets: vscode.Uri.joinPath(context.extensionUri, 'dist').toString(),
  });
  return {
    documentSelector: selector as NonNullable<LanguageClientOptions['documentSelector']>,
    initializationOptions: abilities,
    outputChannel: vscode.window.createOutputChannel('Serverless Coach', { log: true }),
    progressOnInitialization: false,
    middleware: {
      ...quiet.middleware,
      // The sample lies outside of the workspace: its template and handlers are one folder all the same.
      didOpen: async (document, next) => {
        if (sample.holds(document)) await addFolder(sample.folder);
        await next(document);
      },
    },
    markdown: { isTrusted: { enabledCommands: ['serverlessCoach.showLesson'] } },
  };
}
