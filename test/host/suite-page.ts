import { launchBrowser } from './browser.js';
import type { Outcome } from './outcome.js';
import { within } from './time-limit.js';

/** What the suites' reporter puts before its lines, so that the workbench's own messages can be told apart. */
const reportMark = '[suite] ';
const countsMark = '[suite-counts] ';

/**
 * Opens a workbench that runs a test suite, prints the suite's report and waits for its end.
 * @throws TimeLimitReached after `seconds`, and Error when the suite ends without a report. Everything the page said is
 * printed then.
 */
export async function runSuiteInPage(address: string, seconds: number, title: string): Promise<Outcome> {
  const browser = await launchBrowser();
  const noise: string[] = [];
  let counts: Omit<Outcome, 'title'> | undefined;
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const finished = new Promise<void>((resolve) => {
      void page.exposeFunction('codeAutomationLog', (_type: string, parts: readonly unknown[]) => {
        const line = parts.join(' ');
        if (line.startsWith(reportMark)) console.log(line.slice(reportMark.length));
        else if (line.startsWith(countsMark)) counts = JSON.parse(line.slice(countsMark.length));
        else noise.push(line);
      });
      void page.exposeFunction('codeAutomationExit', () => resolve());
    });
    page.on('pageerror', (error) => noise.push(String(error)));
    await page.goto(address);
    await within(seconds, title, finished);
    if (!counts) throw new Error(`${title}: the suite ended without a report`);
    return { title, ...counts };
  } catch (error) {
    console.error(noise.join('\n'));
    throw error;
  } finally {
    await browser.close();
  }
}
