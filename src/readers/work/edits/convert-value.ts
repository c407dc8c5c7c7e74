import type { ValueForm } from '../../../model/intent.js';
import type { SourceRange } from '../../../model/source.js';
import type { Draft } from './draft.js';
import { importModule } from './python-imports.js';
import { isScript } from './script.js';

/** Writes a value in a form that JSON has. */
export function convertValue(draft: Draft, at: SourceRange, to: ValueForm): boolean {
  const [node] = draft.nodesAt(at);
  const { language } = draft.file.program;
  const form = language === 'python' ? inPython[to] : isScript(language) ? inScript[to] : undefined;
  if (!node || !form) return false;
  const [before, behind] = form;
  draft.changes.insert(node.start, before);
  draft.changes.insert(node.end, behind);
  return !before.startsWith('json.') || importModule(draft, 'json');
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
