import * as vscode from 'vscode';
import type { Expectation, LevelExpectations, RoleExpectations, RoleMatrix } from '../coach/role-matrix.js';
import type { RuleStanding, SkillGroup, SkillStanding, Tally } from '../coach/skill-overview.js';
import { tallyWords } from '../coach/skill-overview.js';
import type { PlaceView } from '../server/protocol.js';
import type { Coach } from './coach.js';

/** Groups of skills with what holds and what fails here, then the matrix of roles and levels. */
export type SkillsNode =
  | { readonly kind: 'group'; readonly group: SkillGroup<PlaceView> }
  | { readonly kind: 'skill'; readonly skill: SkillStanding<PlaceView> }
  | { readonly kind: 'rule'; readonly rule: RuleStanding<PlaceView> }
  | { readonly kind: 'place'; readonly rule: string; readonly place: PlaceView; readonly verdict: 'holds' | 'fails' }
  | { readonly kind: 'matrix'; readonly matrix: RoleMatrix }
  | { readonly kind: 'role'; readonly role: RoleExpectations }
  | { readonly kind: 'level'; readonly role: string; readonly level: LevelExpectations }
  | { readonly kind: 'expectation'; readonly expectation: Expectation }
  | { readonly kind: 'unseen'; readonly text: string };

/** The tree of the Skills view. */
export class SkillsTree implements vscode.TreeDataProvider<SkillsNode> {
  readonly #changes = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changes.event;

  constructor(private readonly coach: Coach) {}

  refresh(): void {
    this.#changes.fire(undefined);
  }

  async getChildren(node?: SkillsNode): Promise<SkillsNode[]> {
    return node ? childrenOf(node) : this.#roots();
  }

  getTreeItem(node: SkillsNode): vscode.TreeItem {
    const { label, description, icon, tooltip, spoken, contextValue, command } = appearance(node);
    const children = childrenOf(node).length > 0;
    const item = new vscode.TreeItem(label, children ? collapsibleState(node) : vscode.TreeItemCollapsibleState.None);
    item.description = description;
    item.iconPath = icon;
    item.accessibilityInformation = { label: spoken ?? [label, description].filter(Boolean).join(', ') };
    if (tooltip) item.tooltip = tooltip;
    if (contextValue) item.contextValue = contextValue;
    if (command) item.command = command;
    return item;
  }

  async #roots(): Promise<SkillsNode[]> {
    const { overview, matrix } = await this.coach.skills();
    return [...overview.groups.map((group) => ({ kind: 'group', group }) as const), { kind: 'matrix', matrix }];
  }
}

function childrenOf(node: SkillsNode): SkillsNode[] {
  switch (node.kind) {
    case 'group':
      return node.group.skills.map((skill) => ({ kind: 'skill', skill }));
    case 'skill':
      return node.skill.rules.map((rule) => ({ kind: 'rule', rule }));
    case 'rule': {
      const { rule, failing, holding } = node.rule;
      return [
        ...failing.map((place) => ({ kind: 'place', rule, place, verdict: 'fails' }) as const),
        ...holding.map((place) => ({ kind: 'place', rule, place, verdict: 'holds' }) as const),
      ];
    }
    case 'matrix':
      return node.matrix.roles.map((role) => ({ kind: 'role', role }));
    case 'role':
      return node.role.levels.map((level) => ({ kind: 'level', role: node.role.name, level }));
    case 'level':
      return [
        ...node.level.expectations.map((expectation) => ({ kind: 'expectation', expectation }) as const),
        ...node.level.unseen.map((text) => ({ kind: 'unseen', text }) as const),
      ];
    case 'place':
    case 'expectation':
    case 'unseen':
      return [];
  }
}

function collapsibleState(node: SkillsNode): vscode.TreeItemCollapsibleState {
  return node.kind === 'group' ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
}

interface Appearance {
  readonly label: string;
  readonly description: string;
  readonly icon: vscode.ThemeIcon;
  readonly tooltip?: string;
  readonly spoken?: string;
  readonly contextValue?: string;
  readonly command?: vscode.Command;
}

function appearance(node: SkillsNode): Appearance {
  switch (node.kind) {
    case 'group':
      return {
        label: node.group.name,
        description: tallyWords(node.group.tally),
        icon: new vscode.ThemeIcon('library'),
      };
    case 'skill': {
      const { name, what, why, tally } = node.skill;
      return { label: name, description: tallyWords(tally), icon: tallyIcon(tally), tooltip: `${what}\n\n${why}` };
    }
    case 'rule': {
      const { rule, title, tally } = node.rule;
      const tooltip = 'Places where this rule applies';
      return {
        label: title,
        description: tallyWords(tally),
        icon: tallyIcon(tally),
        tooltip,
        contextValue: `rule:${rule}`,
      };
    }
    case 'place':
      return placeAppearance(node.place, node.verdict);
    case 'matrix':
      return {
        label: 'Role matrix',
        description: 'what each role expects at each level',
        icon: new vscode.ThemeIcon('table'),
        tooltip: 'Expectations beside the evidence in this workspace. It speaks of the workspace, not of you.',
      };
    case 'role':
      return { label: node.role.name, description: '', icon: new vscode.ThemeIcon('person') };
    case 'level': {
      const { name, mandatory, demands } = node.level;
      const need = mandatory ? 'mandatory' : 'optional';
      const icon = new vscode.ThemeIcon(mandatory ? 'circle-filled' : 'circle-outline');
      return { label: name, description: need, icon, tooltip: demands, spoken: `${node.role}, ${name}, ${need}` };
    }
    case 'expectation': {
      const { name, depth, claims, seen } = node.expectation;
      const icon = tallyIcon(seen);
      return {
        label: name,
        description: `${depth} expected; here: ${tallyWords(seen)}`,
        icon,
        tooltip: `Expected: ${depth}. ${capital(claims)}.\nIn this workspace: ${tallyWords(seen)}.`,
      };
    }
    case 'unseen':
      return { label: node.text, description: 'leaves no trace in code', icon: new vscode.ThemeIcon('eye-closed') };
  }
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function placeAppearance(place: PlaceView, verdict: 'holds' | 'fails'): Appearance {
  const where = `${place.path}:${place.range.start.line + 1}`;
  return {
    label: place.name ?? where,
    description: place.name ? `${verdict}, ${where}` : verdict,
    icon: tallyIcon({ holds: verdict === 'holds' ? 1 : 0, fails: verdict === 'fails' ? 1 : 0 }),
    command: { command: 'serverlessCoach.openPlace', title: 'Show in Code', arguments: [place] },
  };
}

/** A ring without evidence, a tick where all hold, a warning where one does not. */
function tallyIcon({ holds, fails }: Tally): vscode.ThemeIcon {
  if (fails > 0) return new vscode.ThemeIcon('warning', new vscode.ThemeColor('problemsWarningIcon.foreground'));
  if (holds > 0) return new vscode.ThemeIcon('check', new vscode.ThemeColor('testing.iconPassed'));
  return new vscode.ThemeIcon('circle-outline');
}
