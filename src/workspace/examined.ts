import type { Examined } from '../coach/exercises/examination.js';
import { type Inventory, inventoryOf } from '../coach/exercises/inventory.js';
import { MemoryFileSystem } from './memory-file-system.js';
import { observedIn } from './observed.js';
import { openWorkspace, type Workspace, type WorkspaceOptions } from './workspace.js';

/**
 * Opens the folder of an exercise by itself, with every rule on: what the workspace around it configures does not count
 * there.
 */
export function openExercise(
  fileSystem: Parameters<typeof openWorkspace>[0],
  options: Pick<WorkspaceOptions, 'readers' | 'rules' | 'roles'>,
): Promise<Workspace> {
  return openWorkspace(fileSystem, { ...options, preview: true });
}

/** What there is to examine in the folder of an exercise. */
export async function examinedIn(workspace: Workspace): Promise<Examined> {
  const result = await workspace.scan();
  const { severities, ignore } = workspace.configuration;
  const { seen, faults } = observedIn(result.checked, result.repository);
  return { ...result, seen, faults, severities, ignore };
}

/** What the application of an exercise has and does before anybody works on it. */
export async function inventoryOfStart(
  files: ReadonlyMap<string, string>,
  options: Pick<WorkspaceOptions, 'readers' | 'rules' | 'roles'>,
): Promise<Inventory> {
  const workspace = await openExercise(new MemoryFileSystem(files), { ...options, rules: [] });
  return inventoryOf((await workspace.scan()).applications);
}
