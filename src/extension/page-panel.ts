import * as vscode from 'vscode';
import type { PageAssets } from './page-html.js';
import type { PageMessage, PageNews } from './page-messages.js';

/** One page as the panel shows it. */
export interface PageView {
  readonly title: string;
  readonly html: (assets: PageAssets) => string;
  /** Does what the page's script asks for. */
  readonly receive: (message: PageMessage) => Promise<void>;
}

/** The panel beside the code: one, used again for the next page. The focus stays in the code. */
export class PagePanel implements vscode.Disposable {
  #panel: vscode.WebviewPanel | undefined;
  #shown: PageView | undefined;
  #html = '';

  /** `extension` is the folder of the extension. */
  constructor(private readonly extension: vscode.Uri) {}

  /** What is shown now; empty when the panel is closed. */
  get html(): string {
    return this.#html;
  }

  show(page: PageView): void {
    const panel = this.#panel ?? this.#open();
    const script = panel.webview.asWebviewUri(vscode.Uri.joinPath(this.extension, 'dist', 'page.js')).toString();
    this.#shown = page;
    this.#html = page.html({ nonce: crypto.randomUUID().replaceAll('-', ''), script });
    panel.title = page.title;
    panel.webview.html = this.#html;
    panel.reveal(panel.viewColumn ?? vscode.ViewColumn.Beside, true);
  }

  /** Does what the script of the page that is shown asks for. */
  async receive(message: PageMessage): Promise<void> {
    await this.#shown?.receive(message);
  }

  async tell(news: PageNews): Promise<void> {
    await this.#panel?.webview.postMessage(news);
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  #open(): vscode.WebviewPanel {
    const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    const panel = vscode.window.createWebviewPanel('serverlessCoach.lesson', 'Lesson', column, {
      enableScripts: true,
      enableCommandUris: ['serverlessCoach.openPlace'],
      enableFindWidget: true,
      localResourceRoots: [vscode.Uri.joinPath(this.extension, 'dist')],
    });
    panel.webview.onDidReceiveMessage((message: PageMessage) => this.receive(message));
    panel.onDidDispose(() => {
      this.#panel = undefined;
      this.#shown = undefined;
      this.#html = '';
    });
    this.#panel = panel;
    return panel;
  }
}
