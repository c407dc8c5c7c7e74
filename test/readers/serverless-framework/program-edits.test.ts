import { describe, expect, test } from 'vitest';
import type { NewValue, TemplateIntent } from '../../../src/model/intent.js';
import type { DeclarationKind, Origin } from '../../../src/model/template.js';
import { template } from '../cloudformation/edits/carry-out.js';
import { edited } from './reading.js';

const file = 'serverless.ts';

function at(...path: string[]): Origin {
  return { dialect: 'serverless-framework', file, path, root: file };
}

function set(path: readonly string[], declaration: DeclarationKind, property: string, value: NewValue): TemplateIntent {
  return { kind: 'set-property', of: at(...path), declaration, property, value };
}

const text = template`
  import type { AWS } from '@serverless/typescript';

  const shared = { memorySize: 512 };
  const configuration: AWS = {
    service: 'orders',
    provider: {
      name: 'aws',
      iam: { role: { statements: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] } },
    },
    functions: {
      save: {
        handler: 'src/save.handler', // the way in
        events: [{ sqs: 'arn:aws:sqs:x' }],
      },
      load: { handler: 'src/load.handler', url: true, ...shared },
    },
  };

  module.exports = configuration;
`;

const failures = { reference: 'saveFailures', attribute: 'arn', kind: 'queue' } as const;

describe('repairs of configurations that are programs', () => {
  test('a setting of a function, where its neighbours have lines of their own', () => {
    expect(edited(text, [set(['functions', 'save'], 'function', 'timeoutSeconds', 10)], file)).toBe(
      text.replace('// the way in\n', '// the way in\n      timeout: 10,\n'),
    );
  });

  test('an event that is written as one value is spread out', () => {
    const path = ['functions', 'save', 'events', '0', 'sqs'];
    expect(edited(text, [set(path, 'trigger', 'reportsBatchItemFailures', true)], file)).toBe(
      text.replace("'arn:aws:sqs:x'", "{ arn: 'arn:aws:sqs:x', functionResponseType: 'ReportBatchItemFailures' }"),
    );
  });

  test('a resource, its section, and a reference to it', () => {
    const after = edited(
      text,
      [
        {
          kind: 'add-resource',
          near: at('functions', 'save'),
          resource: { kind: 'queue', name: 'saveFailures', retentionSeconds: 60 },
        },
        {
          kind: 'add-resource',
          near: at('functions', 'save'),
          resource: { kind: 'async-invoke', name: 'a', function: 'save', onFailure: failures },
        },
      ],
      file,
    );
    expect(after).toContain(
      "// the way in\n      destinations: {\n        onFailure: {\n          type: 'sqs',\n          arn: { 'Fn::GetAtt': ['saveFailures', 'Arn'] },\n        },\n      },\n",
    );
    expect(after).toContain('  resources: {\n');
    expect(after).toMatch(
      /saveFailures: \{\s+Type: 'AWS::SQS::Queue',\s+Properties: \{ MessageRetentionPeriod: 60 \},\s+\},?/,
    );
  });

  test('rights', () => {
    const path = ['provider', 'iam', 'role', 'statements', '0'];
    expect(edited(text, [{ kind: 'replace-actions', of: at(...path), actions: ['s3:GetObject'] }], file)).toBe(
      text.replace("'s3:*'", "'s3:GetObject'"),
    );
    const grant: TemplateIntent = {
      kind: 'add-grant',
      of: at('functions', 'save'),
      actions: ['a:B'],
      resource: failures,
    };
    expect(edited(text, [grant], file)).toBe(
      text.replace(
        "Resource: '*' }]",
        "Resource: '*' }, { Effect: 'Allow', Action: 'a:B', Resource: { 'Fn::GetAtt': ['saveFailures', 'Arn'] } }]",
      ),
    );
  });

  test('text with quotes in it', () => {
    const value = `it's "so"`;
    const after = edited(text, [{ kind: 'set-environment', of: at('functions', 'save'), name: 'A-B', value }], file);
    expect(after).toContain(`environment: { 'A-B': 'it\\'s "so"' },`);
  });

  test('what others are spread over is left alone', () => {
    expect(edited(text, [set(['functions', 'load'], 'function', 'timeoutSeconds', 10)], file)).toBeUndefined();
  });

  test('a module that gives one function, by default or by name', () => {
    const byDefault = "export default {\n  handler: 'a.b',\n};\n";
    const byName = "export const save = { handler: 'a.b' };\nexport const load = { handler: 'c.d' };\n";
    const intent = (path: string[]): TemplateIntent =>
      ({
        ...set(path, 'function', 'timeoutSeconds', 10),
        of: { ...at(...path), file: 'save.ts' },
      }) as TemplateIntent;
    expect(edited(byDefault, [intent(['default'])], 'save.ts')).toBe(
      "export default {\n  handler: 'a.b',\n  timeout: 10,\n};\n",
    );
    expect(edited(byName, [intent(['load'])], 'save.ts')).toBe(byName.replace("'c.d'", "'c.d', timeout: 10"));
  });

  test('a program that is broken, or works its configuration out, is not touched', () => {
    const intent = set(['functions', 'save'], 'function', 'timeoutSeconds', 10);
    expect(edited(text.replace('};', ''), [intent], file)).toBeUndefined();
    expect(edited('module.exports = make();\n', [intent], file)).toBeUndefined();
  });
});
