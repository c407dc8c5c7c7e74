import * as vscode from 'vscode';
import type { StatusView } from '../server/protocol.js';
import type { Coach } from './coach.js';

/** The entry in the editor's language status: busy, what is found, what could not be read. */
export class StatusItem implements vscode.Disposable {
  readonly item: vscode.LanguageStatusItem;

  constructor(coach: Coach, selector: vscode.DocumentSelector) {
    this.item = vscode.languages.createLanguageStatusItem('serverlessCoach.status', selector);
    this.item.name = 'Serverless Coach';
    this.item.command = { command: 'serverlessCoach.findings.focus', title: vscode.l10n.t('Show Findings') };
    this.#show(coach.status);
    coach.onDidChange((status) => this.#show(status));
  }

  dispose(): void {
    this.item.dispose();
  }

  #show({ busy, findings, scanned, problems }: StatusView): void {
    const { error, warning, info } = findings;
    const total = error + warning + info;
    this.item.busy = busy;
    this.item.text = total === 1 ? vscode.l10n.t('1 finding') : vscode.l10n.t('{0} findings', total);
    const counts = vscode.l10n.t('{0} errors, {1} warnings, {2} info', error, warning, info);
    const reach = scanned ? vscode.l10n.t('whole workspace') : vscode.l10n.t('open files and what they belong to');
    this.item.detail = problems[0] ?? `${counts} (${reach})`;
    this.item.severity =
      problems.length > 0 ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information;
  }
}
