import * as vscode from 'vscode';
import type { Severity } from '../model/finding.js';
import type { FindingView, FixParams, LessonParams } from '../server/protocol.js';
import type { Coach } from './coach.js';

/** Findings by skill, then by file. */
export type FindingsNode =
  | { readonly kind: 'skill'; readonly name: string; readonly findings: readonly FindingView[] }
  | { readonly kind: 'file'; readonly path: string; readonly uri: string; readonly findings: readonly FindingView[] }
  | { readonly kind: 'finding'; readonly finding: FindingView };

const severities: readonly Severity[] = ['error', 'warning', 'info'];

/** The tree of the Findings view. It asks for the findings again after every check while somebody looks. */
export class FindingsTree implements vscode.TreeDataProvider<FindingsNode> {
  readonly #changes = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changes.event;

  constructor(private readonly coach: Coach) {}

  refresh(): void {
    this.#changes.fire(undefined);
  }

  async getChildren(node?: FindingsNode): Promise<FindingsNode[]> {
    if (!node) return bySkill(await this.coach.findings());
    if (node.kind === 'skill') return byFile(node.findings);
    if (node.kind === 'file') return node.findings.map((finding) => ({ kind: 'finding', finding }));
    return [];
  }

  getTreeItem(node: FindingsNode): vscode.TreeItem {
    if (node.kind === 'finding') return findingItem(node.finding);
    const expanded = vscode.TreeItemCollapsibleState.Expanded;
    const words = countWords(node.findings);
    if (node.kind === 'file') {
      const item = new vscode.TreeItem(vscode.Uri.parse(node.uri), expanded);
      item.label = node.path;
      item.description = words;
      item.iconPath = vscode.ThemeIcon.File;
      item.contextValue = 'file';
      item.accessibilityInformation = { label: `${node.path}, ${words}` };
      return item;
    }
    const item = new vscode.TreeItem(node.name, expanded);
    item.description = words;
    item.iconPath = new vscode.ThemeIcon('mortar-board');
    item.contextValue = 'skill';
    item.accessibilityInformation = { label: `Skill ${node.name}, ${words}` };
    return item;
  }
}

/** What the commands on a finding take. */
export function fixParams({ rule, place }: FindingView): FixParams & LessonParams {
  return { rule: rule.id, uri: place.uri, range: place.range, place: { uri: place.uri, range: place.range } };
}

/** The icon of a severity, in the colour the Problems panel gives it. */
export function severityIcon(severity: Severity): vscode.ThemeIcon {
  return new vscode.ThemeIcon(severity, new vscode.ThemeColor(`problems${capital(severity)}Icon.foreground`));
}

function findingItem(finding: FindingView): vscode.TreeItem {
  const { rule, message, severity, place, fixable } = finding;
  const line = place.range.start.line + 1;
  const item = new vscode.TreeItem(rule.title);
  item.description = `${place.name ? `${place.name}, ` : ''}line ${line}`;
  item.iconPath = severityIcon(severity);
  item.tooltip = message;
  item.contextValue = fixable ? 'finding fixable' : 'finding';
  item.command = {
    command: 'serverlessCoach.openFinding',
    title: 'Show in Code',
    arguments: [{ kind: 'finding', finding }],
  };
  item.accessibilityInformation = { label: `${severity}: ${message} ${place.path}, line ${line}` };
  return item;
}

function bySkill(findings: readonly FindingView[]): FindingsNode[] {
  return groups(findings, ({ skillName }) => skillName)
    .toSorted(([, a], [, b]) => worst(a) - worst(b) || b.length - a.length)
    .map(([name, own]) => ({ kind: 'skill', name, findings: own }));
}

function byFile(findings: readonly FindingView[]): FindingsNode[] {
  return groups(findings, ({ place }) => place.uri).map(([uri, own]) => ({
    kind: 'file',
    uri,
    path: own[0]?.place.path ?? uri,
    findings: own,
  }));
}

function groups(
  findings: readonly FindingView[],
  key: (finding: FindingView) => string,
): readonly (readonly [string, readonly FindingView[]])[] {
  const keys = new Set(findings.map(key));
  return [...keys].map((name) => [name, findings.filter((finding) => key(finding) === name)]);
}

function worst(findings: readonly FindingView[]): number {
  return Math.min(...findings.map(({ severity }) => severities.indexOf(severity)));
}

/** `1 error, 2 warnings` */
export function countWords(findings: readonly { readonly severity: Severity }[]): string {
  return severities
    .flatMap((severity) => {
      const count = findings.filter((finding) => finding.severity === severity).length;
      if (count === 0) return [];
      return [severity === 'info' ? `${count} info` : `${count} ${severity}${count === 1 ? '' : 's'}`];
    })
    .join(', ');
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
