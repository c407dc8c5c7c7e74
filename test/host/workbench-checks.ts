import { strict as assert } from 'node:assert';
import type { Workbench } from './workbench.js';

/** One thing a person does and what must be on the screen then. They build on each other, in this order. */
export interface Check {
  readonly name: string;
  run(workbench: Workbench): Promise<void>;
}

/** Milliseconds anything may take to show. */
const patience = 15_000;

export const checks: readonly Check[] = [
  {
    name: 'a template shows squiggles without being asked',
    async run(workbench) {
      await workbench.page.locator('.squiggly-warning').first().waitFor({ timeout: patience });
      await workbench.screenshot('01-diagnostics-on-opening');
    },
  },
  {
    name: 'no notification pops up',
    async run({ page }) {
      assert.equal(await page.locator('.notifications-toasts .notification-toast').count(), 0);
    },
  },
  {
    name: 'the hover says why, skill and level',
    async run(workbench) {
      await workbench.goTo('PendingCharges:');
      await workbench.run('Show or Focus Hover');
      const hover = workbench.page.locator('.monaco-hover:visible').first();
      await hover.getByText('Skill: Retries and dead letters').waitFor({ timeout: patience });
      await workbench.screenshot('02-hover');
      await workbench.page.keyboard.press('Escape');
    },
  },
  {
    name: 'the Problems panel lists findings with their rule',
    async run(workbench) {
      await workbench.run('Problems: Focus on Problems View');
      const panel = workbench.page.locator('.markers-panel');
      await workbench.page
        .getByPlaceholder(/^Filter \(e\.g\./)
        .first()
        .fill('PendingCharges');
      await panel
        .getByText('PendingCharges has no dead-letter queue', { exact: false })
        .first()
        .waitFor({ timeout: patience });
      await workbench.screenshot('03-problems');
      await workbench.run('View: Toggle Panel Visibility');
    },
  },
  {
    name: 'the Findings view reads the whole workspace when it is opened',
    async run(workbench) {
      await workbench.openView();
      await workbench.treeRow('Retries and dead letters').waitFor({ timeout: patience });
      await workbench.treeRow('Function design').waitFor({ timeout: patience });
      await workbench.screenshot('04-findings-view');
    },
  },
  {
    name: 'the Skills view says what holds and what does not',
    async run(workbench) {
      await workbench.run('Serverless Coach: Focus on Skills View');
      await workbench.treeRow(/Retries and dead letters.*do(es)? not/).waitFor({ timeout: patience });
      await workbench.treeRow('Keep it reliable').waitFor();
      await workbench.screenshot('05-skills-view');
    },
  },
  {
    name: 'the role matrix marks mandatory and optional levels in words',
    async run(workbench) {
      await workbench.togglePane('Findings');
      for (const group of ['Build', 'Keep it reliable', 'Keep it safe', 'Run it', 'Shape it']) {
        await workbench.treeRow(group).click();
      }
      for (const row of ['Role matrix', 'AI Product Engineer', /Senior.*mandatory/])
        await workbench.treeRow(row).click();
      await workbench.treeRow(/Junior.*optional/).waitFor({ timeout: patience });
      await workbench.treeRow(/Senior.*mandatory/).waitFor({ timeout: patience });
      await workbench.treeRow(/Orchestration.*designs expected/).waitFor({ timeout: patience });
      await workbench.screenshot('06-role-matrix');
      await workbench.togglePane('Findings');
      for (const row of ['Role matrix', 'Keep it reliable']) await workbench.treeRow(row).click();
    },
  },
  {
    name: 'a skill lists its rules with the places where they hold and where they do not',
    async run(workbench) {
      await workbench.treeRow(/Retries and dead letters.*hold/).click();
      await workbench.treeRow(/Queue without a dead-letter queue.*hold/).click();
      await workbench.treeRow(/PendingCharges.*fails, template\.yaml:40/).waitFor({ timeout: patience });
      await workbench.screenshot('06b-places');
    },
  },
  {
    name: 'the lesson opens beside the code and the cursor stays in the code',
    async run(workbench) {
      await workbench.goTo('PendingCharges:');
      await workbench.run('Serverless Coach: Show Lesson');
      const page = workbench.webview();
      await page.getByRole('heading', { name: 'Queue without a dead-letter queue' }).waitFor({ timeout: patience });
      await page.getByRole('heading', { name: 'In your code' }).waitFor();
      await workbench.page.keyboard.type('#');
      await workbench.page.locator('.view-line', { hasText: '#PendingCharges:' }).waitFor({ timeout: patience });
      await workbench.page.keyboard.press('Backspace');
      await workbench.screenshot('07-lesson');
    },
  },
  {
    name: 'a question of the lesson is answered and explained by keyboard alone',
    async run(workbench) {
      const page = workbench.webview();
      const question = page.locator('form[data-question]').first();
      await question.locator('input').first().click();
      await workbench.page.keyboard.press('ArrowDown');
      await workbench.page.keyboard.press('Enter');
      await question.getByText(/^(Right|Not this one)\./).waitFor({ timeout: patience });
      await question.locator('.because').first().waitFor();
      await question.scrollIntoViewIfNeeded();
      await workbench.screenshot('08-lesson-question');
    },
  },
  {
    name: 'the light bulb repairs a finding and it is gone',
    async run(workbench) {
      const { page } = workbench;
      await workbench.closeLesson();
      await workbench.goTo('PendingCharges:');
      await page.keyboard.press('Control+.');
      const menu = page.locator('.action-widget');
      await menu.getByText('dead-letter queue', { exact: false }).first().waitFor({ timeout: patience });
      await workbench.screenshot('09-light-bulb');
      await menu.getByText('Add a dead-letter queue', { exact: false }).first().click();
      await page.locator('.view-line', { hasText: 'RedrivePolicy' }).first().waitFor({ timeout: patience });
      await workbench.screenshot('10-repaired');
    },
  },
  {
    name: 'the status says how many findings there are',
    async run(workbench) {
      const { page } = workbench;
      await page.locator('[aria-label^="Editor Language Status"]').first().click();
      await page
        .getByText(/\d+ findings/)
        .first()
        .waitFor({ timeout: patience });
      await workbench.screenshot('11-language-status');
      await page.keyboard.press('Escape');
    },
  },
  {
    name: 'the walkthrough has six steps and opens the sample',
    async run(workbench) {
      const { page } = workbench;
      await workbench.run('Serverless Coach: Open Walkthrough');
      await page.getByText('Start with Serverless Coach').first().waitFor({ timeout: patience });
      assert.equal(await page.locator('.getting-started-step').count(), 6);
      await workbench.screenshot('12-walkthrough');
      await page
        .getByRole('button', { name: 'Open Sample' })
        .or(page.getByText('Open Sample', { exact: true }))
        .first()
        .click();
      await page.locator('.tab.active', { hasText: 'template.yaml' }).waitFor({ timeout: patience });
      await page.locator('.squiggly-warning').first().waitFor({ timeout: patience });
      await workbench.screenshot('13-sample');
    },
  },
];
