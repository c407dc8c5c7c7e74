import * as vscode from 'vscode';
import { contextOf, type Icon, type Row } from './views/row.js';

/** Shows rows as a tree of the editor. The first ones are asked for again at every refresh. */
export class RowTree implements vscode.TreeDataProvider<Row> {
  readonly #changes = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changes.event;

  constructor(
    private readonly roots: () => Promise<readonly Row[]>,
    /** The folder of the extension's own icons. */
    private readonly media: vscode.Uri,
  ) {}

  refresh(): void {
    this.#changes.fire(undefined);
  }

  async getChildren(row?: Row): Promise<Row[]> {
    return [...(row ? (row.children?.() ?? []) : await this.roots())];
  }

  getTreeItem(row: Row): vscode.TreeItem {
    const { label, description, icon, tooltip, spoken, subject } = row;
    const item = new vscode.TreeItem(label, collapsibleState(row));
    item.accessibilityInformation = { label: spoken ?? [label, description].filter(Boolean).join(', ') };
    if (description) item.description = description;
    if (tooltip) item.tooltip = tooltip;
    if (icon) this.#setIcon(item, icon);
    if (subject) item.contextValue = contextOf(row);
    const command = commandOf(row);
    if (command) item.command = command;
    return item;
  }

  #setIcon(item: vscode.TreeItem, icon: Icon): void {
    if ('name' in icon) {
      item.iconPath = new vscode.ThemeIcon(icon.name, icon.color ? new vscode.ThemeColor(icon.color) : undefined);
    } else if ('depth' in icon) {
      const file = (theme: string) => vscode.Uri.joinPath(this.media, 'depth', `${icon.depth}-${theme}.svg`);
      item.iconPath = { light: file('light'), dark: file('dark') };
    } else {
      item.resourceUri = vscode.Uri.parse(icon.file);
      item.iconPath = vscode.ThemeIcon.File;
    }
  }
}

function collapsibleState({ children, expanded }: Row): vscode.TreeItemCollapsibleState {
  if (!children) return vscode.TreeItemCollapsibleState.None;
  return expanded ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
}

function commandOf({ opens, subject }: Row): vscode.Command | undefined {
  const command = (name: string, title: string, argument: unknown): vscode.Command | undefined =>
    argument === undefined ? undefined : { command: `serverlessCoach.${name}`, title, arguments: [argument] };
  switch (opens) {
    case 'place':
      return command('openPlace', 'Show in Code', subject?.place);
    case 'lesson':
      return command('showLesson', 'Show Lesson', subject?.lesson);
    case 'skill':
      return command('showSkill', 'Show Lesson', subject?.skill && { skill: subject.skill });
    case 'exercise':
      return command('openExercise', 'Open Exercise', subject?.exercise);
    case 'questions':
      return command('showExercise', 'Show Exercise and Its Questions', subject?.exercise);
    case 'target':
      return command('chooseTarget', 'Choose Role and Level', subject?.target);
    case 'aside':
      return command('takeUpStep', 'Propose Step Again', subject?.aside);
    case undefined:
      return undefined;
  }
}
