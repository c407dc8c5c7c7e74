/** `npm run new-rule -- SKILL RULE-ID` makes a rule folder that is green, to be changed into the real rule. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Signal, Skill } from '../src/model/skills.js';
import { exitCode } from './run.js';

const root = join(import.meta.dirname, '..');
const [skill, id] = process.argv.slice(2);
const framework: { skills: readonly Skill[]; signals: readonly Signal[] } = parse(
  readFileSync(join(root, 'rules/skills.yaml'), 'utf8'),
);

if (!skill || !id || !/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(id)) {
  fail('Say which rule: npm run new-rule -- SKILL RULE-ID, for example retries-and-dlq queue-without-dlq.');
} else if (!framework.skills.some((known) => known.id === skill)) {
  fail(`There is no skill ${skill}. Skills: ${framework.skills.map((known) => known.id).join(', ')}.`);
} else {
  const folder = join(root, 'rules', skill, id);
  if (existsSync(folder)) fail(`rules/${skill}/${id} is there already.`);
  const signal = framework.signals.find((known) => known.skill === skill && known.kind === 'bad');
  if (!signal) fail(`${skill} has no signal of kind bad in rules/skills.yaml: add the one your rule is evidence of.`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'rule.ts'), check(id));
  writeFileSync(join(folder, 'rule.md'), page(id, signal?.id ?? ''));
  await exitCode('tsx', ['scripts/generate.ts']);
  await exitCode('tsx', ['scripts/docs.ts']);
  console.log(`rules/${skill}/${id} is made and green. Change rule.md first, then rule.ts until its examples pass:`);
  console.log(`  npx vitest run test/rules -t ${id}`);
}

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}

function check(id: string): string {
  return `import type { Rule } from '../../../src/model/rule.js';
import { isAbsent } from '../../../src/model/value.js';

/** ${id}: say here what is right when the practice is kept. */
export const check: Rule = ({ functions }, verdict) => {
  for (const declared of functions) {
    if (declared.memoryMb.kind === 'known') verdict.holds(declared);
    else if (isAbsent(declared.memoryMb)) {
      verdict.fails(declared, {
        message: \`\${declared.name} has no memory size: it gets 128 MB and the least processor time. Choose one.\`,
        function: declared.name,
      });
    }
  }
};
`;
}

function page(id: string, signal: string): string {
  const example = (lines: readonly string[]) => ['```yaml template.yaml', ...lines, '```'].join('\n');
  const head = ['Transform: AWS::Serverless-2016-10-31', 'Resources:'];
  const properties = ['    Type: AWS::Serverless::Function', '    Properties:', '      Runtime: nodejs24.x'];
  return `---
title: Title of ${id}
level: middle
severity: warning
maturity: preview
signal: ${signal}
platforms: [aws-lambda]
resources: [aws-lambda-best-practices, serverlessland-patterns]
---
Why it matters, with one concrete failure.

## Bad
${example([...head, `  Save: # <- ${id}`, ...properties])}

## Good
${example([...head, '  Save:', ...properties, '      MemorySize: 512'])}

## How it works
What happens underneath.

## Pitfalls
- What goes wrong when one repairs it carelessly.

## Questions
1. A question on the idea, not on the words?
   - **The right answer.** — Why it is right.
   - A wrong answer. — Why it is wrong.
2. A second question?
   - A wrong answer. — Why it is wrong.
   - **The right answer.** — Why it is right.
`;
}
