import type { YAMLParseError } from 'yaml';
import type { TextProblem } from './parsed-text.js';
import { joinOutdentedLines } from './yaml-flow.js';
import { yamlProblems } from './yaml-problems.js';

/** What a parser says of a text. */
export interface YamlResult {
  readonly errors: readonly YAMLParseError[];
}

/**
 * Parses a text, and where that fails for a reason people do not see as an error, parses it once more without the reason.
 * A repair changes no offset. What is wrong and was got round is still reported, unless the deployment takes it too.
 */
export function parseRepaired<T extends YamlResult>(
  text: string,
  parse: (text: string) => T,
): Omit<T, 'errors'> & { readonly text: string; readonly errors: readonly TextProblem[] } {
  let readable = text;
  let result = parse(text);
  const problems: TextProblem[] = [];
  for (const repair of repairs) {
    if (!result.errors.some(({ code }) => repair.answers(code))) continue;
    const repaired = repair.apply(readable);
    if (repaired === readable) continue;
    const second = parse(repaired);
    if (second.errors.length >= result.errors.length) continue;
    const at = firstDifference(readable, repaired);
    if (repair.message) problems.push({ start: at, end: at + 1, message: repair.message });
    readable = repaired;
    result = second;
  }
  return { ...result, text: readable, errors: [...problems, ...yamlProblems(result.errors)] };
}

interface Repair {
  answers(code: string): boolean;
  /** The text with the same length and the same lines, or with line ends inside of quotes as spaces. */
  apply(text: string): string;
  readonly message?: string;
}

const repairs: readonly Repair[] = [
  {
    answers: () => true,
    apply: (text) => text.replace(/^[ \t]*\{[%#{][^\r\n]*[%#}]\}[ \t]*$/gm, (line) => ' '.repeat(line.length)),
    message: 'Another tool fills in lines like this before the template is deployed; they were left out.',
  },
  {
    answers: (code) => code === 'TAB_AS_INDENT' || code === 'BAD_INDENT' || code === 'UNEXPECTED_TOKEN',
    apply: (text) => text.replace(/^[ \t]*\t[ \t]*/gm, (indent) => ' '.repeat(indent.length)),
    message: 'YAML is indented by spaces, not by tabs.',
  },
  {
    // The YAML reader of CloudFormation lets quotes, brackets and braces go on at any column.
    answers: (code) => code === 'MISSING_CHAR' || code === 'BAD_INDENT' || code === 'UNEXPECTED_TOKEN',
    apply: joinOutdentedLines,
  },
];

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}
