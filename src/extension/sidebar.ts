import * as vscode from 'vscode';
import { markerFileName } from '../coach/exercises/marker.js';
import type { Coach } from './coach.js';
import { begunExercises } from './exercises/begun-exercises.js';
import type { FirstUse } from './first-use.js';
import { RowTree } from './row-tree.js';
import type { Scan } from './scan.js';
import { exercisesRows } from './views/exercises-rows.js';
import { findingsRows } from './views/findings-rows.js';
import { firstUseRows } from './views/first-use-rows.js';
import { nextStepRows, readingRows } from './views/next-step-rows.js';
import { notesRows } from './views/notes-rows.js';
import { roleFitRows } from './views/role-fit-rows.js';
import type { Row } from './views/row.js';
import { skillsRows } from './views/skills-rows.js';

/** The trees of the side bar, by the name of their view. */
export interface SideBar {
  readonly nextStep: RowTree;
  readonly findings: RowTree;
  readonly skills: RowTree;
  readonly roleFit: RowTree;
  readonly exercises: RowTree;
  readonly notes: RowTree;
}

/** What each view asks the server for. Answers are shared between the views until something changes. */
export function createSideBar(coach: Coach, scan: Scan, firstUse: FirstUse, extension: vscode.Uri): SideBar {
  const media = vscode.Uri.joinPath(extension, 'media');
  const tree = (roots: () => Promise<readonly Row[]>) => new RowTree(roots, media);
  return {
    nextStep: tree(async () => {
      const progress = await coach.progress();
      const steps = progress.beingRead || scan.isAwaited ? readingRows() : nextStepRows(progress);
      // Without a step the view says how to get one, and how to choose.
      return steps.length > 0 ? [...firstUseRows(firstUse.asked), ...steps] : [];
    }),
    findings: tree(async () => findingsRows(await coach.findings())),
    skills: tree(async () => skillsRows(await coach.progress(), await coach.skills())),
    roleFit: tree(async () => roleFitRows(await coach.progress(), await coach.skills())),
    exercises: tree(async () => exercisesRows(await coach.exercises(), await coach.progress(), await begunExercises())),
    notes: tree(async () => notesRows(await coach.progress(), await coach.skills())),
  };
}

/** Shows the trees. The editor asks them only while somebody looks, and the first look reads the whole workspace. */
export function showSideBar(sideBar: SideBar, coach: Coach, scan: Scan): vscode.Disposable {
  const views = Object.entries(sideBar).map(([name, tree]: [string, RowTree]) =>
    showView(`serverlessCoach.${name}`, tree, coach, scan),
  );
  const markers = vscode.workspace.createFileSystemWatcher(`**/${markerFileName}`);
  const refresh = () => sideBar.exercises.refresh();
  return vscode.Disposable.from(
    ...views,
    markers,
    scan.onDidEnd(() => sideBar.nextStep.refresh()),
    markers.onDidCreate(refresh),
    markers.onDidChange(refresh),
    markers.onDidDelete(refresh),
  );
}

/** Least milliseconds between two drawings: the first change shows at once, those while somebody types do not flicker. */
const pause = 250;

function showView(id: string, tree: RowTree, coach: Coach, scan: Scan): vscode.Disposable {
  const view = vscode.window.createTreeView(id, { treeDataProvider: tree, showCollapseAll: true });
  const scanWhenVisible = () => {
    if (view.visible) void scan.forView(id);
  };
  scanWhenVisible();
  const drawing = new Drawing(() => tree.refresh());
  const badge = () => {
    if (id !== 'serverlessCoach.findings') return;
    const wanted = vscode.workspace.getConfiguration('serverlessCoach').get<boolean>('findings.badge', false);
    const { error, warning, info } = coach.status.findings;
    const value = error + warning + info;
    view.badge = wanted && value > 0 ? { value, tooltip: vscode.l10n.t('{0} findings', value) } : undefined;
  };
  return vscode.Disposable.from(
    view,
    drawing,
    view.onDidChangeVisibility(scanWhenVisible),
    coach.onDidChange(({ busy }) => {
      if (busy) return;
      badge();
      drawing.ask();
    }),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('serverlessCoach.findings.badge')) badge();
    }),
  );
}

/** Draws at once when it last did so a while ago, and after the pause otherwise. */
class Drawing implements vscode.Disposable {
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #last = Number.NEGATIVE_INFINITY;

  constructor(private readonly draw: () => void) {}

  ask(): void {
    if (this.#waiting) return;
    const rest = this.#last + pause - Date.now();
    if (rest <= 0) this.#now();
    else this.#waiting = setTimeout(() => this.#now(), rest);
  }

  dispose(): void {
    clearTimeout(this.#waiting);
  }

  #now(): void {
    this.#waiting = undefined;
    this.#last = Date.now();
    this.draw();
  }
}
