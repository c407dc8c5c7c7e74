import { createColors } from 'picocolors';
import type { Colors } from 'picocolors/types';
import { proposalsOf } from '../../checker/index.js';
import type { Finding, Severity } from '../../model/finding.js';
import { skipDescriptions } from '../../workspace/index.js';
import { countBySeverity, type Report } from './report.js';

/** The report for a person at a terminal: by file, each finding with its line of code. */
export async function formatPretty(report: Report, colour: boolean): Promise<string> {
  const colours = createColors(colour);
  const { findings, shown } = report;
  const parts: string[] = [];
  let file: string | undefined;
  for (const finding of findings) {
    if (finding.range.file !== file) {
      file = finding.range.file;
      parts.push(`${parts.length > 0 ? '\n' : ''}${colours.underline(shown(file))}\n`);
    }
    const lines = (await report.textOf(finding.range.file))?.split(/\r?\n/);
    parts.push(describe(finding, lines, shown, colours));
  }
  return [...parts, problemsOf(report, colours), skipsOf(report, colours), summary(report, colours)].join('');
}

function describe(
  { rule, severity, range, message, related }: Finding,
  lines: readonly string[] | undefined,
  shown: Report['shown'],
  colours: Colors,
): string {
  const place = `${range.start.line + 1}:${range.start.character + 1}`;
  const places = related
    .slice(0, relatedShown)
    .map((each) => `${shown(each.range.file)}:${each.range.start.line + 1} ${each.message}`);
  if (related.length > relatedShown) places.push(`and ${related.length - relatedShown} more places`);
  return [
    `  ${colours.dim(place.padEnd(7))} ${coloured(severity, colours)}  ${message}  ${colours.dim(rule)}\n`,
    ...frame({ range }, lines, colours),
    ...places.map((text) => `          ${colours.dim(text)}\n`),
  ].join('');
}

const relatedShown = 3;
const widestFrame = 160;

/** The line of a finding with its place marked; nothing when the line is not there, is empty or runs on and on. */
function frame(
  { range: { start, end } }: Pick<Finding, 'range'>,
  lines: readonly string[] | undefined,
  colours: Colors,
): string[] {
  const line = lines?.[start.line]?.replaceAll('\t', ' ');
  if (!line?.trim() || line.length > widestFrame) return [];
  const until = end.line === start.line ? end.character : line.trimEnd().length;
  const number = String(start.line + 1).padStart(6);
  const mark = ' '.repeat(start.character) + '^'.repeat(Math.max(until - start.character, 1));
  return [`${colours.dim(`${number} |`)} ${line}\n`, `${colours.dim('       |')} ${colours.yellow(mark)}\n`];
}

function coloured(severity: Severity, colours: Colors): string {
  const paint = { error: colours.red, warning: colours.yellow, info: colours.blue }[severity];
  return paint(severity.padEnd(7));
}

function problemsOf({ problems, shown }: Report, colours: Colors): string {
  if (problems.length === 0) return '';
  const lines = problems.map(({ file, range, message }) => {
    const place = range ? `${shown(file)}:${range.start.line + 1}` : shown(file);
    return `  ${place}  ${message}\n`;
  });
  return `\n${colours.underline('Not understood')}\n${lines.join('')}`;
}

function skipsOf({ result, shown }: Report, colours: Colors): string {
  if (result.skipped.length === 0) return '';
  const lines = result.skipped.map(({ path, reason }) => `  ${shown(path)}  ${skipDescriptions[reason]}\n`);
  return `\n${colours.underline('Skipped')}\n${lines.slice(0, skipsShown).join('')}${
    lines.length > skipsShown ? `  and ${lines.length - skipsShown} more\n` : ''
  }`;
}

const skipsShown = 10;

function summary({ result, findings, suppressed, known }: Report, colours: Colors): string {
  const { error, warning, info } = countBySeverity(findings);
  const parts = [amount(error, 'error'), amount(warning, 'warning'), amount(info, 'note')].filter(Boolean);
  const found = findings.length === 0 ? 'No findings' : `${amount(findings.length, 'finding')} (${parts.join(', ')})`;
  const notShown = [
    suppressed.length > 0 ? `${suppressed.length} suppressed` : '',
    known.length > 0 ? `${known.length} in the baseline` : '',
  ].filter(Boolean);
  const repairable = findings.filter((finding) => proposalsOf(finding).some(({ safety }) => safety === 'safe')).length;
  const looked = `${amount(result.files, 'file')}, ${amount(result.functions, 'function')}, ${Math.round(result.millis)} ms`;
  return `\n${colours.bold(found)} in ${looked}.${notShown.length > 0 ? ` Not shown: ${notShown.join(', ')}.` : ''}\n${
    repairable > 0 ? `${amount(repairable, 'finding')} can be repaired with --fix.\n` : ''
  }`;
}

function amount(count: number, noun: string): string {
  return count === 0 && noun !== 'file' && noun !== 'function' ? '' : `${count} ${noun}${count === 1 ? '' : 's'}`;
}
