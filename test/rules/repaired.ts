import { expect } from 'vitest';
import { rules } from '../../rules/index.js';
import { lintExample, repairExample } from '../../scripts/example-workspace.js';

/** Texts by path. */
export type Files = Readonly<Record<string, string>>;

/** The files after the repairs of a rule that finds something in them, which then finds nothing; undefined without one. */
export async function repaired(id: string, files: Files): Promise<Files | undefined> {
  const rule = rules.filter(({ metadata }) => metadata.id === id);
  const given = new Map(Object.entries(files));
  expect((await lintExample(given, rule)).findings).not.toEqual([]);
  const result = await repairExample(given, rule);
  if (!result) return undefined;
  const after = await lintExample(result, rule);
  expect(after.problems).toEqual([]);
  expect(after.findings).toEqual([]);
  return Object.fromEntries(result);
}
