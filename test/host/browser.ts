import { chromiumPath } from './installation.js';
import { type Browser, loadPlaywright } from './playwright.js';

/** What keeps a Chromium in a container quiet and off the network. */
export const browserFlags: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A headless Chromium. */
export async function launchBrowser(): Promise<Browser> {
  return loadPlaywright().chromium.launch({ executablePath: await chromiumPath(), headless: true, args: browserFlags });
}
