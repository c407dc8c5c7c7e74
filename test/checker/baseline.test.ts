import { describe, expect, test } from 'vitest';
import { applyBaseline, createBaseline, formatBaseline, parseBaseline } from '../../src/checker/index.js';
import { at, finding } from './builders.js';

const lineText = (text: string) => (_: string, line: number) => text.split('\n')[line];
const before = 'Resources:\n  Orders:\n    Type: AWS::SQS::Queue\n  Other:\n    Type: AWS::SQS::Queue';
const onType = (line: number) => finding('queue-without-dlq', at('t.yaml', line));

describe('a baseline', () => {
  const baseline = createBaseline([onType(2), onType(4)], lineText(before));

  test('knows findings whose lines moved and were indented anew', () => {
    const after = `# New\n\n${before.replaceAll('    ', '\t')}`;
    const { findings, known, stale } = applyBaseline([onType(4), onType(6)], baseline, lineText(after));
    expect({ findings, known: known.length, stale }).toEqual({ findings: [], known: 2, stale: [] });
  });

  test('counts: a third finding like two known ones is new', () => {
    const after = `${before}\n  Third:\n    Type: AWS::SQS::Queue`;
    const { findings } = applyBaseline([onType(2), onType(4), onType(6)], baseline, lineText(after));
    expect(findings).toEqual([expect.objectContaining({ range: at('t.yaml', 6) })]);
  });

  test('tells rules, files, functions and names apart', () => {
    const others = [
      finding('other-rule', at('t.yaml', 2)),
      finding('queue-without-dlq', at('u.yaml', 2)),
      finding('queue-without-dlq', at('t.yaml', 2), { function: 'Save' }),
      finding('queue-without-dlq', at('t.yaml', 2), { site: 'Orders' }),
    ];
    expect(applyBaseline(others, baseline, lineText(before)).findings).toHaveLength(4);
  });

  test('says what is gone', () => {
    const { stale } = applyBaseline([onType(2)], baseline, lineText(before));
    expect(stale).toEqual([expect.objectContaining({ rule: 'queue-without-dlq', file: 't.yaml', count: 1 })]);
  });

  test('survives being written and read', () => {
    const text = formatBaseline(baseline);
    expect(parseBaseline(text)).toEqual(baseline);
    expect(text).toBe(formatBaseline({ entries: [...baseline.entries].reverse() }));
  });

  test.each(['', '{', '[]', '{"version":2,"findings":[]}', '{"version":1,"findings":[{"rule":1}]}'])(
    'is refused when it is damaged: %s',
    (text) => expect(parseBaseline(text)).toHaveProperty('problem'),
  );
});
