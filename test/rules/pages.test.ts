import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.js';
import { lintExample, placeOf, repairExample } from '../../scripts/example-workspace.js';
import { examplesOf, type RuleExample } from '../../scripts/rule-examples.js';
import { rulePages } from '../../scripts/rule-pages.js';

/** What a repair may bring, each with the reason. */
const followUps: ReadonlyMap<string, string> = new Map([
  ['dlq-without-alarm', 'a queue that was only just made for failures has nobody yet who watches it'],
  ['event-rule-target-without-dlq', 'where a function keeps what fails in it, what never reaches it comes next'],
  ['sns-subscription-without-dlq', 'where a function keeps what fails in it, what never reaches it comes next'],
  ['unstructured-logging', 'an error that is kept is also logged, as text in a project that has no logger'],
]);

/** Every page is its rule's test: what it calls bad is found where it is marked, what it calls good is not. */
for (const page of rulePages(join(import.meta.dirname, '../..'))) {
  const { id } = page.metadata;
  const rule = rules.filter((registered) => registered.metadata.id === id);
  describe(id, () => {
    for (const example of examplesOf(page.text)) {
      const name = `${example.part} ${example.title || 'example'}`;
      test(name, async () => {
        const { findings, problems } = await lintExample(example.files, rule);
        expect(problems).toEqual([]);
        expect(findings.map(placeOf)).toEqual(example.part === 'Bad' ? sorted(example) : []);
      });
      if (example.part !== 'Bad') continue;
      test(`${name}, repaired`, async () => {
        const repaired = await repairExample(example.files, rule);
        if (!repaired) {
          const shown = examplesOf(page.text).filter(({ part }) => part === 'After the fix');
          expect(shown.map(({ title }) => title)).not.toContain(example.title);
          return;
        }
        const before = await lintExample(example.files, rules);
        const after = await lintExample(repaired, rules);
        expect(after.problems).toEqual([]);
        expect(after.findings.filter((finding) => finding.rule === id).map(placeOf)).toEqual([]);
        const known = new Set(before.findings.map((finding) => finding.rule));
        const fresh = after.findings.filter(({ rule: found }) => !known.has(found) && !followUps.has(found));
        expect(fresh.map((finding) => `${finding.rule} ${placeOf(finding)}`)).toEqual([]);
      });
    }
  });
}

function sorted({ expected }: RuleExample): readonly string[] {
  return [...expected].sort((a, b) => {
    const [fileA = '', lineA] = a.split(':');
    const [fileB = '', lineB] = b.split(':');
    return fileA === fileB ? Number(lineA) - Number(lineB) : fileA < fileB ? -1 : 1;
  });
}
