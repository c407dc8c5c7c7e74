import { describe, expect, test } from 'vitest';
import { plain, textAt } from '../cloudformation/reading.js';
import { definitionOf, state, workflowIn } from './reading.js';

describe('a state', () => {
  test('says how its failures are met', () => {
    const { retries, catches, timeoutSeconds, heartbeatSeconds } = state({
      Resource: 'arn:aws:states:::lambda:invoke',
      TimeoutSeconds: 30,
      HeartbeatSecondsPath: '$.heartbeat',
      Retry: [
        {
          ErrorEquals: ['Lambda.ServiceException', 'Lambda.TooManyRequestsException'],
          IntervalSeconds: 2,
          MaxAttempts: 6,
          BackoffRate: 1.5,
          MaxDelaySeconds: 60,
          JitterStrategy: 'FULL',
        },
        { ErrorEquals: ['States.ALL'] },
      ],
      Catch: [
        { ErrorEquals: ['OrderRefused'], Next: 'Refused', ResultPath: '$.error' },
        { ErrorEquals: ['States.ALL'], Next: 'Failed' },
      ],
    });
    expect([plain(timeoutSeconds), plain(heartbeatSeconds)]).toEqual([
      30,
      { unknown: 'it comes from the data of the execution' },
    ]);
    expect(
      retries.map((retry) => [
        retry.errors.map(plain),
        plain(retry.intervalSeconds),
        plain(retry.maximumAttempts),
        plain(retry.backoffRate),
        plain(retry.maximumDelaySeconds),
        plain(retry.jitter),
      ]),
    ).toEqual([
      [['Lambda.ServiceException', 'Lambda.TooManyRequestsException'], 2, 6, 1.5, 60, 'FULL'],
      [['States.ALL'], undefined, undefined, undefined, undefined, undefined],
    ]);
    expect(catches.map(({ errors, next, keepsInput }) => [errors.map(plain), plain(next), keepsInput])).toEqual([
      [['OrderRefused'], 'Refused', true],
      [['States.ALL'], 'Failed', false],
    ]);
  });

  test('says where it leads', () => {
    const choice = state({
      Type: 'Choice',
      Choices: [
        { Variable: '$.a', IsPresent: true, Next: 'B' },
        { Variable: '$.b', IsPresent: true, Next: 'C' },
      ],
      Default: 'D',
    });
    expect(choice.transitions.map(({ kind, to }) => [kind, plain(to)])).toEqual([
      ['choice', 'B'],
      ['choice', 'C'],
      ['default', 'D'],
    ]);
    expect(choice.ends).toBe(false);
    expect(state({ End: true }).ends).toBe(true);
    expect(state({ Type: 'Succeed' }).ends).toBe(true);
    expect(state({ Next: 'B' }).transitions.map(({ kind, to }) => [kind, plain(to)])).toEqual([['next', 'B']]);
  });

  test.each([
    ['the machine', {}, { QueryLanguage: 'JSONata' }, 'JSONata'],
    ['itself', { QueryLanguage: 'JSONata' }, {}, 'JSONata'],
    ['nobody', {}, {}, 'JSONPath'],
    ['somebody who does not know it', { QueryLanguage: 'SQL' }, {}, 'unknown'],
  ])('is written in the query language given by %s', (_, own, machine, expected) => {
    expect(state(own, machine).queryLanguage).toBe(expected);
  });

  test('waits', () => {
    const waits = [
      { Seconds: 5 },
      { SecondsPath: '$.s' },
      { Timestamp: '2026-01-01T00:00:00Z' },
      { Seconds: '{% $s %}' },
    ];
    expect(waits.map((wait) => plain(state({ Type: 'Wait', ...wait }).waitSeconds))).toEqual([
      5,
      { unknown: 'it comes from the data of the execution' },
      { unknown: 'it waits until a point in time' },
      { unknown: 'it is worked out when it runs' },
    ]);
  });

  test('fails', () => {
    expect(plain(state({ Type: 'Fail', Error: 'OrderRefused' }).failsWith)).toBe('OrderRefused');
  });
});

