import { launchBrowser } from './browser.js';
import { within } from './time-limit.js';

/** What the suites' reporter puts before each of its lines, so that the workbench's own messages can be told apart. */
const reportMark = '[suite] ';

/**
 * Opens a workbench that runs a test suite, prints the suite's report and waits for its end.
 * @returns the exit code the workbench gives: 0 when every test passed.
 * @throws TimeLimitReached after `seconds`; everything the page said is printed then.
 */
export async function runSuiteInPage(address: string, seconds: number, what: string): Promise<number> {
  const browser = await launchBrowser();
  const noise: string[] = [];
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const finished = new Promise<number>((resolve) => {
      void page.exposeFunction('codeAutomationLog', (_type: string, parts: readonly unknown[]) => {
        const line = parts.join(' ');
        if (line.startsWith(reportMark)) console.log(line.slice(reportMark.length));
        else noise.push(line);
      });
      void page.exposeFunction('codeAutomationExit', (code: number) => resolve(code));
    });
    page.on('pageerror', (error) => noise.push(String(error)));
    await page.goto(address);
    return await within(seconds, what, finished);
  } catch (error) {
    console.error(noise.join('\n'));
    throw error;
  } finally {
    await browser.close();
  }
}
