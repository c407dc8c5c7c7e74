import {
  type CancellationToken,
  type Connection,
  LSPErrorCodes,
  ResponseError,
  WorkDoneProgress,
} from 'vscode-languageserver';
import { methods, type ScanOutcome, type ScanParams } from './protocol.js';
import type { Session } from './session.js';

/** Reads every folder of the workspace when a client asks, telling how far it is. */
export function answerScans(connection: Connection, session: Session): void {
  connection.onRequest(methods.scan, ({ workDoneToken }: ScanParams, cancel: CancellationToken) => {
    const report = (message: string, percentage: number) =>
      void connection.sendProgress(WorkDoneProgress.type, workDoneToken, { kind: 'report', message, percentage });
    return scan(session, cancel, report);
  });
}

async function scan(
  session: Session,
  cancel: CancellationToken,
  report: (message: string, percentage: number) => void,
): Promise<ScanOutcome> {
  const controller = new AbortController();
  const subscription = cancel.onCancellationRequested(() => controller.abort());
  const folders = session.folders.all.filter(({ loose }) => !loose);
  const sum = { files: 0, functions: 0, findings: 0, millis: 0 };
  try {
    for (const [index, folder] of folders.entries()) {
      const tell = everyPercent((share, done, total) =>
        report(`${done} of ${total} files`, Math.round(((index + share) / folders.length) * 100)),
      );
      const { files, functions, findings, millis } = await folder.scan({ onProgress: tell, signal: controller.signal });
      sum.files += files;
      sum.functions += functions;
      sum.findings += findings.length;
      sum.millis += millis;
    }
    return sum;
  } catch (error) {
    if (controller.signal.aborted) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The scan was cancelled.');
    throw error;
  } finally {
    subscription.dispose();
  }
}

/** Passes on what makes a visible difference. */
function everyPercent(
  tell: (share: number, done: number, total: number) => void,
): (progress: { readonly done: number; readonly total: number }) => void {
  let last = -1;
  return ({ done, total }) => {
    const percent = Math.floor((done / Math.max(total, 1)) * 100);
    if (percent === last) return;
    last = percent;
    tell(done / Math.max(total, 1), done, total);
  };
}
