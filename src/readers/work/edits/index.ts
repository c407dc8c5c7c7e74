import type { CodeIntent } from '../../../model/intent.js';
import { bindValues } from './bound-values/index.js';
import { checkAnswer } from './check-answer.js';
import { convertValue } from './convert-value.js';
import type { Draft } from './draft.js';
import { takeEventIdentity } from './event-identity.js';
import { failInsteadOfExit } from './fail-instead-of-exit.js';
import { guardRead } from './guard-read.js';
import { keepAnswer } from './kept-answers/index.js';
import { limitTime } from './limit-time.js';
import { readAllPages } from './pages/index.js';
import { readEnvironment } from './read-environment.js';
import { readField } from './read-field.js';
import { removeWhenDone } from './remove-when-done.js';
import { renameEntry } from './rename-entry.js';
import { runInStep } from './run-in-step.js';
import { useWaiter } from './use-waiter.js';
import { writeNumber } from './write-number.js';
import { writeText } from './write-text.js';

export { Draft } from './draft.js';

/** Carries out what is written nearly alike in all languages; false when this code, or its language, cannot express it. */
export function carryOutWork(draft: Draft, intent: CodeIntent): boolean {
  switch (intent.kind) {
    case 'check-answer':
      return checkAnswer(draft, intent);
    case 'convert-value':
      return convertValue(draft, intent.at, intent.to);
    case 'guard-read':
      return guardRead(draft, intent.at);
    case 'read-field':
      return readField(draft, intent.at, intent.from, intent.path);
    case 'rename-entry':
      return renameEntry(draft, intent);
    case 'fail-instead-of-exit':
      return failInsteadOfExit(draft, intent.at);
    case 'read-environment':
      return readEnvironment(draft, intent);
    case 'limit-time':
      return limitTime(draft, intent.at, intent.milliseconds);
    case 'keep-answer':
      return keepAnswer(draft, intent);
    case 'take-event-identity':
      return takeEventIdentity(draft, intent);
    case 'use-waiter':
      return useWaiter(draft, intent);
    case 'bind-values':
      return bindValues(draft, intent.at);
    case 'read-all-pages':
      return readAllPages(draft, intent);
    case 'remove-when-done':
      return removeWhenDone(draft, intent.at);
    case 'run-in-step':
      return runInStep(draft, intent.at, intent.context, intent.name);
    case 'write-number':
      return writeNumber(draft, intent.at, intent.value);
    case 'write-text':
      return writeText(draft, intent.at, intent.text);
    default:
      return false;
  }
}
