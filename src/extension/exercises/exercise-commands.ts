import * as vscode from 'vscode';
import type { Coach } from '../coach.js';
import type { Commands } from '../commands.js';
import type { LessonPage } from '../lesson-page.js';
import { isRow, type Row } from '../views/row.js';
import { openHint, showSolution } from './exercise-help.js';
import { chooseExercise, type OpenExerciseParams, openExercise } from './open-exercise.js';

/** The commands on exercises: to open one, its task with questions, a hint, the solution. On tests of the view Testing they take the test. */
export function exerciseCommands(coach: Coach, lessons: LessonPage): Commands {
  return {
    openExercise: async (from?: string | Row | OpenExerciseParams) => openExercise(coach, paramsOf(from)),
    showExercise: async (from?: string | Row) => {
      const id = paramsOf(from).exercise ?? (await chooseExercise(await coach.exercises()))?.id;
      if (id !== undefined) await lessons.showExercise(id);
    },
    openHint: (from?: vscode.TestItem | vscode.Uri) => openHint(coach, folderOf(from)),
    showSolution: (from?: vscode.TestItem | vscode.Uri) => showSolution(coach, folderOf(from)),
  };
}

function paramsOf(from: string | Row | OpenExerciseParams | undefined): OpenExerciseParams {
  if (from === undefined) return {};
  if (typeof from === 'string') return { exercise: from };
  if (!isRow(from)) return from;
  const exercise = from.subject?.exercise;
  return exercise === undefined ? {} : { exercise };
}

function folderOf(from: vscode.TestItem | vscode.Uri | undefined): vscode.Uri | undefined {
  if (from === undefined || from instanceof vscode.Uri) return from;
  return vscode.Uri.parse((from.parent ?? from).id);
}
