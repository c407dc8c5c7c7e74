import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ExerciseVariant } from '../../src/coach/exercises/exercise.js';
import type { LessonView, ProgressView, RecordParams } from '../../src/server/protocol.js';
import { Client } from './client.js';
import { bundledPrograms, type Programs } from './server-under-test.js';

// Each test starts a process, and waits until things have settled.
vi.setConfig({ testTimeout: 40_000 });

let programs: Programs;
let client: Client;
let kept = '';

beforeAll(async () => {
  programs = await bundledPrograms();
}, 60_000);
beforeEach(() => {
  kept = mkdtempSync(join(tmpdir(), 'serverless-coach-kept-'));
  writeFileSync(join(kept, 'clock'), '0');
});
afterEach(async () => {
  await client.stop();
  rmSync(kept, { recursive: true, force: true });
});

const day = 24 * 60 * 60 * 1000;
const rule = 'queue-without-dlq';
const skill = 'retries-and-dlq';

const template = `Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::SQS::Queue
    Properties:
      VisibilityTimeout: 60
  Process:
    Type: AWS::Serverless::Function
    Properties:
      PackageType: Image
      ImageUri: orders
      Timeout: 10
      Tracing: Active
      Events:
        Orders:
          Type: SQS
          Properties:
            Queue: !GetAtt Orders.Arn
            FunctionResponseTypes: [ReportBatchItemFailures]
  Logs:
    Type: AWS::Logs::LogGroup
    Properties:
      LogGroupName: !Sub /aws/lambda/\${Process}
      RetentionInDays: 30
`;
const repaired = template.replace(
  '      VisibilityTimeout: 60\n',
  `      VisibilityTimeout: 60
      RedrivePolicy:
        deadLetterTargetArn: !GetAtt Dead.Arn
        maxReceiveCount: 5
  Dead:
    Type: AWS::SQS::Queue
    Properties:
      MessageRetentionPeriod: 1209600
`,
);

const file = () => join(kept, 'progress.jsonl');

async function start(files: Readonly<Record<string, string>> = { 'template.yaml': template }): Promise<Client> {
  client = await Client.start(programs.server, {
    files,
    initializationOptions: { commands: true, progress: pathToFileURL(file()).href },
    environment: { SERVERLESS_COACH_CLOCK: join(kept, 'clock') },
  });
  return client;
}

const progress = () => client.connection.sendRequest<ProgressView>('serverlessCoach/progress');
const tell = (params: RecordParams) => client.connection.sendRequest('serverlessCoach/record', params);
const standing = async (id = skill) => (await progress()).skills.find((each) => each.id === id);
const later = (days: number) => writeFileSync(join(kept, 'clock'), String(days * day));

/** Waits until the skill stands as it should. */
async function shows(holds: (view: ProgressView) => boolean): Promise<ProgressView> {
  return vi.waitFor(
    async () => {
      const view = await progress();
      if (!holds(view)) throw new Error(JSON.stringify(view.skills.find(({ id }) => id === skill)));
      return view;
    },
    { timeout: 15_000, interval: 200 },
  );
}

const against = (view: ProgressView) => view.skills.find(({ id }) => id === skill)?.against ?? [];
const evidence = (view: ProgressView) => view.skills.find(({ id }) => id === skill)?.evidence ?? [];

