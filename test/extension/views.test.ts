import { describe, expect, test } from 'vitest';
import type { Exercise } from '../../src/coach/exercises/exercise.js';
import { exercisesRows } from '../../src/extension/views/exercises-rows.js';
import { findingsRows } from '../../src/extension/views/findings-rows.js';
import { nextStepRows, readingRows } from '../../src/extension/views/next-step-rows.js';
import { notesRows } from '../../src/extension/views/notes-rows.js';
import { roleFitRows } from '../../src/extension/views/role-fit-rows.js';
import { contextOf, type Row } from '../../src/extension/views/row.js';
import { skillsRows } from '../../src/extension/views/skills-rows.js';
import type { FindingView } from '../../src/server/protocol.js';
import { item, now, overview, skillsView, step } from './made-up-progress.js';

function below(row: Row | undefined): readonly Row[] {
  return row?.children?.() ?? [];
}

function named(rows: readonly Row[], label: string): Row {
  const found = rows.find((row) => row.label === label);
  if (!found) throw new Error(`no row ${label} in ${rows.map((row) => row.label).join(', ')}`);
  return found;
}

function lines(rows: readonly Row[]): readonly string[] {
  return rows.map(({ label, description }) => [label, description].filter(Boolean).join(' | '));
}

describe('Next step', () => {
  const rows = nextStepRows(overview());

  test('shows one step with its minutes, the reason and the ways in', () => {
    expect(lines(rows)).toEqual(['Bound the retries of Clicks | 8 min', 'Something else | 1 other step']);
    expect(rows[0]).toMatchObject({ expanded: true, opens: 'place' });
    expect(lines(below(rows[0]))).toEqual([
      'About 8 minutes',
      'open error; also the last gap in Retries and dead letters for Middle | why',
      'In the code | clicks.tf:18',
      'Lesson',
    ]);
    expect(rows[0]?.spoken).toBe(
      'Next step: Bound the retries of Clicks, 8 minutes. Why: open error; also the last gap in Retries and dead letters for Middle',
    );
  });

  test('says that the workspace is being read, for as long as nothing can be chosen from it', () => {
    const [row, ...others] = readingRows();
    expect(row).toMatchObject({ label: 'Reading the workspace…', spoken: expect.stringContaining('comes after that') });
    expect([others, row?.opens, row?.children]).toEqual([[], undefined, undefined]);
  });

  test('keeps alternatives behind a twistie', () => {
    expect(rows[1]?.expanded).toBeUndefined();
    const [exercise] = below(rows[1]);
    expect(exercise).toMatchObject({ opens: 'exercise', expanded: false, subject: { exercise: 'orders-once' } });
    expect(lines(below(exercise))).toEqual([
      'About 1 minute',
      'the last gap in Idempotency | why',
      'Exercise',
      'Questions',
    ]);
  });

  test('can be skipped, snoozed, called not useful and looked up', () => {
    expect(contextOf(rows[0]!)).toBe('lesson place rule skill step');
  });

  test('leads to the questions of an exercise that are asked again', () => {
    const { rule: _, place: __, workspace: ___, ...rest } = step({ kind: 'answer', title: 'A question again' });
    const [row] = nextStepRows(overview({ next: { ...rest, exercise: 'orders-once' }, alternatives: [] }));
    expect(row).toMatchObject({ opens: 'questions', subject: { exercise: 'orders-once' } });
    expect(lines(below(row)).slice(2)).toEqual(['Questions']);
  });

  test('lists what was set aside below, each to be taken up again', () => {
    const until = now + 7 * 24 * 60 * 60 * 1000;
    const setAside = [
      { id: 'exercise orders-once', title: 'Exercise: Orders once', why: 'snoozed', until },
      { id: 'lesson dlq', title: 'Lesson: Dead letters', why: 'skipped' },
      { id: 'rule retries', title: 'Endless retries', why: 'not-useful' },
    ] as const;
    const [, , aside] = nextStepRows(overview({ setAside }));
    expect(lines([aside!])).toEqual(['Set aside | 3 steps']);
    expect(aside?.expanded).toBeUndefined();
    expect(lines(below(aside))).toEqual([
      'Exercise: Orders once | until 28 Nov',
      'Lesson: Dead letters | for good',
      'Endless retries | often called not useful',
    ]);
    const [first] = below(aside);
    expect(contextOf(first!)).toBe('aside');
    expect(first?.spoken).toBe('Exercise: Orders once, set aside, until 28 Nov');
    expect(below(first)).toMatchObject([
      { label: 'Propose again', opens: 'aside', subject: { aside: { id: 'exercise orders-once' } } },
    ]);
    const { next: _, ...nothing } = overview({ alternatives: [], setAside });
    expect(lines(nextStepRows(nothing))).toEqual(['Set aside | 3 steps']);
  });

  test('lets alternatives be skipped and snoozed too', () => {
    expect(contextOf(below(rows[1])[0]!)).toContain('step');
    expect(below(rows[1])[0]?.subject?.step).toEqual({ id: 'exercise orders-once', title: 'Charge each order once' });
  });

  test('is empty when there is nothing to do', () => {
    const { next: _, ...nothing } = overview({ alternatives: [] });
    expect(nextStepRows(nothing)).toEqual([]);
  });

  test('opens the lesson of the skill where no rule is behind a step', () => {
    const { rule: _, ...rest } = step({ kind: 'signal' });
    const [row] = nextStepRows(overview({ next: { ...rest, workspace: '' }, alternatives: [] }));
    expect(lines(below(row)).at(-1)).toBe('Lesson of the skill');
  });
});

