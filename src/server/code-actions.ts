import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  type Range,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { chooseFixes } from '../checker/index.js';
import type { Finding, Fix, RuleMetadata } from '../model/finding.js';
import { comparePositions, type TextEdit } from '../model/source.js';
import { toDiagnostic } from './diagnostics.js';
import type { Folder } from './folder.js';
import type { Located } from './folders.js';
import { clientCommands, type FixParams } from './protocol.js';
import { suppressionComment } from './suppression.js';

/** Repairs everything in a file that can be repaired without a person looking at it. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.serverlessCoach`;

export interface ActionRequest {
  readonly located: Located;
  readonly range: Range;
  /** Kinds the client wants; every kind when undefined. */
  readonly only: readonly string[] | undefined;
  /** The client carries out the commands that open a lesson and ask for a reason. */
  readonly clientHasCommands: boolean;
  readonly rules: ReadonlyMap<string, RuleMetadata>;
}

/** What can be done at a place of a file: repairs, the same for all of a rule, suppression, the lesson. */
export async function codeActions(request: ActionRequest): Promise<readonly CodeAction[]> {
  const { folder, path } = request.located;
  await folder.settled();
  const inFile = findingsIn(folder, path);
  const actions: CodeAction[] = [];
  if (wants(request.only, CodeActionKind.QuickFix)) {
    for (const finding of inFile.filter(({ range }) => meets(range, request.range))) {
      actions.push(...(await quickFixes(finding, inFile, request)));
    }
  }
  // Without being asked it would stand in every light bulb.
  if (request.only && wants(request.only, fixAllKind)) actions.push(...(await fixAllSafe(folder, path, inFile)));
  return actions;
}

/** What of some findings can be repaired in one go. */
export interface Repair {
  readonly edit: WorkspaceEdit | undefined;
  readonly fixed: number;
  /** Repairs at places that another repair changes: possible once that is made. */
  readonly postponed: number;
}

/** The repairs of all findings given that can be made together. */
export async function repairTogether(
  folder: Folder,
  findings: readonly Finding[],
  accept: (fix: Fix) => boolean,
): Promise<Repair> {
  const workspace = await folder.workspace;
  const fixes: Fix[] = [];
  for (const finding of findings) {
    const fix = (await workspace.fixesOf(finding)).find(accept);
    if (fix) fixes.push(fix);
  }
  const { applied, postponed, edits } = chooseFixes(fixes);
  return {
    edit: applied.length > 0 ? await handedOut(edits, folder) : undefined,
    fixed: applied.length,
    postponed: postponed.length,
  };
}

/** A repair as the protocol writes it. The folder knows it again when it is made. */
export function repairOf({ edits }: Fix, folder: Folder): Promise<WorkspaceEdit> {
  const byFile = new Map<string, TextEdit[]>();
  for (const edit of edits) {
    const { file } = edit.range;
    byFile.set(file, [...(byFile.get(file) ?? []), edit]);
  }
  return handedOut(byFile, folder);
}

async function handedOut(edits: ReadonlyMap<string, readonly TextEdit[]>, folder: Folder): Promise<WorkspaceEdit> {
  const workspace = await folder.workspace;
  const changes: NonNullable<WorkspaceEdit['changes']> = {};
  for (const [file, inFile] of edits) {
    changes[folder.uriOf(file)] = inFile.map(({ range: { start, end }, text }) => ({
      range: { start, end },
      newText: text,
    }));
    const text = await workspace.text(file);
    if (text !== undefined) folder.offeredRepairs.offer(file, text, inFile);
  }
  return { changes };
}

export function findingsIn(folder: Folder, path: string): readonly Finding[] {
  return (folder.result?.findings ?? []).filter(({ range }) => range.file === path);
}

async function quickFixes(
  finding: Finding,
  inFile: readonly Finding[],
  { located: { folder, path }, rules, clientHasCommands }: ActionRequest,
): Promise<readonly CodeAction[]> {
  const rule = rules.get(finding.rule);
  const diagnostics = [toDiagnostic(finding, rule, (file) => folder.uriOf(file))];
  const workspace = await folder.workspace;
  const fixes = await workspace.fixesOf(finding);
  const actions: CodeAction[] = await Promise.all(
    fixes.map(async (fix, index) => ({
      title: fix.title,
      kind: CodeActionKind.QuickFix,
      diagnostics,
      edit: await repairOf(fix, folder),
      ...(index === 0 && fix.safety === 'safe' && { isPreferred: true }),
    })),
  );
  const ofRule = inFile.filter((other) => other.rule === finding.rule);
  if (fixes.length > 0 && ofRule.length > 1) {
    const { edit, fixed } = await repairTogether(folder, ofRule, () => true);
    if (edit && fixed > 1) {
      const title = `Fix all ${fixed} ${finding.rule} findings in this file`;
      actions.push({ title, kind: CodeActionKind.QuickFix, diagnostics, edit });
    }
  }
  const uri = folder.uriOf(path);
  const suppression = suppressAction(finding, diagnostics, uri, await workspace.text(path), clientHasCommands);
  if (suppression) actions.push(suppression);
  if (clientHasCommands && rule) actions.push(explainAction(finding, rule, diagnostics, uri));
  return actions;
}

/** Only repairs that stay in the file: saving one file must not change another. */
async function fixAllSafe(folder: Folder, path: string, inFile: readonly Finding[]): Promise<readonly CodeAction[]> {
  const staysHere = ({ edits }: Fix) => edits.every(({ range }) => range.file === path);
  const { edit } = await repairTogether(folder, inFile, (fix) => fix.safety === 'safe' && staysHere(fix));
  const title = 'Fix all safe Serverless Coach findings';
  return edit ? [{ title, kind: fixAllKind, edit }] : [];
}

function suppressAction(
  finding: Finding,
  diagnostics: Diagnostic[],
  uri: string,
  text: string | undefined,
  clientHasCommands: boolean,
): CodeAction | undefined {
  const comment = text === undefined ? undefined : suppressionComment(finding, text);
  if (!comment) return undefined;
  const title = `Suppress ${finding.rule} here, with a reason`;
  const common = { title, kind: CodeActionKind.QuickFix, diagnostics };
  if (clientHasCommands) {
    const params: FixParams = {
      rule: finding.rule,
      uri,
      range: { start: finding.range.start, end: finding.range.end },
    };
    return { ...common, command: { title, command: clientCommands.suppress, arguments: [params] } };
  }
  const { position, before, reason, after } = comment;
  const newText = `${before}${reason}${after}`;
  return { ...common, edit: { changes: { [uri]: [{ range: { start: position, end: position }, newText }] } } };
}

function explainAction(finding: Finding, rule: RuleMetadata, diagnostics: Diagnostic[], uri: string): CodeAction {
  const title = `Explain: ${rule.title}`;
  const place = { uri, range: { start: finding.range.start, end: finding.range.end } };
  const command = { title, command: clientCommands.showLesson, arguments: [{ rule: rule.id, place }] };
  return { title, kind: CodeActionKind.QuickFix, diagnostics, command };
}

/** Whether a client that asks for `only` gets actions of this kind: `source.fixAll` takes `source.fixAll.serverlessCoach`. */
function wants(only: readonly string[] | undefined, kind: string): boolean {
  return !only || only.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`));
}

function meets(a: Range, b: Range): boolean {
  return comparePositions(a.start, b.end) <= 0 && comparePositions(b.start, a.end) <= 0;
}
