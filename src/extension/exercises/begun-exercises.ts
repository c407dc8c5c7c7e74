import * as vscode from 'vscode';
import type { PlaceView } from '../../server/protocol.js';
import { findExercises } from './exercise-folder.js';

/** The task of each exercise that lies in the workspace, by the exercise. Of several folders the first counts. */
export async function begunExercises(): Promise<ReadonlyMap<string, PlaceView>> {
  const begun = new Map<string, PlaceView>();
  for (const { uri, marker } of await findExercises()) {
    if (begun.has(marker.exercise)) continue;
    const task = vscode.Uri.joinPath(uri, 'README.md');
    const start = { line: 0, character: 0 };
    const path = vscode.workspace.asRelativePath(task);
    begun.set(marker.exercise, { uri: task.toString(), path, range: { start, end: start } });
  }
  return begun;
}