describe('Skills', () => {
  const groups = skillsRows(overview(), skillsView);
  const skill = (name: string) =>
    named(
      groups.flatMap((group) => below(group)),
      name,
    );
  const retries = skill('Retries and dead letters');

  test('are 26 in 5 groups', () => {
    expect(groups).toHaveLength(5);
    expect(groups.flatMap((group) => below(group))).toHaveLength(26);
    expect(groups.map(({ description }) => description)).toContainEqual(
      expect.stringMatching(/^1 of \d with evidence$/),
    );
  });

  test('say how deep they show, what fades and what was best', () => {
    expect(retries.description).toBe('applies · fades in 12 d · faded from designs · best 0.78');
    expect(retries.icon).toEqual({ depth: 2 });
    expect(retries.spoken).toBe(
      'Retries and dead letters, depth 2 of 4, applies, one open error, fades in 12 days, faded from designs',
    );
    expect(retries.tooltip).toContain('Mastery 0.71 ± 0.12, best 0.78. Untouched for 60 days: 0.62.');
  });

  test('without evidence say so, and those that cannot be seen here too', () => {
    expect(skill('Idempotency')).toMatchObject({ description: 'no evidence', icon: { name: 'circle-outline' } });
    expect(skill('Edge compute')).toMatchObject({
      description: 'not observable here',
      icon: { name: 'circle-slash' },
    });
    expect(skill('Idempotency').tooltip).not.toContain('Mastery');
  });

  test('with too little evidence do not say that there is none', () => {
    const skills = overview().skills.map((each) => ({
      ...each,
      state: 'standing' as const,
      depth: 0,
      deepest: 0,
      word: 'little evidence',
    }));
    const [group] = skillsRows(overview({ skills }), skillsView);
    expect(below(group)[0]).toMatchObject({ description: 'little evidence', icon: { depth: 0 } });
    expect(below(group)[0]?.spoken).toMatch(/, depth 0 of 4, little evidence/);
  });

  test('list what is missing, the evidence for, that against, and the rules', () => {
    expect(lines(below(retries))).toEqual([
      'Missing for designs | an error is open',
      '+2.0 on-failure destination | src/order list.yaml:41 · authored · 3 Nov',
      '+0.05 Queue without a dead-letter queue | right at first · 3 Nov 2025',
      '−1.0 endless stream retries | src/order list.yaml:41 · open · 19 Nov',
      'Rules | 1 does not hold',
    ]);
  });

  test('lead from each item to its place or lesson, and let it be erased', () => {
    const [, construct, answer, against] = below(retries);
    expect(construct).toMatchObject({
      opens: 'place',
      subject: { place: { uri: 'file:///work/orders/src/order%20list.yaml' } },
    });
    expect(answer).toMatchObject({ opens: 'lesson', subject: { lesson: { rule: 'queue-without-dlq' } } });
    expect(contextOf(against!)).toBe('item lesson place rule');
    expect(answer?.tooltip).toContain('Counts +0.05 of 0.20, faded to 25 %.');
    expect(against?.spoken).toMatch(/^Against: endless stream retries, counts 1\.00, /);
  });

  test('keep the tallies of the rules and their places', () => {
    const [rule] = below(named(below(retries), 'Rules'));
    expect(lines([rule!])).toEqual(['Queue without a dead-letter queue | 1 does not hold']);
    expect(lines(below(rule))).toEqual(['PendingCharges | fails, template.yaml:40']);
    expect(below(rule)[0]).toMatchObject({ opens: 'place' });
  });
});

