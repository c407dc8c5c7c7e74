import { dialects } from './dialects.js';
import { codeFacts } from './facts.js';
import { languages } from './languages.js';
import { properties } from './properties.js';

interface Column {
  readonly name: string;
  readonly unseen: Readonly<Record<string, string>>;
}

/** The tables of `ARCHITECTURE.md`: which facts are read of each language, and which properties of each dialect. */
export function coverageTables(): string {
  return [
    'Facts of code, by language:',
    table(
      'fact',
      codeFacts.map(({ name }) => name),
      languages,
    ),
    'Properties of declarations, by dialect. What the CDK wrote (`cdk.out`) is read as CloudFormation, in whichever language the program is; a state machine or OpenAPI definition is read inline, as text and in a file:',
    table(
      'property',
      properties.map(({ name }) => name),
      dialects,
    ),
  ].join('\n\n');
}

function table(title: string, rows: readonly string[], columns: readonly Column[]): string {
  const reasons = [...new Set(columns.flatMap(({ unseen }) => rows.flatMap((row) => unseen[row] ?? [])))];
  const cell = (row: string, { unseen }: Column) => {
    const reason = unseen[row];
    return reason === undefined ? 'yes' : `no (${reasons.indexOf(reason) + 1})`;
  };
  const lines = [
    [title, ...columns.map(({ name }) => name)],
    ['---', ...columns.map(() => '---')],
    ...rows.map((row) => [row, ...columns.map((column) => cell(row, column))]),
  ];
  const notes = reasons.map((reason, at) => `(${at + 1}) ${reason}`).join('; ');
  return `${lines.map((line) => `| ${line.join(' | ')} |`).join('\n')}${notes === '' ? '' : `\n\n${notes}.`}`;
}
