/** One measurement in this process: prints one line of JSON. Started by `run.ts`. */
import { floor } from './floor.js';
import { hash } from './hash.js';
import { keystroke } from './keystroke.js';
import { addUpRecord, openRecord } from './record.js';
import { listParsed, rescan, scan } from './scan.js';
import { serverStart } from './server-start.js';

/** What was measured. `files` is how many were read, or how many events. */
export interface Measurement {
  readonly what: keyof typeof measurements;
  readonly millis: number;
  /** Peak resident memory of this process. */
  readonly megabytes: number;
  readonly files: number;
}

const measurements = {
  scan,
  rescan,
  floor,
  'list-parsed': listParsed,
  hash,
  'keystroke-handler': () => keystroke('handler'),
  'keystroke-template': () => keystroke('template'),
  'server-start': serverStart,
  'record-open': openRecord,
  'record-add-up': addUpRecord,
} as const satisfies Record<
  string,
  (folder: string, list: string) => Promise<{ readonly millis: number; readonly files: number }>
>;

const [what, folder = '.', list = ''] = process.argv.slice(2);
if (!isMeasurement(what)) throw new Error(`There is no measurement ${what}.`);
const result = await measurements[what](folder, list);
const megabytes = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ what, ...result, megabytes } satisfies Measurement));
process.exit(0);

function isMeasurement(name: string | undefined): name is keyof typeof measurements {
  return name !== undefined && name in measurements;
}
