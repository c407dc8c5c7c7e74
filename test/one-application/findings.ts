import { rules } from '../../rules/index.js';
import { lintExample, repairExample } from '../../scripts/example-workspace.js';
import type { Finding, Fix } from '../../src/model/finding.js';

type Files = ReadonlyMap<string, string>;

/** What is found in an application: the rules and the functions they concern, sorted. */
export async function findingsIn(files: Files): Promise<readonly string[]> {
  const { findings, problems } = await lintExample(files, rules);
  return [...findings.map(keyOf), ...problems.map(({ file, message }) => `problem ${file}: ${message}`)].sort();
}

/** The same after the repairs that `accept` takes. */
export async function findingsAfter(
  files: Files,
  accept: (finding: Finding, fix: Fix) => boolean,
): Promise<readonly string[]> {
  return findingsIn((await repairExample(files, rules, accept)) ?? files);
}

/** Dialects have customs of their own for names (`PlaceOrder`, `place_order`), and a handler nobody names has no function. */
function keyOf({ rule, function: name = '-', application }: Finding): string {
  return `${rule} ${application === '.' ? 'loose' : name.toLowerCase().replace(/[^a-z0-9-]|(?<=\w)-/g, '')}`;
}
