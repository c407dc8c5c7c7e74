import type { FindingView } from '../../server/protocol.js';
import type { Row } from './row.js';
import { countWords, severities, severityIcon } from './words.js';

/** Findings by skill, then by file. */
export function findingsRows(findings: readonly FindingView[]): readonly Row[] {
  return groups(findings, ({ skillName }) => skillName)
    .toSorted(([, a], [, b]) => worst(a) - worst(b) || b.length - a.length)
    .map(([name, own]) => skillRow(name, own));
}

function skillRow(name: string, findings: readonly FindingView[]): Row {
  const words = countWords(findings);
  return {
    label: name,
    description: words,
    icon: { name: 'mortar-board' },
    spoken: `Skill ${name}, ${words}`,
    expanded: true,
    children: () => groups(findings, ({ place }) => place.uri).map(([uri, own]) => fileRow(uri, own)),
  };
}

function fileRow(uri: string, findings: readonly FindingView[]): Row {
  const path = findings[0]?.place.path ?? uri;
  const words = countWords(findings);
  return {
    label: path,
    description: words,
    icon: { file: uri },
    spoken: `${path}, ${words}`,
    expanded: true,
    children: () => findings.map(findingRow),
  };
}

function findingRow({ rule, message, severity, place, fixable }: FindingView): Row {
  const line = place.range.start.line + 1;
  const { uri, range } = place;
  return {
    label: rule.title,
    description: `${place.name ? `${place.name}, ` : ''}line ${line}`,
    icon: severityIcon(severity),
    tooltip: message,
    spoken: `${severity}: ${message} ${place.path}, line ${line}`,
    opens: 'place',
    subject: {
      lesson: { rule: rule.id, place: { uri, range } },
      place,
      finding: { rule: rule.id, uri, range },
      fixable,
      rule: rule.id,
    },
  };
}

function groups(
  findings: readonly FindingView[],
  key: (finding: FindingView) => string,
): readonly (readonly [string, readonly FindingView[]])[] {
  const keys = new Map<string, FindingView[]>();
  for (const finding of findings) {
    const name = key(finding);
    const own = keys.get(name);
    if (own) own.push(finding);
    else keys.set(name, [finding]);
  }
  return [...keys];
}

function worst(findings: readonly FindingView[]): number {
  return Math.min(...findings.map(({ severity }) => severities.indexOf(severity)));
}
