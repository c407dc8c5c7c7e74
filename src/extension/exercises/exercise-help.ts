import * as vscode from 'vscode';
import { hintPart, solutionPart } from '../../coach/exercises/readme.js';
import type { Coach } from '../coach.js';
import { addToTask, type ExerciseFolder, findExercises, markExercise, readExercise } from './exercise-folder.js';

/** Adds the next hint to the task. How many were opened is noted: each takes something off what passing counts. */
export async function openHint(coach: Coach, folder: vscode.Uri | undefined): Promise<void> {
  const exercise = await chosenExercise(coach, folder);
  const view = exercise && (await coach.exercise(exercise.marker));
  if (!exercise || !view) return;
  const hint = exercise.marker.hints + 1;
  if (hint > view.page.hints.length) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('All hints are open. They stand in the README of the exercise.'),
    );
    return;
  }
  await markExercise(exercise, { hints: hint });
  await addToTask(exercise, hintPart(hint, view.page));
}

/** Shows the solution beside the user's own files, and what it changes in the task. That it was shown is noted. */
export async function showSolution(coach: Coach, folder: vscode.Uri | undefined): Promise<void> {
  const exercise = await chosenExercise(coach, folder);
  const view = exercise && (await coach.exercise(exercise.marker));
  if (!exercise || !view) return;
  if (!exercise.marker.revealed) {
    const show = vscode.l10n.t('Show Solution');
    const detail = vscode.l10n.t('Passing the exercise counts a quarter afterwards.');
    const question = vscode.l10n.t('Show the solution of {0}?', view.exercise.title);
    if ((await vscode.window.showInformationMessage(question, { modal: true, detail }, show)) !== show) return;
    await markExercise(exercise, { revealed: true });
    await addToTask(exercise, solutionPart(view.page));
  }
  const { exercise: id, variant } = exercise.marker;
  const changes = Object.keys(view.solved).map((path) => {
    const own = vscode.Uri.joinPath(exercise.uri, path);
    return [own, own, solutionUri(`/${id}/${variant}/${path}`)];
  });
  await vscode.commands.executeCommand(
    'vscode.changes',
    vscode.l10n.t('Solution of {0}', view.exercise.title),
    changes,
  );
}

/** Gives the files of solutions to the editor: they exist nowhere on the disk. */
export function provideSolutions(coach: Coach): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(solutionScheme, {
    async provideTextDocumentContent({ path }) {
      const [, exercise = '', variant = '', ...file] = path.split('/');
      const view = (await coach.exercises()).find(({ id }) => id === exercise);
      const known = view?.variants.find((each) => each === variant);
      return known && (await coach.exercise({ exercise, variant: known }))?.solved[file.join('/')];
    },
  });
}

const solutionScheme = 'serverless-coach-solution';

function solutionUri(path: string): vscode.Uri {
  return vscode.Uri.from({ scheme: solutionScheme, path });
}

/** The exercise that is meant: of the given folder, of the file in front, the only one, or the one that is picked. */
async function chosenExercise(coach: Coach, folder: vscode.Uri | undefined): Promise<ExerciseFolder | undefined> {
  if (folder) return readExercise(folder);
  const all = await findExercises();
  const active = vscode.window.activeTextEditor?.document.uri.toString();
  const open = all.find(({ uri }) => active?.startsWith(`${uri.toString()}/`));
  if (open || all.length === 1) return open ?? all[0];
  if (all.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is no exercise in this workspace yet.'));
    return undefined;
  }
  const titles = new Map((await coach.exercises()).map(({ id, title }) => [id, title]));
  const items = all.map((exercise) => ({
    label: titles.get(exercise.marker.exercise) ?? exercise.marker.exercise,
    description: vscode.workspace.asRelativePath(exercise.uri),
    exercise,
  }));
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Exercise') }))?.exercise;
}
