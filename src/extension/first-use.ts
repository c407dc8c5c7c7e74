import * as vscode from 'vscode';
import type { Target } from '../coach/progress/overview.js';
import type { RoleExpectations } from '../coach/role-matrix.js';
import type { Coach } from './coach.js';
import { choose } from './quick-choice.js';

const askedKey = 'serverlessCoach.askedForTarget';

/** Asks for role and level, once and only where somebody looks for it; it can be asked for again by its command. */
export class FirstUse {
  constructor(
    private readonly coach: Coach,
    private readonly memory: vscode.Memento,
  ) {}

  /** Somebody chose, be it to be just exploring. */
  get asked(): boolean {
    return this.memory.get(askedKey, false);
  }

  /** Asks for role and level. Nothing changes when the user leaves. */
  async chooseTarget(): Promise<void> {
    const [{ matrix }, { target }] = await Promise.all([this.coach.skills(), this.coach.progress()]);
    const role = await chooseRole(matrix.roles, target);
    if (!role) return;
    const chosen = role.role && (await chooseLevel(role.role, target));
    if (role.role && !chosen) return;
    await this.memory.update(askedKey, true);
    await this.coach.record({ kind: 'target', ...(chosen && { target: chosen }) });
  }
}

/** Without a role: just exploring, which comes first and is chosen unless something else was before. */
async function chooseRole(
  roles: readonly RoleExpectations[],
  target: Target | undefined,
): Promise<{ readonly role?: RoleExpectations } | undefined> {
  const exploring = {
    label: vscode.l10n.t('Just exploring'),
    detail: vscode.l10n.t('No role in mind: the next step is chosen by what is found here.'),
  };
  const items = [exploring, ...roles.map((role) => ({ label: role.name, role }))];
  return choose<{ readonly label: string; readonly role?: RoleExpectations }>({
    title: vscode.l10n.t('Which role do you learn for? It stays on this machine.'),
    items,
    active: items.find((item) => 'role' in item && item.role.id === target?.role) ?? exploring,
  });
}

async function chooseLevel(
  { id, name, levels }: RoleExpectations,
  target: Target | undefined,
): Promise<Target | undefined> {
  const items = levels.map(({ level, name: label, mandatory, demands }) => ({
    label,
    description: mandatory ? vscode.l10n.t('mandatory') : vscode.l10n.t('optional'),
    detail: demands,
    target: { role: id, level },
  }));
  const chosen = await choose({
    title: vscode.l10n.t('Which level of {0}?', name),
    items,
    active: items.find((item) => item.target.role === target?.role && item.target.level === target.level),
  });
  return chosen?.target;
}
