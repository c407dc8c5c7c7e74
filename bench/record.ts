import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { framework } from '../rules/skills.js';
import { History } from '../src/coach/progress/history.js';
import { NodeProgressFile } from '../src/progress/node-progress-file.js';
import { ProgressStore } from '../src/progress/progress-store.js';
import { madeUpRecord } from './made-up-record.js';

const size = 100_000;

/** Opens a record of many years of progress: from the file to its events. */
export async function openRecord() {
  const folder = mkdtempSync(join(tmpdir(), 'serverless-coach-record-'));
  try {
    const file = new NodeProgressFile(join(folder, 'progress.jsonl'));
    await new ProgressStore(file).record(madeUpRecord(size));
    const started = performance.now();
    const { events } = await new ProgressStore(file).load();
    return { millis: performance.now() - started, files: events.length };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Adds up the events of such a record, and judges every skill for each of its days. */
export async function addUpRecord() {
  const events = madeUpRecord(size);
  const started = performance.now();
  const history = History.of(events);
  for (const { id } of framework.skills) history.bestOf(id);
  return { millis: performance.now() - started, files: events.length };
}
