import { framework } from '../../rules/skills.js';
import type { EvidenceRow, NextStep, SkillProgress } from '../../src/coach/progress/overview.js';
import { roleFits } from '../../src/coach/progress/role-fit.js';
import { roleMatrix } from '../../src/coach/role-matrix.js';
import { skillOverview } from '../../src/coach/skill-overview.js';
import type { PlaceView, ProgressView, SkillsView } from '../../src/server/protocol.js';

export const now = Date.UTC(2026, 10, 21, 12);
const day = 24 * 60 * 60 * 1000;
const workspace = 'file:///work/orders';

/** An item as the server sends it. */
export function item(more: Partial<EvidenceRow> = {}): EvidenceRow {
  return {
    id: 'construct orders destination ProcessOrders',
    kind: 'construct',
    text: 'on-failure destination',
    detail: 'authored',
    counts: 2,
    weight: 2,
    fading: 1,
    at: now - 18 * day,
    workspace,
    place: { file: 'src/order list.yaml', start: { line: 40, character: 2 }, end: { line: 40, character: 15 } },
    ...more,
  };
}

export const openError: EvidenceRow = item({
  id: 'finding orders 1',
  kind: 'open-finding',
  text: 'endless stream retries',
  detail: 'open',
  counts: 1,
  weight: 1,
  at: now - 2 * day,
  rule: 'stream-retries-unbounded',
  severity: 'error',
});

/** Retries stand at depth 2 with an open error, edge compute cannot be seen, nothing is known of the rest. */
export const retries: Partial<SkillProgress> = {
  state: 'standing',
  mastery: 0.71,
  spread: 0.12,
  best: 0.78,
  in60Days: 0.62,
  depth: 2,
  deepest: 3,
  word: 'applies',
  missing: { kind: 'open-error' },
  missingWords: 'an error is open',
  fadesInDays: 12,
  evidence: [
    item(),
    item({
      id: 'answer queue-without-dlq#0',
      kind: 'answer',
      text: 'Queue without a dead-letter queue',
      detail: 'right at first',
      counts: 0.05,
      weight: 0.2,
      fading: 0.25,
      at: Date.UTC(2025, 10, 3, 12),
      rule: 'queue-without-dlq',
      workspace: undefined,
      place: undefined,
    } as unknown as Partial<EvidenceRow>),
  ],
  against: [openError],
};

const unknown: Omit<SkillProgress, 'id' | 'name' | 'group'> = {
  state: 'no-evidence',
  mastery: 0,
  spread: 0,
  best: 0,
  in60Days: 0,
  depth: 0,
  deepest: 0,
  word: 'no evidence',
  evidence: [],
  against: [],
};

export function step(more: Partial<NextStep['candidate']> = {}, rest: Partial<NextStep> = {}): NextStep {
  return {
    candidate: {
      id: 'finding orders 1',
      kind: 'finding',
      skill: 'retries-and-dlq',
      title: 'Bound the retries of Clicks',
      minutes: 8,
      gain: 0.015,
      refreshes: false,
      prepared: true,
      setAside: false,
      isOpen: false,
      ...more,
    },
    score: 1.27,
    reason: 'open error; also the last gap in Retries and dead letters for Middle',
    workspace,
    place: { file: 'clicks.tf', start: { line: 17, character: 0 }, end: { line: 17, character: 4 } },
    rule: 'stream-retries-unbounded',
    ...rest,
  };
}

export function overview(more: Partial<ProgressView> = {}): ProgressView {
  const skills = framework.skills.map(({ id, name, group }): SkillProgress => {
    const known = id === 'retries-and-dlq' ? retries : {};
    const hidden = id === 'edge-compute' ? { state: 'not-observable' as const } : {};
    return { ...unknown, id, name, group, ...known, ...hidden };
  });
  const position = new Map(skills.map((skill) => [skill.id, skill]));
  return {
    modelVersion: 1,
    beingRead: false,
    kept: 'on-disk',
    notices: [],
    at: now,
    target: { role: 'cloud-engineer', level: 'middle' },
    depths: framework.depths.map(({ word }) => word),
    skills,
    cells: roleFits(framework, (id) => {
      const skill = position.get(id)!;
      const { depth, mastery, state } = skill;
      return state === 'standing' ? { kind: 'standing', depth, mastery } : { kind: state };
    }),
    next: step(),
    alternatives: [
      step({ id: 'exercise orders-once', kind: 'exercise', title: 'Charge each order once', minutes: 1 }, {
        exercise: 'orders-once',
        rule: undefined,
        place: undefined,
        reason: 'the last gap in Idempotency',
      } as unknown as Partial<NextStep>),
    ],
    setAside: [],
    notes: [
      { id: 'note 1', at: now - day, text: 'Reviewed the queue design', role: 'cloud-engineer', level: 'middle' },
      { id: 'note 2', at: now, text: 'Led an incident' },
    ],
    ...more,
  };
}

const place: PlaceView = {
  uri: `${workspace}/template.yaml`,
  path: 'template.yaml',
  range: { start: { line: 39, character: 2 }, end: { line: 39, character: 16 } },
  name: 'PendingCharges',
};

export const skillsView: SkillsView = (() => {
  const rule = {
    id: 'queue-without-dlq',
    title: 'Queue without a dead-letter queue',
    skill: 'retries-and-dlq',
    level: 'junior',
    severity: 'warning',
    maturity: 'stable',
    signal: 'dlq.bad.none',
    platforms: [],
    resources: [],
  } as const;
  const seen = skillOverview(
    framework,
    [rule],
    [{ rule: rule.id, tally: { holds: 0, fails: 1 }, holding: [], failing: [place] }],
  );
  return { overview: seen, matrix: roleMatrix(framework, seen) };
})();
