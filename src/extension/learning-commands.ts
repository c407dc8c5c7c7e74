import * as vscode from 'vscode';
import { choosePreset } from './choose-preset.js';
import type { Coach } from './coach.js';
import type { Commands } from './commands.js';
import type { FirstUse } from './first-use.js';
import type { LessonPage } from './lesson-page.js';
import type { Scan } from './scan.js';
import type { Tour } from './tour.js';
import { isRow, type Row } from './views/row.js';

export interface LearningParts {
  readonly coach: Coach;
  readonly scan: Scan;
  readonly lessons: LessonPage;
  readonly tour: Tour;
  readonly firstUse: FirstUse;
}

interface SkillParams {
  readonly skill: string;
}

/** Lessons and tours of skills, and how the extension is set up for a person. */
export function learningCommands({ coach, scan, lessons, tour, firstUse }: LearningParts): Commands {
  return {
    showSkill: async (from?: Row | SkillParams) => {
      const skill = await skillOf(coach, from, vscode.l10n.t('Lesson of a skill'));
      if (skill) await lessons.showSkill({ skill: skill.id });
    },
    tour: async (from?: Row | SkillParams) => {
      const skill = await skillOf(coach, from, vscode.l10n.t('Show in my code'));
      if (!skill) return;
      if (!coach.status.scanned && vscode.workspace.workspaceFolders?.length) await scan.byCommand();
      await tour.start(skill);
    },
    chooseTarget: () => firstUse.chooseTarget(),
    choosePreset: () => choosePreset(),
  };
}

/** The skill of a row or of a caller; the user is asked when neither names one. */
async function skillOf(
  coach: Coach,
  from: Row | SkillParams | undefined,
  title: string,
): Promise<{ readonly id: string; readonly name: string } | undefined> {
  const { overview } = await coach.skills();
  const skills = overview.groups.flatMap((group) => group.skills.map((skill) => ({ ...skill, group: group.name })));
  const wanted = isRow(from) ? from.subject?.skill : from?.skill;
  if (wanted) return skills.find(({ id }) => id === wanted);
  const items = skills.map(({ id, name, group, what }) => ({
    id,
    name,
    label: name,
    description: group,
    detail: what,
  }));
  return vscode.window.showQuickPick(items, { title, matchOnDescription: true, matchOnDetail: true });
}
