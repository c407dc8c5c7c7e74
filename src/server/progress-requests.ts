import type { Connection } from 'vscode-languageserver';
import { exercises } from '../../exercises/index.js';
import { framework } from '../../rules/skills.js';
import { creditOf } from '../coach/exercises/exercise.js';
import type { Erasure } from '../coach/progress/erasing.js';
import type { ProgressEvent } from '../coach/progress/events.js';
import { progressReport } from '../coach/progress/report.js';
import type { StoreNotice } from '../progress/progress-store.js';
import { answer } from './answers.js';
import { type AnswerParams, methods, type ProgressView, type RecordParams, type ReportParams } from './protocol.js';
import type { Session } from './session.js';

/** Answers what views ask of progress, and writes down what a person does there. */
export function answerProgress(connection: Connection, session: Session): void {
  connection.onRequest(methods.progress, async (): Promise<ProgressView> => {
    const { progress } = session;
    const overview = await progress.overview();
    return {
      ...overview,
      beingRead: progress.isAwaited,
      kept: session.keepsProgress ? 'on-disk' : 'in-session',
      notices: progress.notices.map(noticeWords),
    };
  });
  connection.onRequest(methods.answer, (params: AnswerParams) => answer(session, params));
  connection.onRequest(methods.record, async (params: RecordParams) => {
    await session.progress.tell(eventsOf(params, session.progress.now));
    return null;
  });
  connection.onRequest(methods.erase, async (erasure: Erasure) => {
    await session.progress.erase(erasure);
    return null;
  });
  connection.onRequest(methods.report, async ({ format }: ReportParams) =>
    progressReport(await session.progress.overview(), framework, format),
  );
}

function eventsOf(params: RecordParams, at: number): readonly ProgressEvent[] {
  switch (params.kind) {
    case 'target':
      return [{ kind: 'target-set', at, ...params.target }];
    case 'note': {
      const { text, role, level } = params;
      const about = { ...(role !== undefined && { role }), ...(level !== undefined && { level }) };
      return [{ kind: 'note-added', at, note: String(at), text, ...about }];
    }
    case 'set-aside': {
      const { step, until } = params;
      return [{ kind: 'step-set-aside', at, step, ...(until !== undefined && { until }) }];
    }
    case 'taken-up':
      return [{ kind: 'step-taken-up', at, step: params.step }];
    case 'not-useful':
      return [{ kind: 'not-useful', at, rule: params.rule }];
    case 'exercise-passed': {
      const { exercise: id, variant, hints, revealed } = params;
      const exercise = exercises.find((each) => each.id === id);
      const credit = exercise ? creditOf(exercise) : [];
      return credit.map((each) => ({ kind: 'exercise-passed', at, exercise: id, variant, ...each, hints, revealed }));
    }
  }
}

function noticeWords(notice: StoreNotice): string {
  switch (notice.kind) {
    case 'set-aside':
      return `The file with your progress could not be read. It was put aside as ${notice.name}, and a new one begun.`;
    case 'unreadable-lines':
      return notice.lines === 1
        ? 'One line of the file with your progress could not be read, and is left out.'
        : `${notice.lines} lines of the file with your progress could not be read, and are left out.`;
    case 'newer':
      return 'A later version of Serverless Coach wrote the file with your progress. It is left as it is, and nothing is recorded.';
  }
}
