import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { examplesOf } from '../../scripts/rule-examples.js';
import { rulePages } from '../../scripts/rule-pages.js';

const root = join(import.meta.dirname, '../..');

/** Rules that cannot show themselves in every dialect or language, each with the reason. */
const limited: ReadonlyMap<string, string> = new Map([
  ['api-optional-field-not-guarded', 'fields of events in Go are there, and empty'],
  ['async-callback-in-foreach', 'a fault of JavaScript'],
  ['async-handler-also-uses-callback', 'a fault of JavaScript'],
  ['batch-failures-declared-not-returned', 'what a handler of Go gives back is a type'],
  ['callback-handler-on-node24', 'a fault of JavaScript'],
  ['csharp-async-void', 'a fault of C#'],
  ['durable-code-not-deterministic', 'durable functions are written in three languages'],
  ['iam-called-not-granted', 'the languages differ in their calls only; Go is among the good examples'],
  ['iam-policy-template-too-broad', 'only SAM and the CDK give actions by the name of a set'],
  ['kinesis-record-not-decoded', 'typed events of the other languages decode by themselves'],
  ['memory-size-not-measured', 'the Serverless Framework gives 1,024 MB where nothing is said'],
  ['module-format-mismatch', 'a fault of JavaScript'],
  ['promise-not-awaited', 'what Go leaves running is the business of another rule'],
  ['pulumi-callback-default-role', 'a fault of Pulumi'],
  ['python-async-def-handler', 'a fault of Python'],
  ['return-value-not-serialisable', 'typed languages give back what their serialiser takes'],
  ['runtime-does-not-match-code', 'it is the code that shows it'],
  ['sam-transform-or-globals-invalid', 'a fault of SAM'],
  ['template-variable-unresolved', 'a program that names what is not there does not run'],
  ['terraform-code-hash-missing', 'the other tools see by themselves that code has changed'],
  ['whole-sdk-imported', 'the SDK of JavaScript comes whole or in parts'],
  ['workflow-callback-token-never-returned', 'in the CDK the token stands in the good example'],
  ['workflow-definition-invalid', 'the CDK makes no broken definitions'],
]);

describe('every rule', () => {
  const precision = readFileSync(join(root, 'bench/PRECISION.md'), 'utf8');
  for (const { metadata, text } of rulePages(root)) {
    const { id, maturity } = metadata;
    test(`${id} shows itself in each template or language it is about`, () => {
      const marked = new Set<string>();
      for (const { part, files, expected } of examplesOf(text)) {
        if (part !== 'Bad') continue;
        for (const [path, content] of files) {
          if (expected.some((place) => place.startsWith(`${path}:`))) marked.add(writtenIn(path, content));
        }
      }
      const wanted = templates.some((each) => marked.has(each)) ? templates : languages;
      const missing = wanted.filter((each) => !marked.has(each));
      if (limited.has(id)) expect(missing, 'it is no longer limited').not.toEqual([]);
      else expect(missing).toEqual([]);
    });

    test(`${id} has its figures in bench/PRECISION.md`, () => {
      expect(precision).toContain(`| \`${id}\` | ${maturity} |`);
    });
  }
});

const templates = ['SAM or CloudFormation', 'Terraform', 'CDK', 'Serverless Framework'];
const languages = ['TypeScript or JavaScript', 'Python', 'Java', 'Go', 'C#'];

function writtenIn(path: string, text: string): string {
  if (/serverless\.(?:yml|ts|js)$/.test(path)) return 'Serverless Framework';
  if (/\.(?:ts|py|js)$/.test(path) && /aws-cdk-lib|aws_cdk/.test(text)) return 'CDK';
  const [, ending = ''] = /\.([^.]+)$/.exec(path) ?? [];
  if (/^(?:ya?ml|json)$/.test(ending)) return /Transform:|AWS::/.test(text) ? 'SAM or CloudFormation' : 'another';
  return endings.get(ending) ?? 'another';
}

const endings: ReadonlyMap<string, string> = new Map([
  ['tf', 'Terraform'],
  ['ts', 'TypeScript or JavaScript'],
  ['mts', 'TypeScript or JavaScript'],
  ['js', 'TypeScript or JavaScript'],
  ['mjs', 'TypeScript or JavaScript'],
  ['py', 'Python'],
  ['java', 'Java'],
  ['go', 'Go'],
  ['cs', 'C#'],
]);
