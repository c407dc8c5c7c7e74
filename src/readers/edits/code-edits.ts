import type { CodeIntent } from '../../model/intent.js';
import type { SourceFile, TextEdit } from '../../model/source.js';
import type { Vocabulary } from '../analysis/vocabulary.js';
import type { Program } from '../syntax/program.js';
import { EditedProgram } from './edited-program.js';

type IntentOf<Kind extends CodeIntent['kind']> = Extract<CodeIntent, { readonly kind: Kind }>;

/**
 * What a language does for each intent it can express; false when this piece of code cannot. Changes made before count for
 * nothing then. An intent that is left out is not offered in the language.
 */
export type CodeEdits<Edited> = {
  readonly [Kind in CodeIntent['kind']]?: (edited: Edited, intent: IntentOf<Kind>) => boolean;
};

/** Carries out an intent by the edits of its language; false when it cannot be expressed. */
export function carryOut<Edited>(edits: CodeEdits<Edited>, edited: Edited, intent: CodeIntent): boolean {
  // Each edit takes the intent it stands under, which no type can say of a lookup.
  const edit = edits[intent.kind] as ((edited: Edited, intent: CodeIntent) => boolean) | undefined;
  return edit?.(edited, intent) ?? false;
}

/** How programs of one language are parsed and changed. */
export interface EditedLanguage {
  readonly parse: (source: SourceFile) => Program;
  readonly words: Vocabulary;
  /** One step of indentation where the file shows none. */
  readonly indentation: string;
  readonly edits: CodeEdits<EditedProgram>;
}

/**
 * The edits that carry out an intent on a file, or undefined when this code cannot express it. They leave a file that
 * parses. A file with syntax problems is not edited.
 */
export function editProgram(
  source: SourceFile,
  intent: CodeIntent,
  { parse, words, indentation, edits }: EditedLanguage,
): readonly TextEdit[] | undefined {
  if (intent.at.file !== source.path) return undefined;
  const edited = EditedProgram.open(parse(source), source, words, indentation);
  if (!edited || !carryOut(edits, edited, intent)) return undefined;
  const text = edited.changes.applyTo(source.text);
  if (text === undefined || text === source.text) return undefined;
  if (parse({ ...source, text }).problems.length > 0) return undefined;
  return edited.changes.toEdits(edited.file.places.lines);
}
