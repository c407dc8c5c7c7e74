import * as vscode from 'vscode';
import type { Coach } from './coach.js';

/** Reads the whole workspace, once at a time, and only when somebody asks or looks at a view that needs it. */
export class Scan implements vscode.Disposable {
  #running: Promise<void> | undefined;
  #cancel: vscode.CancellationTokenSource | undefined;
  #done = false;
  #ended = false;
  readonly #ends = new vscode.EventEmitter<void>();
  /** Fires after each scan, also after one that was cancelled. */
  readonly onDidEnd = this.#ends.event;

  constructor(private readonly coach: Coach) {}

  /** The first scan is running, or runs as soon as a view is looked at. */
  get isAwaited(): boolean {
    return !this.#ended && !this.coach.status.scanned && (vscode.workspace.workspaceFolders?.length ?? 0) > 0;
  }

  /** On the user's command: with progress in a notification, which also cancels. */
  async byCommand(): Promise<void> {
    await this.#run({
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Scanning the workspace'),
      cancellable: true,
    });
  }

  /** Because a view was opened that is empty without: with the view's own progress bar. Only the first time. */
  async forView(viewId: string): Promise<void> {
    if (this.#done || this.coach.status.scanned || !vscode.workspace.workspaceFolders?.length) return;
    await this.#run({ location: { viewId } });
  }

  /** Stops a scan that is running. */
  cancel(): void {
    this.#cancel?.cancel();
  }

  dispose(): void {
    this.#ends.dispose();
  }

  async #run(options: vscode.ProgressOptions): Promise<void> {
    this.#running ??= this.#scan(options).finally(() => {
      this.#running = undefined;
    });
    await this.#running;
  }

  async #scan(options: vscode.ProgressOptions): Promise<void> {
    const cancel = new vscode.CancellationTokenSource();
    this.#cancel = cancel;
    await vscode.commands.executeCommand('setContext', 'serverlessCoach.scanning', true);
    try {
      await vscode.window.withProgress(options, async (progress, token) => {
        const subscription = token.onCancellationRequested(() => cancel.cancel());
        let shown = 0;
        const outcome = await this.coach.scan((message, share) => {
          const increment = share === undefined ? 0 : Math.max(share - shown, 0);
          shown += increment;
          progress.report({ message, increment });
        }, cancel.token);
        subscription.dispose();
        this.#done = outcome !== undefined;
      });
    } finally {
      this.#cancel = undefined;
      this.#ended = true;
      cancel.dispose();
      await vscode.commands.executeCommand('setContext', 'serverlessCoach.scanning', false);
      this.#ends.fire();
    }
  }
}
