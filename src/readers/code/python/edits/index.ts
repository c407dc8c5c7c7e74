import type { CodeIntent } from '../../../../model/intent.js';
import type { SourceFile, TextEdit } from '../../../../model/source.js';
import type { PythonParser } from '../parser.js';

/** The edits that carry out an intent on a Python file, or undefined when this code cannot express it. */
export function editPython(
  _source: SourceFile,
  _intent: CodeIntent,
  _parser: PythonParser,
): readonly TextEdit[] | undefined {
  return undefined;
}
