import type { TemplateIntent } from '../../../model/intent.js';
import type { TemplateReader } from '../../../model/reader.js';
import type { SourceFile, SourceRange, TextEdit } from '../../../model/source.js';
import type { TemplateFacts, WorkflowDeclaration } from '../../../model/template.js';
import { known } from '../../../model/value.js';
import { type Document, rangeIn } from '../../documents/document.js';
import { DocumentDraft } from '../../documents/edits/document-draft.js';
import { readDocument } from '../../documents/read-document.js';
import { placeOfDocument } from '../../values/document-text.js';
import { countOf, readDefinition, tasksOf } from '../../workflows/definition.js';
import { changeWorkflows, isWorkflowIntent } from '../../workflows/edits/workflow-intents.js';

/**
 * The reader of state machines that are files of their own. Where a template names the file, the state machine belongs to
 * the template's application; alone it is one, so that it can be looked at without.
 */
export function createStatesLanguageReader(): TemplateReader<Document> {
  const kept = new WeakMap<Document, readonly TemplateFacts[]>();
  return {
    dialects: ['asl'],
    extensions: ['.json', '.yaml', '.yml'],
    read: readDocument,
    assemble: (files) =>
      [...files.values()].flatMap((file) => {
        const facts = kept.get(file) ?? factsOf(file);
        kept.set(file, facts);
        return facts;
      }),
    edit: editStateMachine,
  };
}

function editStateMachine(source: SourceFile, intents: readonly TemplateIntent[]): readonly TextEdit[] | undefined {
  const draft = intents.every(isWorkflowIntent) ? DocumentDraft.open(source) : undefined;
  return draft && changeWorkflows(source, draft, intents) ? draft.edits() : undefined;
}

function factsOf(file: Document): readonly TemplateFacts[] {
  const workflow = workflowOf(file);
  if (!workflow && file.problems.length === 0) return [];
  const { path, problems, suppressions } = file;
  const declarations = workflow ? [workflow] : [];
  return [{ root: path, dialect: 'asl', files: [path], declarations, incomplete: [], problems, suppressions }];
}

function workflowOf(file: Document): WorkflowDeclaration | undefined {
  const place = placeOfDocument(file);
  const start = file.root?.entries.find(({ key }) => key === 'StartAt');
  if (!place || !start) return undefined;
  const range = rangeIn(file, start.keyStart, start.keyEnd);
  const definition = readDefinition(place, range, { kindOf: () => undefined });
  if (!definition) return undefined;
  const name = nameOf(file.path);
  return {
    kind: 'workflow',
    id: name,
    name,
    origin: { dialect: 'asl', file: file.path, path: [] },
    range,
    type: 'StateMachine',
    conditional: false,
    states: known(countOf(definition), wholeOf(file, range)),
    tasks: tasksOf(definition),
    definitionFile: file.path,
    definition,
  };
}

function wholeOf(file: Document, range: SourceRange): SourceRange {
  return file.root ? rangeIn(file, file.root.start, file.root.end) : range;
}

/** `orders` for `flows/orders.asl.json`; the folder's name for a file without one. */
function nameOf(path: string): string {
  const segments = path.split('/');
  const base = (segments.pop() ?? '').replace(/(\.asl)?\.(json|ya?ml)$/i, '');
  return base === '' ? (segments.pop() ?? path) : base;
}