describe('the data of a state', () => {
  test.each([
    ['whole', {}],
    ['whole', { Parameters: { FunctionName: 'f', 'Payload.$': '$' } }],
    ['selected', { Parameters: { FunctionName: 'f', Payload: { 'id.$': '$.id' } } }],
    ['selected', { InputPath: '$.order' }],
    ['whole', { Arguments: { FunctionName: 'f', Payload: '{% $states.input %}' } }],
    ['selected', { Arguments: { FunctionName: 'f', Payload: { id: '{% $states.input.id %}' } } }],
  ])('is given: %s', (expected, properties) => {
    expect(state(properties).data.input).toBe(expected);
  });

  test.each([
    ['whole', {}],
    ['added', { ResultPath: '$.saved' }],
    ['selected', { ResultSelector: { 'id.$': '$.Payload.id' }, ResultPath: '$.saved' }],
    ['selected', { OutputPath: '$.Payload' }],
    ['discarded', { ResultPath: null }],
    ['whole', { Output: '{% $states.result %}' }],
    ['selected', { Output: '{% $states.result.Payload %}' }],
    ['added', { Output: '{% $merge([$states.input, $states.result]) %}' }],
    ['discarded', { Output: '{% $states.input %}' }],
  ])('is given on: %s', (expected, properties) => {
    expect(state(properties).data.result).toBe(expected);
  });

  test.each([
    [true, { Parameters: { 'count.$': 'States.MathAdd($.count, 1)' } }],
    [true, { Assign: { count: '{% $count + 1 %}' } }],
    [false, { Assign: { name: "{% $first & '+' %}" } }],
    [false, { Parameters: { name: 'a+b' } }],
  ])('is counted: %s', (expected, properties) => {
    expect(state({ Type: 'Pass', ...properties }).data.counts).toBe(expected);
  });
});

const nested = {
  StartAt: 'Both',
  States: {
    Both: {
      Type: 'Parallel',
      Branches: [
        { StartAt: 'Left', States: { Left: { Type: 'Pass', End: true } } },
        { StartAt: 'Right', States: { Right: { Type: 'Pass', End: true } } },
      ],
      Next: 'Each',
    },
    Each: {
      Type: 'Map',
      MaxConcurrency: 4,
      ToleratedFailurePercentage: 5,
      ItemReader: { Resource: 'arn:aws:states:::s3:getObject', Parameters: { Bucket: 'orders', Key: 'all.csv' } },
      ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'results' } },
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
        StartAt: 'Old',
        States: {
          Old: {
            Type: 'Map',
            Iterator: { StartAt: 'Deep', States: { Deep: { Type: 'Pass', End: true } } },
            End: true,
          },
        },
      },
      End: true,
    },
  },
};

describe('branches and iterations', () => {
  test('are graphs of their own, with the state they are in', () => {
    expect(definitionOf(nested).graphs.map(({ within, states }) => [within, states.map(({ name }) => name)])).toEqual([
      [undefined, ['Both', 'Each']],
      ['Both', ['Left']],
      ['Both', ['Right']],
      ['Each', ['Old']],
      ['Old', ['Deep']],
    ]);
  });

  test('a map says how it runs', () => {
    const map = definitionOf(nested).graphs[0]?.states[1]?.map;
    expect([
      plain(map?.mode),
      plain(map?.maximumConcurrency),
      plain(map?.toleratedFailureCount),
      plain(map?.toleratedFailurePercentage),
      plain(map?.executionType),
      map?.reader?.targets.map(({ target }) => plain(target)),
      map?.writer?.targets.map(({ target }) => plain(target)),
    ]).toEqual(['DISTRIBUTED', 4, undefined, 5, 'EXPRESS', ['orders'], ['results']]);
  });

  test('what cannot be nested so deeply is left out', () => {
    let machine: object = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } };
    for (let depth = 0; depth < 60; depth++) {
      machine = { StartAt: 'M', States: { M: { Type: 'Map', ItemProcessor: machine, End: true } } };
    }
    const { graphs, complete } = definitionOf(machine);
    expect(graphs.length).toBe(21);
    expect(complete).toBe(false);
  });
});