describe('progress', () => {
  test('shows what is found, and the step that helps most', async () => {
    await start();
    await client.open('template.yaml');
    await client.finds('template.yaml', [rule]);
    const view = await shows((each) => against(each).length === 1);
    expect(against(view)[0]).toMatchObject({ rule, detail: 'open warning', place: { file: 'template.yaml' } });
    expect(view.next).toMatchObject({ rule, reason: 'open warning' });
    expect(view).toMatchObject({ kept: 'on-disk', notices: [] });
  });

  test('counts a repair that is typed, and more when it has held', async () => {
    await start();
    await client.open('template.yaml');
    await shows((each) => against(each).length === 1);
    await client.change('template.yaml', repaired);
    const fixed = await shows((each) => evidence(each).some(({ kind }) => kind === 'fix'));
    expect(against(fixed)).toEqual([]);
    expect(evidence(fixed).find(({ kind }) => kind === 'fix')).toMatchObject({
      detail: 'repaired by hand',
      weight: 0.3,
    });
    await client.connection.sendRequest('serverlessCoach/scan', { workDoneToken: 1 });
    later(8);
    const held = await shows((each) => evidence(each).some(({ detail }) => /held/.test(detail)));
    expect(evidence(held).find(({ kind }) => kind === 'fix')).toMatchObject({ weight: 0.6 });
  });

  test('tells our repairs from typed ones', async () => {
    await start();
    await client.open('template.yaml');
    const [diagnostic] = await client.finds('template.yaml', [rule]);
    if (!diagnostic) throw new Error('nothing was found');
    await shows((each) => against(each).length === 1);
    const [action] = await client.actions('template.yaml', diagnostic, ['quickfix']);
    await client.apply(action?.edit ?? {});
    const fixed = await shows((each) => evidence(each).some(({ kind }) => kind === 'fix'));
    expect(evidence(fixed).find(({ kind }) => kind === 'fix')).toMatchObject({ detail: 'repaired by button' });
    expect(
      evidence(fixed)
        .filter(({ kind }) => kind === 'construct')
        .map(({ detail }) => detail),
    ).not.toContain('written here');
  });

  test('takes what a pull brings for found, and what is typed after it for written here', async () => {
    await start();
    await client.open('template.yaml');
    await shows((each) => against(each).length === 1);
    await client.pull('template.yaml', repaired);
    const pulled = await shows((each) => against(each).length === 0);
    expect(evidence(pulled).filter(({ kind }) => kind === 'fix')).toEqual([]);
    expect(
      evidence(pulled)
        .filter(({ kind }) => kind === 'construct')
        .map(({ detail }) => detail),
    ).toContain('found here');
    expect(evidence(pulled).map(({ detail }) => detail)).not.toContain('written here');
    await client.pull('template.yaml', template);
    await shows((each) => against(each).length === 1);
    await client.change('template.yaml', repaired.replace('maxReceiveCount: 5', 'maxReceiveCount: 4'));
    await client.save('template.yaml');
    const typed = await shows((each) => against(each).length === 0);
    expect(evidence(typed).find(({ kind }) => kind === 'fix')).toMatchObject({ detail: 'repaired by hand' });
  });

  test('takes what is typed and saved at once for typed', async () => {
    await start();
    await client.open('template.yaml');
    await shows((each) => against(each).length === 1);
    await client.pull('template.yaml', repaired);
    await client.save('template.yaml');
    const fixed = await shows((each) => evidence(each).some(({ kind }) => kind === 'fix'));
    expect(evidence(fixed).find(({ kind }) => kind === 'fix')).toMatchObject({ detail: 'repaired by hand' });
  });

  test('says that a folder is being read until it was looked at', async () => {
    await start({ 'notes.yaml': 'a: b\n' });
    expect((await progress()).beingRead).toBe(false);
    await client.open('notes.yaml');
    expect((await progress()).beingRead).toBe(true);
    await shows(({ beingRead }) => !beingRead);
  });

  test('gives nothing for deleting, suppressing and going back', async () => {
    await start();
    await client.open('template.yaml');
    await shows((each) => against(each).length === 1);
    await client.change(
      'template.yaml',
      template.replace('  Orders:\n', `  # serverless-coach-ignore ${rule}: none is lost\n  Orders:\n`),
    );
    await shows((each) => against(each).length === 0);
    await client.change('template.yaml', template);
    await shows((each) => against(each).length === 1);
    await client.change(
      'template.yaml',
      template.replace(/ {2}Orders:\n {4}Type: AWS::SQS::Queue[\s\S]*? {2}Process:/, '  Process:'),
    );
    const view = await shows((each) => against(each).length === 0);
    expect(evidence(view).filter(({ kind }) => kind === 'fix')).toEqual([]);
  });

  test('leaves no trace of what is half typed', async () => {
    await start();
    await client.open('template.yaml');
    await shows((each) => against(each).length === 1);
    const before = readFileSync(file(), 'utf8');
    for (const text of ['Resources: {', template.slice(0, 60), repaired]) await client.change('template.yaml', text);
    await client.change('template.yaml', template);
    await new Promise((resolve) => setTimeout(resolve, 3000));
    await progress();
    expect(readFileSync(file(), 'utf8')).toBe(before);
  });

  test('knows which answer is right, and asks again', async () => {
    await start();
    const lesson = await client.connection.sendRequest<LessonView>('serverlessCoach/lesson', { rule });
    const right = lesson.questions[0]?.answers.findIndex((answer) => answer.right) ?? -1;
    const answer = (chosen: number) =>
      client.connection.sendRequest('serverlessCoach/answer', { lesson: rule, question: 0, answer: chosen });
    expect(await answer(right)).toMatchObject({ right: true });
    expect(await answer(99)).toEqual({ right: false, because: '' });
    expect((await standing())?.evidence).toMatchObject([{ kind: 'answer', detail: 'right at first', weight: 0.2 }]);
    later(40);
    expect((await progress()).next).toMatchObject({ candidate: { id: `answer ${rule}`, refreshes: true } });
    await answer(right);
    expect((await standing())?.evidence).toMatchObject([{ detail: 'right when asked again', weight: 0.4 }]);
  });

  test('counts an exercise once, a little more for a second tool, and again after a month', async () => {
    await start();
    const pass = (variant: ExerciseVariant) =>
      tell({ kind: 'exercise-passed', exercise: 'orders-once', variant, hints: 0, revealed: false });
    const passes = async () =>
      (await standing('idempotency'))?.evidence.map(({ detail, weight }) => `${weight} ${detail}`);
    await pass('sam');
    await pass('sam');
    expect(await passes()).toEqual(['3 passed in SAM, no hints']);
    await pass('terraform');
    expect(await passes()).toEqual(['3 passed in SAM, no hints', '0.5 passed in Terraform, no hints']);
    later(31);
    await pass('sam');
    expect((await passes())?.toSorted()).toEqual([
      ...['0.5 passed in Terraform, no hints', '1 passed again in SAM, no hints', '3 passed in SAM, no hints'],
    ]);
    const [first] = (await standing('idempotency'))?.evidence ?? [];
    await client.connection.sendRequest('serverlessCoach/erase', { kind: 'item', item: first?.id });
    expect(await standing('idempotency')).toMatchObject({ state: 'no-evidence' });
  });

  test('takes down what a person says', async () => {
    await start();
    await client.open('template.yaml');
    await tell({ kind: 'target', target: { role: 'cloud-engineer', level: 'middle' } });
    await tell({ kind: 'note', text: 'Ran the failover drill' });
    const view = await shows((each) => each.next?.rule === rule);
    expect(view.target).toEqual({ role: 'cloud-engineer', level: 'middle' });
    expect(view.notes).toMatchObject([{ text: 'Ran the failover drill' }]);
    expect(view.next?.reason).toContain('for Middle');
    await tell({ kind: 'set-aside', step: view.next?.candidate.id ?? '' });
    expect((await progress()).next?.candidate.kind).not.toBe('finding');
    const { setAside, alternatives } = await progress();
    expect(setAside).toEqual([{ id: view.next?.candidate.id, title: view.next?.candidate.title, why: 'skipped' }]);
    const other = alternatives[0]?.candidate.id ?? '';
    await tell({ kind: 'set-aside', step: other, until: Date.now() + day });
    const without = await progress();
    expect(without.alternatives.map(({ candidate }) => candidate.id)).not.toContain(other);
    expect(without.setAside[0]).toMatchObject({ id: other, why: 'snoozed' });
    await tell({ kind: 'taken-up', step: view.next?.candidate.id ?? '' });
    expect((await progress()).next?.candidate.kind).toBe('finding');
    await tell({ kind: 'target' });
    expect(await progress()).not.toHaveProperty('target');
  });

  test('forgets an item for good, and a workspace', async () => {
    await start();
    await client.open('template.yaml');
    const view = await shows((each) => against(each).length === 1);
    const erase = (what: unknown) => client.connection.sendRequest('serverlessCoach/erase', what);
    await erase({ kind: 'item', item: against(view)[0]?.id });
    expect(against(await progress())).toEqual([]);
    await client.change('template.yaml', `${template}\n`);
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(against(await progress())).toEqual([]);
    await erase({ kind: 'workspace', workspace: pathToFileURL(client.folder).href });
    expect(
      readFileSync(file(), 'utf8')
        .split('\n')
        .filter((line) => line.includes(`"workspace":`)),
    ).toEqual([]);
    expect((await progress()).skills.every(({ state }) => state !== 'standing')).toBe(true);
  });

  describe('of a fault that no rule finds', () => {
    const signal = 'net.bad.single-subnet';
    const inOneZone = template.replace(
      '      Timeout: 10\n',
      `      Timeout: 10
      VpcConfig:
        SecurityGroupIds: [sg-0a1b2c]
        SubnetIds: [subnet-0a1b2c]
`,
    );
    const ofNetwork = (view: ProgressView) => view.skills.find(({ id }) => id === 'network-connectivity');
    const faults = (view: ProgressView) =>
      (ofNetwork(view)?.against ?? []).filter(({ text }) => /one zone only/i.test(text));
    const fixes = (view: ProgressView) => (ofNetwork(view)?.evidence ?? []).filter(({ kind }) => kind === 'fix');
    const recorded = () =>
      readFileSync(file(), 'utf8')
        .split('\n')
        .filter((line) => line.includes(signal) && line.includes('finding-closed'));

    async function openInOneZone(): Promise<ProgressView> {
      await start({ 'template.yaml': inOneZone });
      await client.open('template.yaml');
      return shows((each) => faults(each).length === 1);
    }

    test('shows it with its place, in no diagnostic and as no step', async () => {
      const view = await openInOneZone();
      expect(faults(view)[0]).toMatchObject({
        detail: 'open remark',
        place: { file: 'template.yaml', start: { line: 6 } },
      });
      expect(faults(view)[0]).not.toHaveProperty('rule');
      const diagnostics = await client.finds('template.yaml', [rule]);
      expect(diagnostics.map(({ code }) => code)).not.toContain(signal);
      for (let step = view.next; step; step = (await progress()).next) {
        expect(step.candidate.id).not.toContain(signal);
        await tell({ kind: 'set-aside', step: step.candidate.id });
      }
    });

    test('counts a repair that is typed', async () => {
      await openInOneZone();
      await client.change('template.yaml', inOneZone.replace('[subnet-0a1b2c]', '[subnet-0a1b2c, subnet-3d4e5f]'));
      const view = await shows((each) => faults(each).length === 0);
      expect(fixes(view)).toMatchObject([{ detail: 'repaired by hand' }]);
      expect(recorded()).toEqual([expect.stringContaining('"how":"hand"')]);
    });

    test('counts nothing for deleting the function', async () => {
      await openInOneZone();
      await client.change('template.yaml', inOneZone.replace(/ {2}Process:[\s\S]*? {2}Logs:/, '  Logs:'));
      const view = await shows((each) => faults(each).length === 0);
      expect(fixes(view)).toEqual([]);
      expect(recorded()).toEqual([expect.stringContaining('"how":"deletion"')]);
    });
  });

  test('without a file lasts as long as the session, and says so', async () => {
    client = await Client.start(programs.server, { files: { 'template.yaml': template } });
    await client.open('template.yaml');
    expect(await shows((each) => against(each).length === 1)).toMatchObject({ kept: 'in-session' });
    expect(existsSync(file())).toBe(false);
  });
});
