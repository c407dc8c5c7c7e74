import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** An event as the file has it. */
export type RecordedEvent = Readonly<Record<string, unknown>> & { readonly kind: string };

/** What the extension under test has written down about progress, in the user data of its VS Code. */
export class ProgressRecord {
  readonly file: string;

  constructor(private readonly workspace: string) {
    const storage = join(dirname(workspace), 'data', 'User', 'globalStorage', 'serverless-coach.serverless-coach');
    this.file = join(storage, 'progress.jsonl');
  }

  get events(): readonly RecordedEvent[] {
    try {
      const [, ...lines] = readFileSync(this.file, 'utf8').trim().split('\n');
      return lines.map((line) => JSON.parse(line) as RecordedEvent);
    } catch {
      return [];
    }
  }

  /**
   * Waits for an event like this one.
   * @throws Error with the kinds of events there are when it does not come within 20 seconds.
   */
  async has(wanted: Readonly<Record<string, unknown>>): Promise<RecordedEvent> {
    const deadline = Date.now() + 20_000;
    while (Date.now() < deadline) {
      const found = this.events.findLast((event) =>
        Object.entries(wanted).every(([name, value]) =>
          value instanceof RegExp ? value.test(String(event[name])) : event[name] === value,
        ),
      );
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    const last = this.events.slice(-12).map((event) => JSON.stringify(event).slice(0, 240));
    throw new Error(`nothing like ${JSON.stringify(wanted)} was written down; the last events:\n${last.join('\n')}`);
  }

  /** The report of the command line on the same record, at a moment. */
  report(at: number): ProgressReport {
    const now = new Date(at).toISOString();
    const given = ['progress', this.workspace, '--store', this.file, '--now', now, '--format', 'json'];
    return JSON.parse(execFileSync(process.execPath, [join(root, 'dist', 'cli.js'), ...given], { encoding: 'utf8' }));
  }
}

/** The parts of the report that the week is held against. */
export interface ProgressReport {
  readonly skills: readonly {
    readonly id: string;
    readonly name: string;
    readonly mastery: number;
    readonly depth: number;
    readonly evidence: readonly ReportedItem[];
    readonly against: readonly ReportedItem[];
  }[];
}

interface ReportedItem {
  readonly text: string;
  readonly place?: { readonly file: string; readonly line: number };
}
