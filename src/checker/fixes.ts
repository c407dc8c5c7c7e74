import type { Finding, Fix, FixProposal } from '../model/finding.js';
import { type CodeIntent, isTemplateIntent, type NameIntent, type TemplateIntent } from '../model/intent.js';
import type { CodeReader, TemplateReader } from '../model/reader.js';
import { comparePositions, LineIndex, type SourceFile, type TextEdit } from '../model/source.js';
import type { Dialect } from '../model/template.js';
import { newlineOf } from './edits.js';
import { groupBy } from './group.js';

/** What is needed to turn intents into edits. Each gives undefined for what there is none of. */
export interface FixAccess {
  source(path: string): SourceFile | undefined;
  codeReader(path: string): CodeReader | undefined;
  templateReader(dialect: Dialect, path: string): TemplateReader | undefined;
}

/** What the rule proposes. A rule that fails at its repair offers none; the finding stands without. */
export function proposalsOf(finding: Finding): readonly FixProposal[] {
  try {
    return finding.fixes();
  } catch {
    return [];
  }
}

/** The files a proposal wants to change. */
export function filesOf(proposal: FixProposal): readonly string[] {
  return [...new Set(proposal.intents.map(fileOf))];
}

/**
 * The proposal as text edits, grouped by file and in the order of the text; undefined when one of its intents cannot be
 * expressed in its dialect or language, or when two of them contradict each other.
 */
export function resolveFix(proposal: FixProposal, access: FixAccess): Fix | undefined {
  const edits: TextEdit[] = [];
  for (const [path, intents] of groupBy(proposal.intents, fileOf)) {
    const source = access.source(path);
    if (!source) return undefined;
    const forFile = editsOf(source, intents, access);
    if (!forFile) return undefined;
    edits.push(...forFile);
  }
  if (edits.length === 0) return undefined;
  const adds = proposal.intents.flatMap(addedBy);
  return { title: proposal.title, safety: proposal.safety, edits, ...(adds.length > 0 && { adds }) };
}

/** What is kept is named by what is free in the file: two of them would get one name, and the answer of the other. */
function addedBy(intent: FixProposal['intents'][number]): readonly string[] {
  if (intent.kind === 'add-resource') return [`${fileOf(intent)}:${intent.resource.name}`];
  return intent.kind === 'keep-answer' ? [`${fileOf(intent)}:kept answer`] : [];
}

function fileOf(intent: FixProposal['intents'][number]): string {
  if (!isTemplateIntent(intent)) return intent.at.file;
  switch (intent.kind) {
    case 'add-resource': {
      const { near, resource } = intent;
      // How a function is invoked may be a setting of it.
      return resource.kind === 'async-invoke' ? near.file : (near.root ?? near.file);
    }
    case 'add-grant':
      return intent.of.root ?? intent.of.file;
    case 'set-property':
      return intent.replaces?.file ?? intent.of.file;
    case 'remove-environment':
      return intent.at.file;
    default:
      return intent.of.file;
  }
}

function editsOf(
  source: SourceFile,
  intents: FixProposal['intents'],
  access: FixAccess,
): readonly TextEdit[] | undefined {
  const template = templateEdits(source, intents.filter(isTemplateIntent), access);
  const others = intents.filter((intent) => !isTemplateIntent(intent));
  const names = nameEdits(
    source,
    others.filter((intent) => intent.kind === 'replace-name'),
  );
  const code = codeEdits(
    source,
    others.filter((intent) => intent.kind !== 'replace-name'),
    access,
  );
  if (!template || !names || !code) return undefined;
  const newline = newlineOf(source.text);
  const edits = [...template, ...names, ...code]
    .map((edit) => ({ ...edit, text: edit.text.replace(/\r?\n/g, newline) }))
    .sort((a, b) => comparePositions(a.range.start, b.range.start));
  return edits.some((edit, index) => overlaps(edits[index - 1], edit)) ? undefined : edits;
}

function templateEdits(source: SourceFile, intents: readonly TemplateIntent[], access: FixAccess) {
  const edits: TextEdit[] = [];
  const byDialect = groupBy(intents, (intent) => ('near' in intent ? intent.near : intent.of).dialect);
  for (const [dialect, ofDialect] of byDialect) {
    const made = access.templateReader(dialect, source.path)?.edit(source, ofDialect);
    if (!made) return undefined;
    edits.push(...made);
  }
  return edits;
}

/** Another name is the same in all languages. */
function nameEdits(source: SourceFile, intents: readonly NameIntent[]): readonly TextEdit[] | undefined {
  const lines = new LineIndex(source);
  const edits: TextEdit[] = [];
  for (const { at, name, by } of intents) {
    const start = lines.offset(at.start);
    const held = source.text.slice(start, lines.offset(at.end));
    const [found, ...more] = [...held.matchAll(/[\w-]+/g)].filter(([word]) => word === name);
    if (!found || more.length > 0) return undefined;
    edits.push({ range: lines.range(start + found.index, start + found.index + name.length), text: by });
  }
  return edits;
}

/** Intents of one fix that need the same edit beside them (one import) make it once. */
function codeEdits(source: SourceFile, intents: readonly CodeIntent[], access: FixAccess) {
  const edits = new Map<string, TextEdit>();
  for (const intent of intents) {
    const made = access.codeReader(source.path)?.edit(source, intent);
    if (!made) return undefined;
    for (const edit of made) edits.set(JSON.stringify(edit), edit);
  }
  return [...edits.values()];
}

function overlaps(before: TextEdit | undefined, edit: TextEdit): boolean {
  return before !== undefined && comparePositions(edit.range.start, before.range.end) < 0;
}
