import type { Io } from './io.js';

/** A line on the terminal that says how far the reading is; nothing where there is no terminal. */
export function showProgress({ stderr }: Io) {
  let shown = 0;
  return {
    show({ done, total }: { readonly done: number; readonly total: number }): void {
      if (!stderr.isTTY || performance.now() - shown < interval) return;
      shown = performance.now();
      stderr.write(`\r${eraseLine}Reading ${done} of ${total} files`);
    },
    clear(): void {
      if (shown > 0) stderr.write(`\r${eraseLine}`);
      shown = 0;
    },
  };
}

const interval = 100;
const eraseLine = '\u001b[2K';
