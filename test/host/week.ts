import { strict as assert } from 'node:assert';
import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ProgressRecord } from './progress-record.js';
import type { Workbench } from './workbench.js';
import type { Check } from './workbench-checks.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Milliseconds anything may take to show. */
const patience = 20_000;

const day = 24 * 60 * 60 * 1000;

/** The clock of the server under test: days pass by writing into a file. */
export class Clock {
  readonly #file = join(mkdtempSync(join(tmpdir(), 'serverless-coach-clock-')), 'offset');

  constructor() {
    this.goTo(0);
  }

  get environment(): Readonly<Record<string, string>> {
    return { SERVERLESS_COACH_CLOCK: this.#file };
  }

  /** From now on it is so many days after the first. */
  goTo(days: number): void {
    writeFileSync(this.#file, String(days * day));
  }

  get now(): number {
    return Date.now() + Number(readFileSync(this.#file, 'utf8'));
  }
}

const skill = 'Retries and dead letters';

/** A week with the extension, each day with a picture, and a look three months later. They build on each other. */
export function week(clock: Clock): readonly Check[] {
  return [
    {
      name: 'Monday: findings appear, a role is chosen, and there is one next step',
      async run(workbench) {
        await workbench.openView();
        await workbench.widenSideBar(160);
        await workbench.treeRow(skill).waitFor({ timeout: patience });
        await workbench.run('Serverless Coach: Choose Role and Level');
        await workbench.choose('Cloud Engineer');
        await workbench.choose('Middle');
        await recordOf(workbench).has({ kind: 'target-set' });
        await workbench.treeRow('Choose role and level').waitFor({ state: 'detached', timeout: patience });
        await workbench.treeRow(/\d+ min/).waitFor({ timeout: patience });
        await recordOf(workbench).has({ kind: 'scan' });
        await workbench.screenshot('week-1-monday');
      },
    },
    {
      name: 'Monday: the matrix says how much of the level shows',
      async run(workbench) {
        for (const pane of ['Next Step', 'Findings', 'Skills']) await workbench.togglePane(pane);
        await workbench.togglePane('Role Fit');
        await workbench.treeRow(/Middle.*of \d+ expectations met/).waitFor({ timeout: patience });
        await workbench.screenshot('week-2-role-fit');
        await workbench.togglePane('Role Fit');
        await workbench.togglePane('Skills');
      },
    },
    {
      name: 'Tuesday: a repair that is typed is told from one by our button',
      async run(workbench) {
        clock.goTo(1);
        const record = recordOf(workbench);
        await workbench.goTo('VisibilityTimeout: 60');
        await workbench.page.keyboard.press('End');
        for (let digits = 0; digits < 2; digits++) await workbench.page.keyboard.press('Backspace');
        await workbench.page.keyboard.insertText('180');
        const typed = await record.has({ kind: 'finding-closed', how: 'hand' });
        assert.equal(new Date(Number(typed.at)).getUTCDate(), new Date(clock.now).getUTCDate());
        await workbench.goTo('PendingCharges:');
        await workbench.page.keyboard.press('Control+.');
        await workbench.page.locator('.action-widget').getByText('Add a dead-letter queue').first().click();
        await record.has({ kind: 'finding-closed', how: 'button' });
        await save(workbench, 'PendingChargesDeadLetters:');
        await openSkill(workbench);
        await workbench.treeRow(/\+0\.3 Visibility timeout/).waitFor({ timeout: patience });
        await workbench.treeRow(/\+0\.09 Queue without a dead-letter queue/).waitFor({ timeout: patience });
        await workbench.screenshot('week-3-tuesday-repairs');
      },
    },
    {
      name: 'Wednesday: what is written here counts as written here',
      async run(workbench) {
        clock.goTo(2);
        await workbench.goTo('OrderEvents:');
        await workbench.page.keyboard.press('Home');
        await workbench.page.keyboard.insertText(refunds);
        const event = await recordOf(workbench).has({
          kind: 'construct-seen',
          signal: 'dlq.redrive',
          resource: /Refunds/,
        });
        assert.equal(event.authored, true);
        await save(workbench, 'Refunds:');
        const row = workbench.treeRow(/\+\d(\.\d+)? Refunds/);
        await row.waitFor({ timeout: patience });
        await workbench.screenshot('week-4-wednesday-written-here');
      },
    },
    {
      name: 'Wednesday: a row of the evidence opens its place',
      async run(workbench) {
        await workbench.goTo('Description:');
        await workbench.treeRow(/\+\d(\.\d+)? Refunds/).click();
        const line =
          readFileSync(join(workbench.host.workspace, 'template.yaml'), 'utf8').split('\n').indexOf('  Refunds:') + 1;
        await workbench.page.locator('.statusbar', { hasText: `Ln ${line}` }).waitFor({ timeout: patience });
      },
    },
    {
      name: 'Thursday: a question of a lesson is answered',
      async run(workbench) {
        clock.goTo(3);
        await workbench.goTo('Action: sqs:*');
        await workbench.page.keyboard.press('End');
        await workbench.run('Serverless Coach: Show Lesson');
        await answerRight(workbench);
        await recordOf(workbench).has({ kind: 'answer', right: true });
        await workbench.screenshot('week-5-thursday-lesson');
        await workbench.closeTab('Lesson:');
      },
    },
    {
      name: 'Friday: an exercise is opened, fails as it is, and passes when it is solved',
      async run(workbench) {
        clock.goTo(4);
        const { page } = workbench;
        await workbench.run('Serverless Coach: Open Exercise');
        await workbench.choose(/^\W*Webhook relay/);
        await workbench.choose('SAM');
        await workbench.enter('Copy the exercise to this new folder');
        const folder = join(workbench.host.workspace, 'exercises', 'webhook-relay-sam');
        await until(() => existsSync(join(folder, 'template.yaml')));
        await workbench.run('Testing: Focus on Test Explorer View');
        await workbench.treeRow('Webhook relay').waitFor({ timeout: patience });
        await workbench.run('Test: Run All Tests');
        await page
          .getByText(/^\d+ of \d+ checks are/)
          .first()
          .waitFor({ timeout: patience });
        await workbench.screenshot('week-6-friday-exercise-open');
        cpSync(join(root, 'exercises', 'webhook-relay', 'sam', 'solved'), folder, { recursive: true });
        await page.locator('.tab', { hasText: 'template.yaml' }).first().click();
        await workbench.run('Test: Run All Tests');
        await recordOf(workbench).has({ kind: 'exercise-passed', exercise: 'webhook-relay' });
        await workbench.screenshot('week-7-friday-exercise-passed');
        await workbench.openView();
        await workbench.togglePane('Skills');
        await workbench.togglePane('Exercises');
        await workbench.treeRow(/Webhook relay.*passed/).waitFor({ timeout: patience });
        await workbench.screenshot('week-8-exercises');
        await workbench.togglePane('Exercises');
        await workbench.togglePane('Skills');
        await openSkill(workbench);
      },
    },
    {
      name: 'the Tuesday after: repairs have held, and the question is asked again',
      async run(workbench) {
        clock.goTo(11);
        await workbench.run('Serverless Coach: Scan Workspace');
        await workbench.treeRow(/Visibility timeout.*and it held/).waitFor({ timeout: patience });
        await workbench.goTo('Action: sqs:*');
        await workbench.page.keyboard.press('End');
        await workbench.run('Serverless Coach: Show Lesson');
        await answerRight(workbench);
        await until(() => recordOf(workbench).events.filter(({ kind }) => kind === 'answer').length >= 2);
        await workbench.closeTab('Lesson:');
        await workbench.screenshot('week-9-a-week-later');
      },
    },
    {
      name: 'the command line tells the same of the same record, each item with a place that is there',
      async run(workbench) {
        const { skills } = recordOf(workbench).report(clock.now);
        const reported = skills.find(({ name }) => name === skill);
        assert.ok(reported);
        assert.ok(reported.mastery > 0 && reported.mastery < 0.88);
        for (const { text } of reported.evidence.slice(0, 3))
          await workbench.treeRow(text).waitFor({ timeout: patience });
        for (const { place } of skills.flatMap(({ evidence, against }) => [...evidence, ...against])) {
          if (!place) continue;
          const lines = readFileSync(join(workbench.host.workspace, place.file), 'utf8').split('\n');
          assert.ok(place.line >= 1 && place.line <= lines.length, `${place.file}:${place.line} is not there`);
        }
      },
    },
    {
      name: 'three months later: what fades is shown beside the best',
      async run(workbench) {
        clock.goTo(102);
        await workbench.run('Serverless Coach: Restart Language Server');
        await workbench.run('Serverless Coach: Show Progress');
        const chart = workbench.webview();
        await chart.getByRole('heading', { name: 'Progress' }).waitFor({ timeout: patience });
        await workbench.screenshot('week-10-three-months-later');
        await chart.getByRole('tab', { name: 'Table' }).click();
        await chart.getByRole('row', { name: skill }).first().waitFor({ timeout: patience });
        await workbench.screenshot('week-11-table');
        await chart.getByRole('tab', { name: 'Items' }).click();
        await workbench.screenshot('week-12-items');
        await workbench.closeTab('Progress');
      },
    },
    {
      name: 'a note of unseen work is kept and never scored',
      async run(workbench) {
        const before = recordOf(workbench)
          .report(clock.now)
          .skills.map(({ mastery }) => mastery);
        await workbench.run('Serverless Coach: Add Note');
        await workbench.enter('Note work that leaves no trace', 'Led the review of the refund incident');
        await recordOf(workbench).has({ kind: 'note-added' });
        assert.deepEqual(
          recordOf(workbench)
            .report(clock.now)
            .skills.map(({ mastery }) => mastery),
          before,
        );
        await workbench.togglePane('Notes');
        await workbench.treeRow('Led the review').waitFor({ timeout: patience });
        await workbench.screenshot('week-13-notes');
      },
    },
    {
      name: 'no notification came unasked all week',
      async run({ page }) {
        assert.equal(await page.locator('.notifications-toasts .notification-toast').count(), 0);
      },
    },
  ];
}

const refunds = `  Refunds:
    Type: AWS::SQS::Queue
    Properties:
      VisibilityTimeout: 180
      RedrivePolicy:
        deadLetterTargetArn: !GetAtt PendingChargesDeadLetters.Arn
        maxReceiveCount: 5

`;

function recordOf({ host }: Workbench): ProgressRecord {
  return new ProgressRecord(host.workspace);
}

/** Saves the template, and waits until `text` is on the disk. */
async function save({ host, page }: Workbench, text: string): Promise<void> {
  await page.keyboard.press('Control+S');
  await until(() => readFileSync(join(host.workspace, 'template.yaml'), 'utf8').includes(text));
}

/** Shows the evidence of the skill the week is about. */
async function openSkill(workbench: Workbench): Promise<void> {
  await workbench.treeRow('Build').click();
  await workbench.treeRow(skill).click();
}

/** Answers the first question of the open lesson as its page has it right. */
async function answerRight(workbench: Workbench): Promise<void> {
  const page = workbench.webview();
  const question = page.locator('form[data-question]').first();
  await question.waitFor({ timeout: patience });
  const asked = (await question.locator('legend').innerText()).replaceAll(/\s+/g, ' ').trim();
  const answer = rightAnswer(asked);
  await question.locator('label', { hasText: answer }).first().click();
  await workbench.page.keyboard.press('Enter');
  await question.getByText(/^Right/).waitFor({ timeout: patience });
}

/** The bold answer below a question of the page of `iam-action-wildcard`. */
function rightAnswer(asked: string): string {
  const page = readFileSync(join(root, 'rules', 'iam-least-privilege', 'iam-action-wildcard', 'rule.md'), 'utf8');
  const lines = page.slice(page.indexOf('## Questions')).split('\n');
  const at = lines.findIndex((line) => /^\d+\. /.test(line) && asked.includes(plain(line.replace(/^\d+\. /, ''))));
  const right = lines.slice(at + 1).find((line) => /^\s+- \*\*/.test(line));
  const answer = /\*\*(.+?)\*\*/.exec(right ?? '')?.[1];
  if (at < 0 || answer === undefined) throw new Error(`the page does not ask "${asked}"`);
  return plain(answer);
}

function plain(markdown: string): string {
  return markdown.replaceAll('`', '').trim();
}

async function until(isSo: () => boolean): Promise<void> {
  const deadline = Date.now() + patience;
  while (!isSo()) {
    if (Date.now() > deadline) throw new Error(`not within ${patience / 1000} s: ${isSo}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