describe('problems', () => {
  const pass = { Type: 'Pass', End: true };
  const problems = (machine: object) =>
    definitionOf(machine).problems.map(({ kind, state: name, expected }) => [kind, name, expected]);

  test('none of a sound definition', () => {
    expect(problems(nested)).toEqual([]);
  });

  test.each([
    ['a start that is not there', { StartAt: 'B', States: { A: pass } }, [['missing-state', undefined, 'B']]],
    ['no start', { States: { A: pass }, StartAt: null }, [['no-start', undefined, undefined]]],
    ['no states', { StartAt: 'A', States: {} }, [['no-states', undefined, undefined]]],
    [
      'a way to nowhere',
      { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'Bb' }, B: pass } },
      [
        ['missing-state', 'A', 'Bb'],
        ['unreachable-state', 'B', undefined],
      ],
    ],
    [
      'a catch to nowhere',
      { StartAt: 'A', States: { A: { ...pass, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'B' }] } } },
      [['missing-state', 'A', 'B']],
    ],
    ['no end', { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'A' } } }, [['no-end', undefined, undefined]]],
    [
      'no way on',
      { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass' }, C: pass } },
      [
        ['no-way-on', 'B', undefined],
        ['unreachable-state', 'C', undefined],
      ],
    ],
    ['no type', { StartAt: 'A', States: { A: { End: true } } }, [['unknown-type', 'A', undefined]]],
    [
      'a type there is not',
      { StartAt: 'A', States: { A: { Type: 'Sleep', End: true } } },
      [['unknown-type', 'A', undefined]],
    ],
    [
      'a name of another branch',
      {
        StartAt: 'A',
        States: { A: { Type: 'Parallel', End: true, Branches: [{ StartAt: 'A', States: { A: pass } }] } },
      },
      [['repeated-name', 'A', undefined]],
    ],
  ])('%s', (_, machine, expected) => {
    expect(problems(machine)).toEqual(expected);
  });

  test.each([
    ['a way that is filled in', { StartAt: 'A', States: { A: { Type: 'Pass', Next: `\${Next}` }, B: pass } }],
    [
      'a branch that is filled in',
      { StartAt: 'A', States: { A: { Type: 'Parallel', End: true, Branches: `\${Branches}` } } },
    ],
  ])('none where something is not known: %s', (_, machine) => {
    expect(problems(machine)).toEqual([]);
  });
});

describe('places', () => {
  test.each([
    [
      'flow.asl.json',
      '{ "StartAt": "A",\n  "States": {\n    "A": { "Type": "Pass", "Next": "B" },\n    "B": { "Type": "Succeed" } } }',
      '"B"',
      '"A"',
      '"B"',
    ],
    ['flow.asl.yaml', 'StartAt: A\nStates:\n  A: { Type: Pass, Next: B }\n  B:\n    Type: Succeed\n', 'B', 'A', 'B'],
  ])('are those of the file: %s', (path, text, to, first, second) => {
    const graph = workflowIn(text, path).definition?.graphs[0];
    expect(textAt(text, graph?.states[0]?.transitions[0]?.range)).toBe(to);
    expect(graph?.states.map(({ range }) => textAt(text, range))).toEqual([first, second]);
    expect(textAt(text, graph?.states[0]?.blockRange)).toMatch(/^\{.*Pass/);
  });
});

test('a file is called by its name', () => {
  const text = '{ "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }';
  expect(workflowIn(text, 'flows/orders.asl.json').name).toBe('orders');
  expect(workflowIn(text, 'flows/.asl.json').name).toBe('flows');
});
