import type { YAMLParseError } from 'yaml';
import type { TextProblem } from './parsed-text.js';

/**
 * The errors of the YAML parser in plain words. After a first error the parser stumbles over what follows, so only the
 * first of each kind is told.
 */
export function yamlProblems(errors: readonly YAMLParseError[]): readonly TextProblem[] {
  const told = new Set<string>();
  return errors.flatMap(({ code, message, pos: [start, end] }) => {
    if (told.has(code)) return [];
    told.add(code);
    return [{ start, end, message: messages.get(code) ?? sentence(message) }];
  });
}

function sentence(message: string): string {
  return message.endsWith('.') ? message : `${message}.`;
}

const messages: ReadonlyMap<string, string> = new Map([
  ['BAD_DIRECTIVE', 'This line starts with % and is no YAML directive.'],
  ['BAD_DQ_ESCAPE', 'YAML has no such escape in double quotes.'],
  ['BAD_INDENT', 'This line is not indented as the lines around it.'],
  ['BAD_SCALAR_START', 'Text that starts with this character must be in quotes.'],
  ['BLOCK_AS_IMPLICIT_KEY', 'A value on the line of its key cannot hold keys of its own.'],
  ['BLOCK_IN_FLOW', 'Inside of brackets and braces everything must be in brackets and braces.'],
  ['KEY_OVER_1024_CHARS', 'A key may have at most 1,024 characters.'],
  ['MISSING_CHAR', 'A closing quote or bracket, a comma, a space or a line end is missing here.'],
  ['MULTILINE_IMPLICIT_KEY', 'A colon is missing here, or a key goes over several lines.'],
  ['MULTIPLE_ANCHORS', 'A value can have one anchor only.'],
  ['MULTIPLE_TAGS', 'A value can have one tag only.'],
  ['TAB_AS_INDENT', 'YAML is indented by spaces, not by tabs.'],
  ['UNEXPECTED_TOKEN', 'This cannot stand here: a bracket, quote or indentation before it is wrong.'],
]);
