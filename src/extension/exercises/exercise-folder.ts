import * as vscode from 'vscode';
import { type ExerciseMarker, markerFileName, markerText, readMarker } from '../../coach/exercises/marker.js';

/** The folder of an exercise in the workspace. */
export interface ExerciseFolder {
  readonly uri: vscode.Uri;
  readonly marker: ExerciseMarker;
}

/** Every exercise in the workspace, by path. */
export async function findExercises(): Promise<readonly ExerciseFolder[]> {
  const markers = await vscode.workspace.findFiles(`**/${markerFileName}`, '**/node_modules/**');
  const folders = await Promise.all(markers.map((uri) => readExercise(vscode.Uri.joinPath(uri, '..'))));
  return folders
    .filter((folder) => folder !== undefined)
    .sort((a, b) => (a.uri.toString() < b.uri.toString() ? -1 : 1));
}

/** The exercise in a folder; undefined when there is none. */
export async function readExercise(uri: vscode.Uri): Promise<ExerciseFolder | undefined> {
  const text = await readText(vscode.Uri.joinPath(uri, markerFileName));
  const marker = text === undefined ? undefined : readMarker(text);
  return marker && { uri, marker };
}

/** Notes what became of an exercise: a hint opened, the solution shown, passed. */
export async function markExercise(
  { uri, marker }: ExerciseFolder,
  change: Partial<ExerciseMarker>,
): Promise<ExerciseFolder> {
  const changed = { uri, marker: { ...marker, ...change } };
  await writeText(vscode.Uri.joinPath(uri, markerFileName), markerText(changed.marker));
  return changed;
}

/** Adds to the file that tells the task, and shows it. What the user wrote there stays. */
export async function addToTask({ uri }: ExerciseFolder, part: string): Promise<void> {
  const file = taskOf(uri);
  await writeText(file, `${(await readText(file)) ?? ''}${part}`);
  await showTask(uri);
}

/** Shows the task of an exercise: as a page where the editor can, as text otherwise. */
export async function showTask(folder: vscode.Uri): Promise<void> {
  try {
    await vscode.commands.executeCommand('markdown.showPreview', taskOf(folder));
  } catch {
    await vscode.window.showTextDocument(taskOf(folder));
  }
}

/** Puts the files of an exercise into a new folder. */
export async function writeExercise(
  folder: vscode.Uri,
  marker: ExerciseMarker,
  files: Readonly<Record<string, string>>,
  task: string,
): Promise<ExerciseFolder> {
  for (const [path, text] of Object.entries(files)) await writeText(vscode.Uri.joinPath(folder, path), text);
  await writeText(taskOf(folder), task);
  return markExercise({ uri: folder, marker }, {});
}

function taskOf(folder: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(folder, 'README.md');
}

async function readText(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}

async function writeText(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}
