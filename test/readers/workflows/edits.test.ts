import { describe, expect, test } from 'vitest';
import type { StateChange, TemplateIntent } from '../../../src/model/intent.js';
import { LineIndex } from '../../../src/model/source.js';
import { createCloudFormationReader } from '../../../src/readers/templates/cloudformation/index.js';
import { createStatesLanguageReader } from '../../../src/readers/templates/states-language/index.js';
import { edited as editedTerraform, hcl } from '../terraform/reading.js';

const retry: StateChange = {
  change: 'add-retry',
  errors: ['States.TaskFailed'],
  intervalSeconds: 2,
  maximumAttempts: 5,
  backoffRate: 2,
};

/** The text of a state, in a file. */
function intentAt(file: string, text: string, block: string, change: StateChange, state = 'Charge'): TemplateIntent {
  const start = text.indexOf(block);
  expect(start).toBeGreaterThan(-1);
  const at = new LineIndex({ path: file, text }).range(start, start + block.length);
  const dialect = file.endsWith('.tf') ? 'terraform' : file === 'template.yaml' ? 'sam' : 'asl';
  return { kind: 'change-state', of: { dialect, file, path: [] }, at, state, change };
}

function edited(file: string, text: string, intents: readonly TemplateIntent[]): string | undefined {
  const reader = file === 'template.yaml' ? createCloudFormationReader() : createStatesLanguageReader();
  const edits = reader.edit({ path: file, text }, intents);
  const lines = new LineIndex({ path: file, text });
  return edits?.reduceRight(
    (changed, { range, text: added }) =>
      changed.slice(0, lines.offset(range.start)) + added + changed.slice(lines.offset(range.end)),
    text,
  );
}

describe('a definition of its own', () => {
  const json = `{
  "StartAt": "Charge",
  "States": {
    "Charge": {
      "Type": "Task",
      "Resource": "arn:aws:states:::lambda:invoke",
      "End": true
    }
  }
}
`;
  const block = json.slice(json.indexOf('{\n      "Type"'), json.indexOf('\n  }\n}'));

  test('takes a retry in front of where the state leads', () => {
    expect(edited('flow.asl.json', json, [intentAt('flow.asl.json', json, block, retry)])).toContain(`invoke",
      "Retry": [
        {
          "ErrorEquals": [
            "States.TaskFailed"
          ],
          "IntervalSeconds": 2,
          "MaxAttempts": 5,
          "BackoffRate": 2,
          "JitterStrategy": "FULL"
        }
      ],
      "End": true`);
  });

  test('takes a limit, and a catch that keeps the input', () => {
    const changed = edited('flow.asl.json', json, [
      intentAt('flow.asl.json', json, block, { change: 'set-limit', limit: 'heartbeatSeconds', seconds: 60 }),
      intentAt('flow.asl.json', json, block, {
        change: 'add-catch',
        errors: ['States.ALL'],
        next: 'Undo',
        resultPath: '$.error',
      }),
    ]);
    expect(JSON.parse(changed ?? '').States.Charge).toEqual({
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      HeartbeatSeconds: 60,
      Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'Undo' }],
      End: true,
    });
  });

  test('takes a catch that leads to a new fail state with the same error', () => {
    const caught: StateChange = { change: 'add-failing-catch', name: 'ChargeFailed', resultPath: '$.error' };
    const changed = edited('flow.asl.json', json, [intentAt('flow.asl.json', json, block, caught)]);
    const { Charge, ChargeFailed } = JSON.parse(changed ?? '').States;
    expect(Charge.Catch).toEqual([{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'ChargeFailed' }]);
    expect(ChargeFailed).toEqual({ Type: 'Fail', ErrorPath: '$.error.Error', CausePath: '$.error.Cause' });
    const taken: StateChange = { change: 'add-failing-catch', name: 'Charge' };
    expect(edited('flow.asl.json', json, [intentAt('flow.asl.json', json, block, taken)])).toBeUndefined();
  });

  test('is left alone where the state is not there', () => {
    expect(edited('flow.asl.json', json, [intentAt('flow.asl.json', json, block, retry, 'Ship')])).toBeUndefined();
  });

  test('takes more errors in a retry that is there', () => {
    const yaml = `StartAt: Charge
States:
  Charge:
    Type: Task
    Resource: arn:aws:states:::lambda:invoke
    Retry:
      - ErrorEquals:
          - PaymentRefused
        MaxAttempts: 2
    End: true
`;
    const written = yaml.slice(yaml.indexOf('Type: Task'), yaml.length - 1);
    const more: StateChange = { change: 'retry-more', retry: 0, errors: ['Lambda.ServiceException'] };
    expect(edited('flow.asl.yaml', yaml, [intentAt('flow.asl.yaml', yaml, written, more)])).toBe(
      yaml.replace('PaymentRefused\n', 'PaymentRefused\n          - Lambda.ServiceException\n'),
    );
  });
});

