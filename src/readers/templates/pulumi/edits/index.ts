import type { TemplateIntent } from '../../../../model/intent.js';
import type { SourceFile, TextEdit } from '../../../../model/source.js';
import type { Program } from '../../../syntax/program.js';
import { editProgram } from './program/index.js';
import { editYamlProgram } from './yaml/index.js';

/** The edits that carry out the intents of one fix on one file; undefined when one of them cannot be expressed there. */
export function editPulumi(
  source: SourceFile,
  intents: readonly TemplateIntent[],
  parse: (source: SourceFile) => Program,
): readonly TextEdit[] | undefined {
  if (/\.(?:ya?ml|json)$/.test(source.path)) return editYamlProgram(source, intents);
  return editProgram(source, intents, parse);
}