describe('Role fit', () => {
  const roles = roleFitRows(overview(), skillsView);
  const cells = roles.flatMap((role) => below(role));

  test('has 16 mandatory cells that are solid and 4 optional ones that are dashed', () => {
    const of = (icon: string, need: string) =>
      cells.filter((cell) => JSON.stringify(cell.icon).includes(icon) && cell.description?.includes(need));
    expect(cells).toHaveLength(20);
    expect(of('circle-filled', 'mandatory')).toHaveLength(16);
    expect(of('issue-draft', 'optional')).toHaveLength(4);
  });

  test('opens the chosen role and level and says so', () => {
    const chosen = roles.filter(({ expanded }) => expanded);
    expect(lines(chosen)).toEqual(['Cloud Engineer | chosen']);
    expect(lines(cells.filter(({ expanded }) => expanded))).toEqual([
      expect.stringMatching(/^Middle \| \d of \d+ expectations met.* · mandatory · chosen$/),
    ]);
  });

  test('counts what is met and what cannot be observed', () => {
    const words = cells.map(({ spoken }) => spoken);
    expect(words).toContainEqual(expect.stringMatching(/1 not observable, mandatory/));
    expect(words.every((spoken) => /^.+ Engineer, \w+, \d+ of \d+ expectations met/.test(spoken ?? ''))).toBe(true);
  });

  test('lists expectations by how they stand, then what no scanner sees', () => {
    const cell = cells.find((row) => below(row).some(({ label }) => label === 'Retries and dead letters'))!;
    const rows = below(cell);
    expect(rows[0]).toMatchObject({ label: 'Retries and dead letters' });
    expect(rows[0]?.description).toMatch(/^(met · applies|partly · designs) expected/);
    expect(below(rows[0])).toHaveLength(3);
    const unseen = cells.flatMap((row) => below(row)).filter(({ subject }) => subject?.unseen);
    expect(unseen[0]).toMatchObject({
      description: 'unseen: leaves no trace in code',
      icon: { name: 'eye-closed' },
      subject: { unseen: { text: unseen[0]?.label } },
    });
  });

  test('says when more than half cannot be observed', () => {
    const cells = overview().cells.map((cell) => ({ ...cell, fit: undefined }));
    const [role] = roleFitRows(overview({ cells }), skillsView);
    expect(below(role)[0]?.tooltip).toContain('More than half of the expectations cannot be observed');
  });
});

describe('Notes', () => {
  test('stand newest first with the role and level they are about, and can be erased', () => {
    const rows = notesRows(overview(), skillsView);
    expect(lines(rows)).toEqual([
      'Led an incident | 21 Nov',
      'Reviewed the queue design | 20 Nov · Cloud Engineer, Middle',
    ]);
    expect(contextOf(rows[0]!)).toBe('note');
  });
});

