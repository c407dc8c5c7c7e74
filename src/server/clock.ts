import { readFileSync } from 'node:fs';

/**
 * The time, in milliseconds since 1970. For tests that let days pass, `offsetFile` holds the milliseconds that are added to
 * it, and is read each time.
 */
export function clock(offsetFile: string | undefined): () => number {
  if (!offsetFile) return Date.now;
  return () => Date.now() + offsetIn(offsetFile);
}

function offsetIn(path: string): number {
  try {
    const offset = Number(readFileSync(path, 'utf8').trim());
    return Number.isFinite(offset) ? offset : 0;
  } catch {
    return 0;
  }
}
