import { comparePositions } from '../../model/source.js';
import { noWork, type TimeLimitFact, type WorkFacts } from '../../model/work.js';
import type { FlowFile } from '../flow/index.js';
import { findConditions } from './conditions.js';
import { findErrorClasses, findThrownErrors } from './errors.js';
import { findExits } from './exits.js';
import { findFileRemovals, findFileWrites } from './files.js';
import { findMaskings } from './maskings.js';
import { findOwnNames } from './own-names.js';
import { findRemainingTime } from './remaining-time.js';
import { findReplays, findVariations, replayedFunctions } from './replays.js';
import { limitsOf, requestFact, requestsIn } from './requests/index.js';
import { clientLimits } from './time-limits.js';
import { findValidations } from './validations.js';
import { findWaits } from './waits.js';

/** What a program does besides calling services. Never throws: of one too strange to follow nothing is said. */
export function readWork(file: FlowFile | undefined): WorkFacts {
  if (!file) return noWork;
  try {
    const requests = requestsIn(file);
    const replayed = replayedFunctions(file);
    return {
      waits: findWaits(file),
      exits: findExits(file),
      fileWrites: findFileWrites(file),
      fileRemovals: findFileRemovals(file),
      requests: requests.map((request) => requestFact(request, file)),
      timeLimits: [...limitsOf(requests, file), ...clientLimits(file)].sort(bySource),
      replays: findReplays(replayed, file),
      variations: findVariations(replayed, file),
      conditions: findConditions(file),
      ownNames: findOwnNames(file),
      thrownErrors: findThrownErrors(file),
      errorClasses: findErrorClasses(file),
      validations: findValidations(file),
      maskings: findMaskings(file),
      remainingTime: findRemainingTime(file),
    };
  } catch {
    return noWork;
  }
}

function bySource(a: TimeLimitFact, b: TimeLimitFact): number {
  return comparePositions(a.range.start, b.range.start);
}
