/** One example of a rule page: a small workspace, and where findings are expected in it. */
export interface RuleExample {
  /** `Bad`, `Good` or `After the fix`. */
  readonly part: string;
  /** The third-level heading it stands under; empty when there is none. */
  readonly title: string;
  readonly files: ReadonlyMap<string, string>;
  /** `file:line` (one-based) of every marked line, in order. */
  readonly expected: readonly string[];
}

const parts = ['Bad', 'Good', 'After the fix'];

/**
 * The examples of a page. All code blocks below one heading are the files of one example; the block's info string names
 * the file after the language: ```` ```yaml template.yaml ````. A comment `<- rule-id` at the end of a line marks where a
 * finding of that rule is expected; marks are taken out of the text.
 */
export function examplesOf(page: string): readonly RuleExample[] {
  const examples: { part: string; title: string; files: Map<string, string>; expected: string[] }[] = [];
  let part = '';
  let title = '';
  let block: { file: string; lines: string[] } | undefined;
  for (const line of page.split('\n')) {
    if (block) {
      if (line.startsWith('```')) {
        addFile(block.file, block.lines);
        block = undefined;
      } else block.lines.push(line);
      continue;
    }
    const heading = /^(##|###) +(.+?)\s*$/.exec(line);
    if (heading?.[1] === '##') {
      part = heading[2] ?? '';
      title = '';
    } else if (heading) title = heading[2] ?? '';
    const file = /^```\w+ +(\S+)/.exec(line)?.[1];
    if (file && parts.includes(part)) block = { file, lines: [] };
    else if (line.startsWith('```')) block = { file: '', lines: [] };
  }
  return examples;

  function addFile(file: string, lines: readonly string[]): void {
    if (!file) return;
    let example = examples.find((candidate) => candidate.part === part && candidate.title === title);
    if (!example) {
      example = { part, title, files: new Map(), expected: [] };
      examples.push(example);
    }
    const { expected, files } = example;
    const text = lines.map((line, index) => {
      const mark = /^(.*?)\s*(?:#|\/\/|\/\*)\s*<-\s*([\w-]+)(?:\s*\*\/)?\s*$/.exec(line);
      if (!mark) return line;
      expected.push(`${file}:${index + 1}`);
      return mark[1] ?? '';
    });
    files.set(file, `${text.join('\n')}\n`);
  }
}
