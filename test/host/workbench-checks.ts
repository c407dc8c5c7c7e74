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
    name: 'the Next Step view shows one step with its reason',
    async run(workbench) {
      await workbench.togglePane('Findings');
      await workbench.togglePane('Skills');
      await workbench.treeRow(/About \d+ minutes/).waitFor({ timeout: patience });
      await workbench.treeRow(/why$/).waitFor();
      await workbench.screenshot('04b-next-step');
      await workbench.togglePane('Next Step');
    },
  },
  {
    name: 'the Skills view says how deep each skill shows',
    async run(workbench) {
      await workbench.togglePane('Skills');
      await workbench.treeRow('Keep it reliable').waitFor({ timeout: patience });
      await workbench.treeRow(/Retries and dead letters.*little evidence/).waitFor({ timeout: patience });
      await workbench.screenshot('05-skills-view');
    },
  },
  {
    name: 'a skill lists its evidence, and its rules with the places where they do not hold',
    async run(workbench) {
      await workbench.treeRow(/Retries and dead letters/).click();
      await workbench.treeRow(/^−\d\.\d+.*template\.yaml:\d+/).waitFor({ timeout: patience });
      await workbench.treeRow(/^Rules.*not/).click();
      await workbench.treeRow(/Queue without a dead-letter queue.*hold/).click();
      await workbench.page.keyboard.press('ArrowDown');
      await workbench.treeRow(/PendingCharges.*fails, template\.yaml:40/).waitFor({ timeout: patience });
      await workbench.screenshot('06b-evidence');
      await workbench.togglePane('Skills');
    },
  },
  {
    name: 'the Role Fit view marks mandatory and optional levels in words',
    async run(workbench) {
      await workbench.togglePane('Role Fit');
      await workbench.treeRow('AI Product Engineer').click();
      await workbench.treeRow(/Junior.*expectations met.*optional/).waitFor({ timeout: patience });
      await workbench.treeRow(/Senior.*expectations met.*mandatory/).click();
      await workbench.treeRow(/Orchestration.*designs expected/).waitFor({ timeout: patience });
      await workbench.screenshot('06-role-fit');
      await workbench.togglePane('Role Fit');
    },
  },
  {
    name: 'the Exercises view says what is open and what is locked',
    async run(workbench) {
      await workbench.togglePane('Exercises');
      await workbench.treeRow(/\d+ min$/).waitFor({ timeout: patience });
      await workbench.screenshot('06c-exercises');
      await workbench.togglePane('Exercises');
    },
  },
  {
    name: 'a note is kept until it is erased',
    async run(workbench) {
      const { page } = workbench;
      await workbench.togglePane('Notes');
      await workbench.run('Serverless Coach: Add Note');
      await page.locator('.quick-input-widget input').first().fill('Reviewed the queue design');
      await page.keyboard.press('Enter');
      await workbench.treeRow('Reviewed the queue design').waitFor({ timeout: patience });
      await workbench.screenshot('06d-notes');
      await workbench.togglePane('Notes');
    },
  },
  {
    name: 'the progress page draws a row for each skill, and one key leads to the table',
    async run(workbench) {
      await workbench.run('Serverless Coach: Show Progress');
      const page = workbench.webview();
      await page.locator('svg.chart [role=listitem]').first().waitFor({ timeout: patience });
      await page.locator('svg.chart .band').first().waitFor();
      await workbench.screenshot('06e-progress-chart');
      await page.locator('[role=tab][aria-selected=true]').click();
      await workbench.page.keyboard.press('t');
      await page.locator('#panel-table').waitFor();
      await workbench.screenshot('06f-progress-table');
      await workbench.page.keyboard.press('ArrowRight');
      await page
        .getByRole('button', { name: /^Erase: / })
        .first()
        .waitFor();
      await workbench.screenshot('06g-progress-items');
    },
  },
  {
    name: 'views and progress can be read in light and high-contrast themes',
    async run(workbench) {
      await workbench.togglePane('Skills');
      for (const theme of ['Light Modern', 'Dark High Contrast', 'Light High Contrast', 'Dark Modern']) {
        await workbench.useTheme(theme);
        await workbench.webview().locator('[role=tab]').first().click();
        await workbench.webview().locator('svg.chart .band').first().waitFor();
        if (theme !== 'Dark Modern') await workbench.screenshot(`06h-${theme.toLowerCase().replaceAll(' ', '-')}`);
      }
      await workbench.closeTab('Progress');
      for (const pane of ['Next Step', 'Findings']) await workbench.togglePane(pane);
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
      await workbench.closeTab('Lesson:');
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
      await page.getByText('Open the sample', { exact: true }).first().click();
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
