import * as vscode from 'vscode';
import type { Coach } from './coach.js';
import { progressHtml } from './progress-html.js';
import type { ProgressMessage } from './progress-messages.js';

/** The progress chart in a page of its own, opened on request and drawn anew when something changed. */
export class ProgressPage implements vscode.Disposable {
  #panel: vscode.WebviewPanel | undefined;
  #html = '';
  /** What it was drawn from. */
  #looks = '';
  readonly #changes: vscode.Disposable;

  constructor(
    private readonly coach: Coach,
    /** The folder of the page's script. */
    private readonly scripts: vscode.Uri,
  ) {
    this.#changes = coach.onDidChange(({ busy }) => {
      if (!busy && this.#panel?.visible) void this.#draw(this.#panel);
    });
  }

  /** What the page shows now; empty when it is closed. */
  get html(): string {
    return this.#html;
  }

  async show(): Promise<void> {
    const panel = this.#panel ?? this.#open();
    panel.reveal();
    await this.#draw(panel);
  }

  dispose(): void {
    this.#changes.dispose();
    this.#panel?.dispose();
  }

  #open(): vscode.WebviewPanel {
    const title = vscode.l10n.t('Progress');
    const panel = vscode.window.createWebviewPanel('serverlessCoach.progress', title, vscode.ViewColumn.Active, {
      enableScripts: true,
      enableCommandUris: ['serverlessCoach.openPlace'],
      enableFindWidget: true,
      localResourceRoots: [this.scripts],
    });
    panel.webview.onDidReceiveMessage(({ item }: ProgressMessage) =>
      vscode.commands.executeCommand('serverlessCoach.eraseItem', { item }),
    );
    panel.onDidChangeViewState(() => panel.visible && this.#draw(panel));
    panel.onDidDispose(() => {
      this.#panel = undefined;
      this.#html = '';
      this.#looks = '';
    });
    this.#panel = panel;
    return panel;
  }

  /** Leaves the page alone when it would look the same: a reader would lose the place. */
  async #draw(panel: vscode.WebviewPanel): Promise<void> {
    const overview = await this.coach.progress();
    const looks = JSON.stringify({ ...overview, at: 0 });
    if (panel !== this.#panel || looks === this.#looks) return;
    this.#looks = looks;
    const script = panel.webview.asWebviewUri(vscode.Uri.joinPath(this.scripts, 'progress-page.js')).toString();
    this.#html = progressHtml(overview, { nonce: crypto.randomUUID().replaceAll('-', ''), script });
    panel.webview.html = this.#html;
  }
}
