import { describe, expect, test } from 'vitest';
import type { ConstructEvidence, Evidence, OpenFinding } from '../../src/coach/progress/evidence.js';
import { masteryOf } from '../../src/coach/progress/mastery.js';
import { type FindingToFix, whatFixingChanges } from '../../src/coach/progress/what-it-changes.js';

const day = 24 * 60 * 60 * 1000;
const now = 1000 * day;
const skill = 'retries-and-dlq';

const place = (file: string, line: number) => ({
  file,
  start: { line, character: 0 },
  end: { line, character: 9 },
});

const finding: FindingToFix = {
  rule: 'queue-without-dlq',
  skill,
  severity: 'warning',
  place: place('orders.yaml', 40),
};

const open = (id: string, item: Partial<OpenFinding> = {}): OpenFinding => ({
  ...finding,
  kind: 'open-finding',
  id,
  since: now - 30 * day,
  ...item,
});

const written: ConstructEvidence = {
  kind: 'construct',
  id: 'c',
  skill,
  signal: 'dlq.redrive',
  resource: 'orders.yaml#Payments',
  authored: true,
  seen: now,
};

describe('what repairing a finding changes', () => {
  test('takes away what speaks against the skill, and adds what the repair is worth', () => {
    const change = whatFixingChanges([open('f'), written], finding, now);
    expect(change.against).toBe(0.5);
    expect(change.now.mastery).toBeCloseTo(2 / 4.5);
    expect(change.byHand.mastery).toBeCloseTo(2.3 / 4.3);
    expect(change.byButton.mastery).toBeCloseTo(2.09 / 4.09);
    expect(change.held.mastery).toBeCloseTo(2.6 / 4.6);
    expect([change.now.depth, change.byHand.depth]).toEqual([1, 2]);
  });

  test('never makes less of a skill', () => {
    const kinds: readonly (readonly Evidence[])[] = [[], [written], [open('f')], [open('f'), open('g'), written]];
    for (const evidence of kinds) {
      const { now: before, byButton, byHand, held } = whatFixingChanges(evidence, finding, now);
      expect(byButton.mastery).toBeGreaterThanOrEqual(before.mastery);
      expect(byHand.mastery).toBeGreaterThanOrEqual(byButton.mastery);
      expect(held.mastery).toBeGreaterThanOrEqual(byHand.mastery);
    }
  });

  test('speaks of the finding at that place where one rule has several', () => {
    const evidence = [
      open('near', { place: place('orders.yaml', 42), made: true, since: now - day / 2 }),
      open('far', { place: place('orders.yaml', 4) }),
      open('elsewhere', { place: place('other.yaml', 40) }),
    ];
    const change = whatFixingChanges(evidence, finding, now);
    expect(change.fresh).toBe(true);
    expect([change.against, change.relief]).toEqual([0.125, 0.125]);
  });

  test('adds nothing for a finding that was made here a moment ago', () => {
    const change = whatFixingChanges([open('f', { made: true, since: now - day / 2 }), written], finding, now);
    expect(change.byHand.mastery).toBe(masteryOf([written], now).mean);
    expect(change.held).toEqual(change.byHand);
    expect(whatFixingChanges([open('f', { made: true, since: now - 2 * day })], finding, now).fresh).toBe(false);
  });

  test('takes nothing away where more speaks against the skill than is counted', () => {
    const others = Array.from({ length: 6 }, (_, index) =>
      open(`o${index}`, { rule: `rule-${index}`, severity: 'error' }),
    );
    const change = whatFixingChanges([...others, open('f')], finding, now);
    expect(change.against).toBe(0.5);
    expect(change.relief).toBe(0);
    expect(change.byHand.mastery).toBeGreaterThan(change.now.mastery);
  });

  test('takes a finding that nobody recorded yet as open', () => {
    const change = whatFixingChanges([written], finding, now);
    expect(change.now.mastery).toBeCloseTo(2 / 4.5);
    expect(change.against).toBe(0.5);
  });

  test('looks at the skill of the finding alone', () => {
    const change = whatFixingChanges([{ ...written, skill: 'testing' }], finding, now);
    expect(change.now.mastery).toBe(0);
  });
});
