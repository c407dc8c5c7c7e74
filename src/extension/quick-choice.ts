import * as vscode from 'vscode';

/** What is asked with `choose`. */
export interface Choice<Item> {
  readonly title: string;
  readonly items: readonly Item[];
  /** The one that Enter takes; the first when undefined. */
  readonly active: Item | undefined;
}

/** A list of the editor with one entry chosen at the start. Undefined when the user leaves. */
export function choose<Item extends vscode.QuickPickItem>({
  title,
  items,
  active,
}: Choice<Item>): Promise<Item | undefined> {
  const list = vscode.window.createQuickPick<Item>();
  list.title = title;
  list.items = items;
  list.matchOnDetail = true;
  if (active) list.activeItems = [active];
  return new Promise((resolve) => {
    list.onDidAccept(() => {
      resolve(list.activeItems[0]);
      list.hide();
    });
    list.onDidHide(() => {
      resolve(undefined);
      list.dispose();
    });
    list.show();
  });
}