describe('a definition in a template', () => {
  const template = `Resources:
  Orders:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      DefinitionString: !Sub |-
        {
          "StartAt": "Charge",
          "States": {
            "Charge": { "Type": "Task", "Resource": "\${Pay.Arn}", "End": true }
          }
        }
`;

  test('is changed within its text', () => {
    const text = template.slice(template.indexOf('!Sub'), template.length - 1);
    const limit: StateChange = { change: 'set-limit', limit: 'timeoutSeconds', seconds: 60 };
    expect(edited('template.yaml', template, [intentAt('template.yaml', template, text, limit)])).toBe(
      template.replace('"${Pay.Arn}", ', '"${Pay.Arn}", "TimeoutSeconds": 60, '),
    );
  });

  test('gets a catch and a state within its text', () => {
    const text = template.slice(template.indexOf('!Sub'), template.length - 1);
    const caught: StateChange = { change: 'add-failing-catch', name: 'ChargeFailed' };
    expect(edited('template.yaml', template, [intentAt('template.yaml', template, text, caught)])).toContain(
      `"Resource": "\${Pay.Arn}", "Catch": [{ "ErrorEquals": ["States.ALL"], "Next": "ChargeFailed" }], "End": true },
            "ChargeFailed": {`,
    );
  });

  test('has the names of states and errors written anew', () => {
    const start = template.indexOf('!Sub');
    const at = new LineIndex({ path: 'template.yaml', text: template }).range(start, template.length - 1);
    const of = { dialect: 'sam', file: 'template.yaml', path: [] } as const;
    const rename: TemplateIntent = { kind: 'rename-in-workflow', of, at, from: 'Charge', to: 'Pay' };
    expect(edited('template.yaml', template, [rename])).toBe(
      template.replace('"StartAt": "Charge"', '"StartAt": "Pay"'),
    );
  });
});

describe('a definition in Terraform', () => {
  test('is changed as an object', () => {
    const text = hcl`
      resource "aws_sfn_state_machine" "orders" {
        definition = jsonencode({
          StartAt = "Charge"
          States = {
            Charge = {
              Type     = "Task"
              Resource = "arn:aws:states:::lambda:invoke"
              Retry    = [{ ErrorEquals = ["Refused"] }]
              End      = true
            }
          }
        })
      }
    `;
    const start = text.indexOf('{', text.indexOf('Charge ='));
    const block = text.slice(start, text.indexOf('}\n    }\n  })') + 1);
    const more: StateChange = { change: 'retry-more', retry: 0, errors: ['Lambda.ServiceException'] };
    expect(editedTerraform(text, [intentAt('main.tf', text, block, more)])).toBe(
      text.replace('["Refused"]', '["Refused", "Lambda.ServiceException"]'),
    );
    expect(editedTerraform(text, [intentAt('main.tf', text, block, retry)])).toBeUndefined();
  });
});