describe('Findings', () => {
  const finding = (skillName: string, severity: FindingView['severity'], fixable = false): FindingView => ({
    rule: {
      id: 'queue-without-dlq',
      title: 'Queue without a dead-letter queue',
      skill: 'retries-and-dlq',
      level: 'junior',
      severity,
      maturity: 'stable',
      signal: 'dlq.bad.none',
      platforms: [],
      resources: [],
    },
    skillName,
    severity,
    message: 'Orders has no dead-letter queue.',
    place: {
      uri: 'file:///work/template.yaml',
      path: 'template.yaml',
      range: { start: { line: 3, character: 0 }, end: { line: 3, character: 6 } },
      name: 'Orders',
    },
    fixable,
    quotable: true,
  });

  test('stand by skill, the worst first, then by file', () => {
    const rows = findingsRows([
      finding('Build', 'info'),
      finding('Retries', 'error', true),
      finding('Build', 'warning'),
    ]);
    expect(lines(rows)).toEqual(['Retries | 1 error', 'Build | 1 warning, 1 info']);
    const [file] = below(rows[0]);
    expect(file).toMatchObject({ label: 'template.yaml', icon: { file: 'file:///work/template.yaml' } });
    const [leaf] = below(file);
    expect(lines([leaf!])).toEqual(['Queue without a dead-letter queue | Orders, line 4']);
    expect(contextOf(leaf!)).toBe('finding fixable lesson place rule');
    expect(leaf?.spoken).toBe('error: Orders has no dead-letter queue. template.yaml, line 4');
  });
});

describe('Exercises', () => {
  const exercise = (id: string, title: string, needs: readonly string[] = []): Exercise => ({
    id,
    title,
    summary: 'Orders are charged.',
    level: 'middle',
    depth: 3,
    skills: { idempotency: 3, 'structured-logging': 1 },
    minutes: 45,
    needs,
    variants: ['sam', 'serverless-framework'],
    checks: { absent: [], present: {}, keep: [], mayGo: [] },
  });
  const all = [
    exercise('first', 'First'),
    exercise('done', 'Done'),
    exercise('last', 'Last', ['first', 'done']),
    exercise('begun', 'Begun'),
  ];
  const passed = item({ id: 'exercise done idempotency', kind: 'exercise', text: 'Done' });
  const skills = overview().skills.map((skill) => ({ ...skill, evidence: skill.id === 'idempotency' ? [passed] : [] }));
  const start = { line: 0, character: 0 };
  const task = (id: string) => ({
    uri: `file:///w/${id}/README.md`,
    path: `${id}/README.md`,
    range: { start, end: start },
  });
  const begun = new Map([
    ['begun', task('begun')],
    ['done', task('done')],
  ]);
  const rows = exercisesRows(all, overview({ skills }), begun);

  test('say how far somebody is, in words and icons', () => {
    expect(lines(rows)).toEqual([
      'Begun | in progress · 45 min',
      'First | open · 45 min',
      'Last | locked, opens after First (Idempotency) · 45 min',
      'Done | passed · 45 min',
    ]);
    expect(new Set(rows.map(({ icon }) => JSON.stringify(icon))).size).toBe(4);
  });

  test('lead to the task of one that was begun', () => {
    expect(rows[0]).toMatchObject({ opens: 'place', subject: { place: task('begun') } });
    expect(contextOf(rows[0]!)).toBe('exercise place step');
    expect(lines(below(rows[0])).slice(-3)).toEqual(['Task | begun/README.md', 'Questions', 'Begin again']);
  });

  test('open all the same when they are locked', () => {
    const last = rows[2];
    expect(last?.opens).toBe('exercise');
    expect(lines(below(last))).toEqual([
      'Orders are charged.',
      'Idempotency: designs | practised',
      'SAM, Serverless Framework | variants',
      'Questions',
      'Open anyway',
    ]);
    expect(below(last).at(-1)).toMatchObject({ opens: 'exercise', subject: { exercise: 'last' } });
    expect(below(last).at(-2)).toMatchObject({ opens: 'questions', subject: { exercise: 'last' } });
  });
});
