import * as vscode from 'vscode';
import type { FindingView, FixParams, LessonParams, PlaceView } from '../server/protocol.js';
import type { Coach } from './coach.js';
import { exerciseCommands } from './exercises/exercise-commands.js';
import { type LearningParts, learningCommands } from './learning-commands.js';
import { editorRange, showPlace } from './places.js';
import { progressCommands } from './progress-commands.js';
import type { ProgressPage } from './progress-page.js';
import type { Sample } from './sample.js';
import { suppress } from './suppress.js';
import { isRow, type Row } from './views/row.js';

export interface Parts extends LearningParts {
  readonly progress: ProgressPage;
  readonly sample: Sample;
  /** The extension's own id. */
  readonly extension: string;
}

/** By name, without what all names begin with. */
export type Commands = Readonly<Record<string, (...parameters: never[]) => unknown>>;

/** Registers every command of the extension. Those on a finding take a row of a view, or ask which one is meant. */
export function registerCommands(parts: Parts): vscode.Disposable {
  const { coach, scan, lessons, progress, sample, extension } = parts;
  const commands: Commands = {
    scanWorkspace: () => scan.byCommand(),
    cancelScan: () => scan.cancel(),
    showLesson: async (from?: Row | LessonParams) => {
      const params = lessonParams(from) ?? (await findingAtCursor(coach)) ?? (await chooseRule(coach));
      if (params) await lessons.show(params);
    },
    fixFinding: async (from?: Row | FixParams) => {
      const params = paramsOf(from) ?? (await findingAtCursor(coach));
      if (params) await applyFix(coach, params);
    },
    fixAllOfRule: async (from?: Row | { readonly rule: string }) => {
      const params = ruleOf(from) ?? (await findingAtCursor(coach)) ?? (await chooseFoundRule(coach));
      if (params) await applyAllFixes(coach, params.rule);
    },
    suppressFinding: async (from?: Row | FixParams) => {
      const params = paramsOf(from) ?? (await findingAtCursor(coach));
      if (params) await suppress(coach, params);
    },
    openPlace: async (from: Row | PlaceView) => {
      const place = isRow(from) ? from.subject?.place : from;
      if (place) await showPlace(place);
    },
    openSample: () => sample.open(),
    resetSample: async () => {
      await sample.reset();
      await sample.open();
    },
    openWalkthrough: () =>
      vscode.commands.executeCommand('workbench.action.openWalkthrough', `${extension}#serverlessCoach.start`, false),
    restartServer: () => coach.restart(),
    showOutput: () => coach.showOutput(),
    showProgress: () => progress.show(),
    ...progressCommands(coach),
    ...learningCommands(parts),
    ...exerciseCommands(coach, lessons),
  };
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([name, run]) => vscode.commands.registerCommand(`serverlessCoach.${name}`, run)),
  );
}

async function applyFix(coach: Coach, params: FixParams): Promise<void> {
  const edit = await coach.fix(params);
  if (!edit) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('There is no ready repair for this finding. Its lesson shows how.'),
    );
    return;
  }
  await vscode.workspace.applyEdit(edit);
  await vscode.window.showTextDocument(vscode.Uri.parse(params.uri), { selection: editorRange(params.range) });
}

/** Repairs can wait for each other; more rounds than this would mean that one undoes another. */
const mostRounds = 10;

/** The user asked for it, so the outcome is told: how many were repaired and how many are left. */
async function applyAllFixes(coach: Coach, rule: string): Promise<void> {
  let total = 0;
  let left = 0;
  for (let round = 0; round < mostRounds; round++) {
    const outcome = await coach.fixAll({ rule });
    left = outcome.left + outcome.postponed;
    if (!outcome.edit || !(await vscode.workspace.applyEdit(outcome.edit))) break;
    total += outcome.fixed;
    if (outcome.postponed === 0) break;
  }
  const rest = left > 0 ? ` ${vscode.l10n.t('{0} are left to repair by hand.', left)}` : '';
  void vscode.window.showInformationMessage(`${vscode.l10n.t('Repaired {0} findings of {1}.', total, rule)}${rest}`);
}

/** The finding the cursor is on, or the one of its line. */
async function findingAtCursor(coach: Coach): Promise<(FixParams & LessonParams) | undefined> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return undefined;
  const uri = editor.document.uri.toString();
  const findings = (await coach.findings()).filter(({ place }) => vscode.Uri.parse(place.uri).toString() === uri);
  const cursor = editor.selection.active;
  const on = (test: (range: vscode.Range) => boolean) => findings.find(({ place }) => test(editorRange(place.range)));
  const found = on((range) => range.contains(cursor)) ?? on((range) => range.start.line === cursor.line);
  return found && fixParams(found);
}

async function chooseRule(coach: Coach): Promise<LessonParams | undefined> {
  const items = (await coach.rules()).map(({ id, title, skill }) => ({
    label: title,
    description: id,
    detail: skill,
    rule: id,
  }));
  return vscode.window.showQuickPick(items, { title: vscode.l10n.t('Lesson'), matchOnDescription: true });
}

async function chooseFoundRule(coach: Coach): Promise<{ readonly rule: string } | undefined> {
  const findings = await coach.findings();
  const rules = new Map<string, FindingView>(findings.map((finding) => [finding.rule.id, finding]));
  const items = [...rules.values()].map(({ rule }) => {
    const count = findings.filter((finding) => finding.rule.id === rule.id).length;
    return { label: rule.title, description: `${rule.id}, ${count}`, rule: rule.id };
  });
  return vscode.window.showQuickPick(items, { title: vscode.l10n.t('Fix all findings of'), matchOnDescription: true });
}

function lessonParams(from: Row | LessonParams | undefined): LessonParams | undefined {
  return isRow(from) ? from.subject?.lesson : from;
}

function paramsOf(from: Row | FixParams | undefined): (FixParams & Partial<LessonParams>) | undefined {
  return isRow(from) ? from.subject?.finding : from;
}

function ruleOf(from: Row | { readonly rule: string } | undefined): { readonly rule: string } | undefined {
  return isRow(from) ? from.subject?.finding : from;
}

/** What the commands on a finding take. */
function fixParams({ rule, place: { uri, range } }: FindingView): FixParams & LessonParams {
  return { rule: rule.id, uri, range, place: { uri, range } };
}
