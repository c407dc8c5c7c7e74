import { installation } from './installation.js';

/**
 * The part of Playwright that is used here. It is written down because Playwright is only installed when the hosted suites
 * run, while the project is compiled without them.
 */
export interface Playwright {
  readonly chromium: {
    launch(options: {
      readonly executablePath: string;
      readonly headless: boolean;
      readonly args: readonly string[];
    }): Promise<Browser>;
  };
}

export interface Browser {
  newPage(options: { readonly viewport: { readonly width: number; readonly height: number } }): Promise<Page>;
  close(): Promise<void>;
}

/** Where elements can be looked for. */
export interface Scope {
  locator(selector: string, options?: { readonly hasText?: string | RegExp }): Locator;
  getByText(text: string | RegExp, options?: { readonly exact?: boolean }): Locator;
  getByRole(role: string, options?: { readonly name?: string | RegExp }): Locator;
  getByPlaceholder(text: string | RegExp): Locator;
}

export interface Page extends Scope {
  readonly mouse: { move(x: number, y: number): Promise<void>; down(): Promise<void>; up(): Promise<void> };
  readonly keyboard: {
    press(key: string): Promise<void>;
    type(text: string): Promise<void>;
    /** All at once, without keys: nothing is completed or indented meanwhile. */
    insertText(text: string): Promise<void>;
  };
  goto(address: string): Promise<unknown>;
  frameLocator(selector: string): FrameLocator;
  waitForTimeout(milliseconds: number): Promise<void>;
  screenshot(options: { readonly path?: string; readonly omitBackground?: boolean }): Promise<Uint8Array>;
  exposeFunction(name: string, body: (...parameters: never[]) => unknown): Promise<unknown>;
  on(event: 'pageerror', listener: (error: Error) => void): unknown;
}

export interface FrameLocator extends Scope {
  frameLocator(selector: string): FrameLocator;
}

export interface Locator extends Scope {
  first(): Locator;
  or(other: Locator): Locator;
  count(): Promise<number>;
  click(options?: { readonly timeout?: number }): Promise<void>;
  hover(): Promise<void>;
  fill(text: string, options?: { readonly timeout?: number }): Promise<void>;
  waitFor(options?: { readonly timeout?: number; readonly state?: 'visible' | 'hidden' | 'detached' }): Promise<void>;
  innerText(): Promise<string>;
  scrollIntoViewIfNeeded(): Promise<void>;
  boundingBox(): Promise<{ readonly x: number; readonly y: number; readonly width: number } | null>;
}

/** Playwright, installed before by `ensureInstalled`. */
export function loadPlaywright(): Playwright {
  return installation.requireFromHost('playwright-core') as Playwright;
}
