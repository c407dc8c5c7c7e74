import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchBrowser } from './browser.js';
import { type HostedVSCode, startCodeServer } from './code-server.js';
import type { Browser, FrameLocator, Locator, Page } from './playwright.js';

/** Where screenshots go; not under version control. */
export const screenshotFolder = fileURLToPath(new URL('../screenshots/', import.meta.url));

/** A workbench in a browser, used as a person would: by keyboard, mouse and what is on the screen. */
export class Workbench {
  private constructor(
    readonly host: HostedVSCode,
    readonly page: Page,
    private readonly browser: Browser,
  ) {}

  /** Starts VS Code with a packaged extension on a copy of `workspace` and opens `file` in it. */
  static async open(options: {
    readonly workspace: string;
    readonly vsix: string;
    readonly file: string;
    readonly settings?: Readonly<Record<string, unknown>>;
    readonly environment?: Readonly<Record<string, string>>;
  }): Promise<Workbench> {
    const host = await startCodeServer({ ...options, testDriver: false });
    const browser = await launchBrowser();
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(host.address([['openFile', host.resource(join(host.workspace, options.file))]]));
    await page.locator('.monaco-workbench .part.editor').waitFor({ timeout: 30_000 });
    await page.locator('.monaco-editor .view-line').first().waitFor({ timeout: 30_000 });
    return new Workbench(host, page, browser);
  }

  /** Runs a command by its name in the command palette. */
  async run(command: string): Promise<void> {
    await this.#again(async () => {
      await this.page.keyboard.press('F1');
      const input = this.page.locator('.quick-input-widget input').first();
      await input.fill(`>${command}`, { timeout: 8_000 });
      const row = this.page.locator('.quick-input-list .monaco-list-row', { hasText: command }).first();
      await row.click({ timeout: 8_000 });
    });
  }

  /** Picks an entry of the list that is open. */
  async choose(entry: string | RegExp): Promise<void> {
    const row = this.page.locator('.quick-input-list .monaco-list-row', { hasText: entry }).first();
    await row.waitFor();
    await row.click();
  }

  /** Confirms the input box with this title, with a text of its own or with what is proposed. */
  async enter(title: string, text?: string): Promise<void> {
    const box = this.page.locator('.quick-input-widget', { hasText: title }).first();
    await box.locator('input').first().waitFor();
    if (text !== undefined) await box.locator('input').first().fill(text);
    await this.page.keyboard.press('Enter');
  }

  /** Opens a file of the workspace by its name. */
  async openFile(name: string): Promise<void> {
    await this.page.keyboard.press('Control+P');
    const input = this.page.locator('.quick-input-widget input').first();
    await input.waitFor();
    await input.fill(name);
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().click();
    await this.page.locator('.tab.active', { hasText: name.split('/').at(-1) ?? name }).waitFor();
  }

  /** Puts the cursor on the first place of the template that holds `text`. */
  async goTo(text: string): Promise<void> {
    const file = readFileSync(join(this.host.workspace, 'template.yaml'), 'utf8');
    const before = file.slice(0, file.indexOf(text)).split('\n');
    const line = before.length;
    await this.#again(async () => {
      await this.page.locator('.tab', { hasText: 'template.yaml' }).first().click();
      await this.page.keyboard.press('Control+G');
      const input = this.page.locator('.quick-input-widget input').first();
      await input.fill(`:${line}:${(before.at(-1)?.length ?? 0) + 1}`, { timeout: 5_000 });
      await this.page.keyboard.press('Enter');
      await this.page.locator('.statusbar', { hasText: `Ln ${line},` }).waitFor({ timeout: 5_000 });
    });
  }

  /** Closes the tab whose title holds `title`, when there is one. */
  async closeTab(title: string): Promise<void> {
    const tab = this.page.locator('.tab', { hasText: title }).first();
    if ((await tab.count()) > 0) await tab.locator('.tab-actions a').click();
  }

  /** Chooses a colour theme by its name. */
  async useTheme(name: string): Promise<void> {
    await this.run('Preferences: Color Theme');
    const input = this.page.locator('.quick-input-widget input').first();
    await input.fill(name);
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().waitFor();
    await this.page.keyboard.press('Enter');
  }

  /** A row of the tree in the side bar that holds `text`. */
  treeRow(text: string | RegExp): Locator {
    return this.page.locator('.part.sidebar .monaco-list-row', { hasText: text }).first();
  }

  /** The content of the webview that is open. */
  webview(): FrameLocator {
    return this.page.frameLocator('iframe.webview').frameLocator('iframe#active-frame');
  }

  /** A picture of the whole window, after fades have ended. */
  async screenshot(name: string, folder = screenshotFolder): Promise<void> {
    mkdirSync(folder, { recursive: true });
    await this.page.waitForTimeout(600);
    await this.page.screenshot({ path: join(folder, `${name}.png`) });
  }

  /** Opens the extension's views by its icon in the activity bar. */
  async openView(): Promise<void> {
    await this.page.locator('.activitybar .action-label[aria-label*="Serverless Coach"]').click();
  }

  /** Opens a pane of the side bar, or closes it. */
  async togglePane(name: string): Promise<void> {
    await this.page.locator('.part.sidebar .pane-header', { hasText: name }).click();
  }

  /** Pulls the border between side bar and editor to the right, by pixels. */
  async widenSideBar(pixels: number): Promise<void> {
    const box = await this.page.locator('.part.sidebar').boundingBox();
    if (!box) return;
    await this.page.mouse.move(box.x + box.width, box.y + 300);
    await this.page.mouse.down();
    await this.page.mouse.move(box.x + box.width + pixels, box.y + 300);
    await this.page.mouse.up();
  }

  /** What is typed into a list that opens or closes at that moment is lost: then again, three times in all. */
  async #again(action: () => Promise<void>): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await action();
      } catch (error) {
        if (attempt === 3) throw error;
        await this.page.keyboard.press('Escape');
      }
    }
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.host.stop();
  }
}
