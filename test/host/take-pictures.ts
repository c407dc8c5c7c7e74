/** Takes the pictures of the README into `media/readme/`: the packaged extension in a real VS Code. Expects a build. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './installation.js';
import { Workbench } from './workbench.js';
import { packageExtension } from './workbench-suite.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const pictures = join(root, 'media', 'readme');

ensureInstalled();
mkdirSync(pictures, { recursive: true });
const workbench = await Workbench.open({
  workspace: join(root, 'media', 'samples', 'orders'),
  vsix: packageExtension(root),
  file: 'template.yaml',
  settings: {
    'editor.minimap.enabled': false,
    'editor.stickyScroll.enabled': false,
    'workbench.layoutControl.enabled': false,
    'breadcrumbs.enabled': false,
  },
});
try {
  await workbench.page.locator('.squiggly-warning').first().waitFor({ timeout: 30_000 });
  await workbench.openView();
  await workbench.treeRow('Retries and dead letters').waitFor();
  await workbench.widenSideBar(130);
  await workbench.togglePane('Skills');
  await workbench.goTo('PendingCharges:');
  await workbench.run('Serverless Coach: Show Lesson');
  await workbench.webview().getByRole('heading', { name: 'In your code' }).waitFor();
  await workbench.screenshot('editor', pictures);

  await workbench.closeTab('Lesson:');
  await workbench.goTo('PendingCharges:');
  await workbench.page.keyboard.press('Control+.');
  await workbench.page.locator('.action-widget').getByText('dead-letter queue').first().waitFor();
  await workbench.screenshot('quick-fix', pictures);
  await workbench.page.keyboard.press('Escape');

  await workbench.togglePane('Skills');
  for (const pane of ['Next Step', 'Findings']) await workbench.togglePane(pane);
  for (const group of ['Build', 'Keep it safe', 'Run it', 'Shape it']) await workbench.treeRow(group).click();
  for (const row of ['Retries and dead letters', /^Rules.*not/, /Queue without a dead-letter queue.*hold/]) {
    await workbench.treeRow(row).click();
  }
  await workbench.togglePane('Role Fit');
  await workbench.treeRow('Cloud Engineer').click();
  await workbench.treeRow(/Junior.*mandatory/).click();
  await workbench.screenshot('skills', pictures);
} finally {
  await workbench.close();
}
process.exit(0);
