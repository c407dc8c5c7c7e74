import type { ValueForm } from '../../../model/intent.js';
import type { SourceRange } from '../../../model/source.js';
import type { Draft } from './draft.js';

/** Writes a value in a form that JSON has. */
export function convertValue(draft: Draft, at: SourceRange, to: ValueForm): boolean {
  const [node] = draft.nodesAt(at);
  const { language } = draft.file.program;
  const form = language === 'python' ? inPython[to] : isScript(language) ? inScript[to] : undefined;
  if (!node || !form) return false;
  const [before, behind] = form;
  draft.changes.insert(node.start, before);
  draft.changes.insert(node.end, behind);
  return !before.startsWith('json.') || importJson(draft);
}

function isScript(language: string): boolean {
  return language === 'typescript' || language === 'javascript';
}

type Forms = Readonly<Partial<Record<ValueForm, readonly [before: string, behind: string]>>>;

const inScript: Forms = { json: ['JSON.stringify(', ')'], text: ['String(', ')'] };

const inPython: Forms = {
  json: ['json.dumps(', ')'],
  text: ['str(', ')'],
  list: ['list(', ')'],
  'decoded-text': ['', '.decode()'],
  'iso-time': ['', '.isoformat()'],
  seconds: ['', '.total_seconds()'],
};

/** Behind the last import at the top, or in front of everything. False when the name means something else. */
function importJson(draft: Draft): boolean {
  const { imports, body } = draft.file.program;
  if (imports.some(({ module, names }) => module === 'json' && names.some(({ local }) => local === 'json')))
    return true;
  const [first] = body;
  if (!first || draft.file.declarationOf('json', first)) return false;
  const top = imports.filter(({ start }) => draft.lineStart(start) === start).at(-1);
  if (top) draft.changes.insert(draft.nextLine(top.end), 'import json\n');
  else draft.changes.insert(draft.lineStart(first.start), 'import json\n\n\n');
  return true;
}
