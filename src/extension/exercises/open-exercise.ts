import * as vscode from 'vscode';
import { type Exercise, type ExerciseVariant, variantNames } from '../../coach/exercises/exercise.js';
import type { Coach } from '../coach.js';
import { type ExerciseFolder, showTask, writeExercise } from './exercise-folder.js';

/** What is known of the exercise to open. The rest is asked. */
export interface OpenExerciseParams {
  readonly exercise?: string;
  readonly variant?: ExerciseVariant;
  /** Path in the first folder of the workspace. */
  readonly folder?: string;
}

/** Copies an exercise into the workspace and shows its task. Undefined when the user changed their mind. */
export async function openExercise(coach: Coach, params: OpenExerciseParams): Promise<ExerciseFolder | undefined> {
  const root = await chooseRoot();
  if (!root) return undefined;
  const exercises = await coach.exercises();
  const exercise = exercises.find(({ id }) => id === params.exercise) ?? (await chooseExercise(exercises));
  const variant = exercise && (params.variant ?? (await chooseVariant(exercise)));
  if (!exercise || !variant) return undefined;
  const view = await coach.exercise({ exercise: exercise.id, variant });
  const path = view && (params.folder ?? (await askForFolder(root, `exercises/${exercise.id}-${variant}`)));
  if (!view || path === undefined) return undefined;
  const folder = vscode.Uri.joinPath(root, path);
  if (await isThere(folder)) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('There is a {0} already. Nothing was written; choose another folder.', path),
    );
    return undefined;
  }
  const marker = { exercise: exercise.id, variant, hints: 0, revealed: false, passed: false };
  const opened = await writeExercise(folder, marker, view.start, view.readme);
  await showTask(folder);
  return opened;
}

async function chooseRoot(): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length > 1) return (await vscode.window.showWorkspaceFolderPick())?.uri;
  if (folders[0]) return folders[0].uri;
  const open = vscode.l10n.t('Open a Folder');
  const message = vscode.l10n.t('An exercise is copied into a folder of the workspace, and no folder is open.');
  const answer = await vscode.window.showInformationMessage(message, open);
  if (answer === open) await vscode.commands.executeCommand('vscode.openFolder');
  return undefined;
}

/** Asks which exercise is meant. Undefined when the user changed their mind. */
export async function chooseExercise(exercises: readonly Exercise[]): Promise<Exercise | undefined> {
  const titles = new Map(exercises.map(({ id, title }) => [id, title]));
  const items = exercises.map((exercise) => {
    const before = exercise.needs.flatMap((id) => titles.get(id) ?? []);
    const advice = before.length > 0 ? vscode.l10n.t(', better after {0}', before.join(', ')) : '';
    return {
      label: exercise.title,
      description: `${vscode.l10n.t('{0} min', exercise.minutes)}${advice}`,
      detail: exercise.summary,
      exercise,
    };
  });
  const title = vscode.l10n.t('Exercise');
  const chosen = await vscode.window.showQuickPick(items, { title, matchOnDescription: true, matchOnDetail: true });
  return chosen?.exercise;
}

async function chooseVariant({ title, variants }: Exercise): Promise<ExerciseVariant | undefined> {
  if (variants.length === 1) return variants[0];
  const items = variants.map((variant) => ({ label: variantNames[variant], variant }));
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('{0}: written for', title) }))?.variant;
}

function askForFolder(root: vscode.Uri, proposed: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Copy the exercise to this new folder of the workspace'),
    value: proposed,
    validateInput: async (path) => {
      const isInside = path.trim() !== '' && !path.startsWith('/') && !path.split(/[\\/]/).includes('..');
      if (!isInside) return vscode.l10n.t('Give a path inside of the workspace.');
      const taken = await isThere(vscode.Uri.joinPath(root, path));
      return taken
        ? vscode.l10n.t('This folder is there already. Nothing is overwritten: give another name.')
        : undefined;
    },
  });
}

function isThere(uri: vscode.Uri): Thenable<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
