import type { Severity } from '../../model/finding.js';
import type { SourceRange } from '../../model/source.js';
import type { Report } from './report.js';

/**
 * Workflow commands that GitHub shows beside the changed lines
 * (https://docs.github.com/actions/reference/workflow-commands-for-github-actions).
 */
export async function formatGithub({ findings, problems, shown }: Report): Promise<string> {
  const lines = [
    ...findings.map(({ rule, severity, range, message }) =>
      command(commands[severity], shown(range.file), range, rule, message),
    ),
    ...problems.map(({ file, range, message }) => command('warning', shown(file), range, 'not understood', message)),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

const commands = { error: 'error', warning: 'warning', info: 'notice' } as const satisfies Record<Severity, string>;

function command(name: string, file: string, range: SourceRange | undefined, title: string, message: string): string {
  const place = range ? `,line=${range.start.line + 1},endLine=${range.end.line + 1}` : '';
  // GitHub ignores columns of findings that span lines.
  const columns =
    range && range.start.line === range.end.line
      ? `,col=${range.start.character + 1},endColumn=${range.end.character + 1}`
      : '';
  return `::${name} file=${property(file)}${place}${columns},title=${property(title)}::${data(message)}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
