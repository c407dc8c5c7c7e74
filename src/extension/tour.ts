import * as vscode from 'vscode';
import type { TourStop } from '../server/protocol.js';
import type { Coach } from './coach.js';
import { editorRange } from './places.js';
import { placeWords } from './views/words.js';

interface StopItem extends vscode.QuickPickItem {
  readonly stop: TourStop;
}

/**
 * Shows the places of the workspace that keep or break a skill, one after the other. The places stand in a list that has the
 * focus: the arrow keys step through them while the editor behind shows each, a screen reader reads them out, Enter stays at
 * one, and Escape goes back to where the tour began.
 */
export class Tour implements vscode.Disposable {
  readonly #highlight = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor('editor.rangeHighlightBackground'),
    borderColor: new vscode.ThemeColor('contrastActiveBorder'),
    after: { color: new vscode.ThemeColor('editorCodeLens.foreground'), margin: '0 0 0 2em' },
  });
  #list: vscode.QuickPick<StopItem> | undefined;
  /** What the editor shows last is what was asked last: files open one after the other. */
  #shown: Promise<void> = Promise.resolve();

  constructor(private readonly coach: Coach) {}

  /** The stop that is shown; undefined when no tour is on. */
  get stop(): TourStop | undefined {
    return this.#list?.activeItems[0]?.stop;
  }

  /** Begins a tour of a skill. Says so when nothing here shows it. */
  async start(skill: { readonly id: string; readonly name: string }): Promise<void> {
    const stops = await this.coach.tour(skill.id);
    if (stops.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Nothing that was read here shows {0}.', skill.name));
      return;
    }
    this.#list?.dispose();
    this.#show(skill.name, stops.map(itemOf));
  }

  dispose(): void {
    this.#list?.dispose();
    this.#highlight.dispose();
  }

  #show(skill: string, items: readonly StopItem[]): void {
    const began = beginning(vscode.window.activeTextEditor);
    const list = vscode.window.createQuickPick<StopItem>();
    let stays = false;
    list.items = items;
    list.matchOnDescription = true;
    list.ignoreFocusOut = true;
    list.placeholder = vscode.l10n.t('Up and Down for the other places, Enter to stay at one, Escape to go back');
    list.buttons = [buttons.previous, buttons.next, buttons.stop];
    list.onDidChangeActive(([item]) => {
      if (!item) return;
      list.title = vscode.l10n.t('{0}: {1} of {2}', skill, items.indexOf(item) + 1, items.length);
      this.#inTurn(() => this.#reveal(item.stop));
    });
    list.onDidTriggerButton((button) => {
      if (button === buttons.stop) list.hide();
      else this.#step(list, button === buttons.next ? 1 : -1);
    });
    list.onDidAccept(() => {
      stays = true;
      list.hide();
    });
    list.onDidHide(() => {
      const { stop } = this;
      this.#list = undefined;
      list.dispose();
      this.#inTurn(() => this.#end(stays ? stop : undefined, began));
    });
    this.#list = list;
    list.show();
  }

  /** An editor that is closed meanwhile does not end the tour. */
  #inTurn(show: () => Promise<void>): void {
    this.#shown = this.#shown.then(show).catch(() => undefined);
  }

  #step(list: vscode.QuickPick<StopItem>, by: number): void {
    const [active] = list.activeItems;
    const at = active ? list.items.indexOf(active) : 0;
    const next = list.items[(at + by + list.items.length) % list.items.length];
    if (next) list.activeItems = [next];
  }

  async #reveal(stop: TourStop): Promise<void> {
    if (this.stop !== stop) return;
    const { place, text } = stop;
    const editor = await this.#open(place.uri, true);
    if (!editor) return;
    const range = editor.document.validateRange(editorRange(place.range));
    const line = editor.document.lineAt(range.start.line).range;
    this.#clear();
    editor.setDecorations(this.#highlight, [
      { range: line, renderOptions: { after: { contentText: shortened(text) } } },
    ]);
    editor.selection = new vscode.Selection(range.start, range.start);
    editor.revealRange(range, vscode.TextEditorRevealType.InCenter);
  }

  /** Back to where it began, or on at the place somebody chose. */
  async #end(chosen: TourStop | undefined, began: Beginning | undefined): Promise<void> {
    this.#clear();
    if (chosen) {
      await this.#open(chosen.place.uri, false);
    } else if (began) {
      await vscode.window.showTextDocument(began.document, began.options);
    }
  }

  #clear(): void {
    for (const editor of vscode.window.visibleTextEditors) editor.setDecorations(this.#highlight, []);
  }

  async #open(uri: string, preserveFocus: boolean): Promise<vscode.TextEditor | undefined> {
    const address = vscode.Uri.parse(uri);
    return vscode.window
      .showTextDocument(address, { preserveFocus, preview: true, viewColumn: codeColumn(address) })
      .then(
        (editor) => editor,
        () => undefined,
      );
  }
}

/** Where the file is shown already, or other code is: a page beside the code stays in sight. */
function codeColumn(uri: vscode.Uri): vscode.ViewColumn {
  const editors = vscode.window.visibleTextEditors;
  const own = editors.find(({ document }) => document.uri.toString() === uri.toString());
  return (own ?? editors.find(({ viewColumn }) => viewColumn !== undefined))?.viewColumn ?? vscode.ViewColumn.One;
}

const buttons = {
  previous: { iconPath: new vscode.ThemeIcon('arrow-up'), tooltip: vscode.l10n.t('Previous Place') },
  next: { iconPath: new vscode.ThemeIcon('arrow-down'), tooltip: vscode.l10n.t('Next Place') },
  stop: { iconPath: new vscode.ThemeIcon('debug-stop'), tooltip: vscode.l10n.t('Stop the Tour') },
};

/** One line each, so that the code behind stays in sight. The icon never says it alone: the verdict stands in words. */
function itemOf(stop: TourStop): StopItem {
  const { place, verdict, text } = stop;
  const kept = verdict === 'holds';
  const words = kept ? vscode.l10n.t('kept') : vscode.l10n.t('not kept');
  return {
    stop,
    label: `$(${kept ? 'check' : 'warning'}) ${place.name ?? placeWords(place)}`,
    description: [...(place.name ? [placeWords(place)] : []), `${words}. ${text}`].join(', '),
  };
}

const longestLine = 120;

function shortened(text: string): string {
  return text.length > longestLine ? `${text.slice(0, longestLine - 1)}…` : text;
}

/** Where a tour begins, to go back to: the editor itself moves on. */
interface Beginning {
  readonly document: vscode.TextDocument;
  readonly options: vscode.TextDocumentShowOptions;
}

function beginning(editor: vscode.TextEditor | undefined): Beginning | undefined {
  if (!editor) return undefined;
  const { document, selection, viewColumn } = editor;
  return { document, options: { selection, ...(viewColumn !== undefined && { viewColumn }) } };
}
