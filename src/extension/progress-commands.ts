import * as vscode from 'vscode';
import type { EraseParams } from '../server/protocol.js';
import type { Coach } from './coach.js';
import type { Commands } from './commands.js';
import { isRow, type Row, type StepSubject } from './views/row.js';

/** What the user says of steps, lessons, items and notes, and what becomes of the record as a whole. */
export function progressCommands(coach: Coach): Commands {
  return {
    skipStep: (row?: Row) => setAside(coach, row, undefined),
    snoozeStep: async (row?: Row) => {
      const until = await chooseMoment();
      if (until !== undefined) await setAside(coach, row, until);
    },
    takeUpStep: async (from?: Row | StepSubject) => {
      const step = isRow(from) ? from.subject?.aside : (from ?? (await chooseSetAside(coach)));
      if (step) await coach.record({ kind: 'taken-up', step: step.id });
    },
    notUseful: async (row?: Row) => {
      const rule = row?.subject?.rule;
      if (!rule) return;
      await coach.record({ kind: 'not-useful', rule });
      void vscode.window.showInformationMessage(vscode.l10n.t('{0} will be offered less often.', rule));
    },
    eraseItem: async (from?: Row | { readonly item: string }) => {
      const item = isRow(from) ? (from.subject?.item ?? from.subject?.note) : from?.item;
      if (item && (await confirmed(vscode.l10n.t('Erase this item for good?'), vscode.l10n.t('Erase'))))
        await coach.erase({ kind: 'item', item });
    },
    addNote: async (row?: Row) => addNote(coach, row),
    eraseProgress: () => eraseProgress(coach),
    exportReport: () => exportReport(coach),
  };
}

/** The next step is set aside where no row was chosen. */
async function setAside(coach: Coach, row: Row | undefined, until: number | undefined): Promise<void> {
  const next = (await coach.progress()).next?.candidate;
  const step = row?.subject?.step ?? (next && { id: next.id, title: next.title });
  if (!step) return;
  await coach.record({ kind: 'set-aside', step: step.id, ...(until !== undefined && { until }) });
  const undo = vscode.l10n.t('Undo');
  const answer = await vscode.window.showInformationMessage(vscode.l10n.t('Set aside: {0}', step.title), undo);
  if (answer === undo) await coach.record({ kind: 'taken-up', step: step.id });
}

async function chooseSetAside(coach: Coach): Promise<StepSubject | undefined> {
  const { setAside } = await coach.progress();
  if (setAside.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Nothing is set aside.'));
    return undefined;
  }
  const items = setAside.map(({ id, title }) => ({ label: title, id, title }));
  return vscode.window.showQuickPick(items, { title: vscode.l10n.t('Propose again') });
}

const day = 24 * 60 * 60 * 1000;

async function chooseMoment(): Promise<number | undefined> {
  const choices = [
    { label: vscode.l10n.t('Tomorrow'), days: 1 },
    { label: vscode.l10n.t('In a week'), days: 7 },
    { label: vscode.l10n.t('In a month'), days: 30 },
  ];
  const choice = await vscode.window.showQuickPick(choices, { title: vscode.l10n.t('Offer this step again') });
  return choice && Date.now() + choice.days * day;
}

/** A note beside a role and level when it is made from what they expect and no scanner sees. */
async function addNote(coach: Coach, row: Row | undefined): Promise<void> {
  const unseen = row?.subject?.unseen;
  const text = await vscode.window.showInputBox({
    title: vscode.l10n.t('Note work that leaves no trace in code'),
    prompt: vscode.l10n.t('It stays on this machine and is never scored.'),
    ...(unseen && { value: unseen.text }),
  });
  if (!text?.trim()) return;
  const cell = unseen && { role: unseen.role, level: unseen.level };
  await coach.record({ kind: 'note', text: text.trim(), ...cell });
}

async function eraseProgress(coach: Coach): Promise<void> {
  const everything: EraseParams = { kind: 'everything' };
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ name, uri }) => ({
    label: vscode.l10n.t('Of this workspace: {0}', name),
    detail: vscode.l10n.t('What was seen and repaired in it. Answers, exercises and notes stay.'),
    params: { kind: 'workspace', workspace: uri.toString() } as const satisfies EraseParams,
  }));
  const choice = await vscode.window.showQuickPick(
    [
      ...folders,
      {
        label: vscode.l10n.t('Everything'),
        detail: vscode.l10n.t('All workspaces, answers, exercises, notes, and the chosen role.'),
        params: everything,
      },
    ],
    { title: vscode.l10n.t('Erase progress') },
  );
  if (choice && (await confirmed(vscode.l10n.t('Erase it for good? {0}', choice.label), vscode.l10n.t('Erase'))))
    await coach.erase(choice.params);
}

/** The report in an editor: where it is saved, and whether, is the user's to say. */
async function exportReport(coach: Coach): Promise<void> {
  const choices = [
    { label: 'Markdown', detail: vscode.l10n.t('To read'), format: 'markdown' },
    { label: 'JSON', detail: vscode.l10n.t('For other programs'), format: 'json' },
  ] as const;
  const choice = await vscode.window.showQuickPick(choices, { title: vscode.l10n.t('Progress report') });
  if (!choice) return;
  const content = await coach.report({ format: choice.format });
  const document = await vscode.workspace.openTextDocument({ content, language: choice.format });
  await vscode.window.showTextDocument(document);
}

async function confirmed(question: string, action: string): Promise<boolean> {
  const answer = await vscode.window.showWarningMessage(question, { modal: true }, action);
  return answer === action;
}
