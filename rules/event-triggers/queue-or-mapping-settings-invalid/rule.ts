import {
  queueLimits,
  queueMappings,
  startingPositions,
  streamMappings,
} from '../../../src/knowledge/mapping-limits.js';
import type { LinkedPollTrigger, Queue } from '../../../src/model/application.js';
import type { FixProposal } from '../../../src/model/finding.js';
import type { NewValue } from '../../../src/model/intent.js';
import type { Rule, Site } from '../../../src/model/rule.js';
import { certain, isAbsent, type Known, rangeOf, type Value } from '../../../src/model/value.js';

/** A queue and the mapping that reads it say what their services take together. */
export const check: Rule = ({ triggers, queues }, verdict) => {
  const judge = (site: Site, problem: Problem | undefined, consumer?: string) => {
    if (!problem) return verdict.holds(site);
    const { at, message, fix } = problem;
    verdict.fails(
      { ...site, range: at && at.kind !== 'absent' ? at.range : site.range },
      { message, ...(consumer && { function: consumer }), ...(fix && { fix: () => [fix] }) },
    );
  };
  for (const trigger of triggers) {
    if (trigger.trigger !== 'queue' && trigger.trigger !== 'stream') continue;
    judge(trigger, problemOfMapping(trigger), trigger.consumer?.name);
  }
  for (const queue of queues) judge(queue, problemOfQueue(queue));
};

interface Problem {
  readonly message: string;
  /** The value it is about; the declaration itself where nothing is written. */
  readonly at?: Value<unknown>;
  readonly fix?: FixProposal;
}

function problemOfMapping(trigger: LinkedPollTrigger): Problem | undefined {
  const checks = trigger.service === 'sqs' ? [batch, window, concurrency, ofStreamsOnly] : [position, retries];
  return checks.map((each) => each(trigger)).find((problem) => problem !== undefined);
}

function batch(trigger: LinkedPollTrigger): Problem | undefined {
  const { name, batchSize, batchingWindowSeconds, queue } = trigger;
  const size = certain(batchSize);
  const { largestBatch, largestBatchWithoutWindow: small } = queueMappings;
  if (size === undefined || size <= small) return undefined;
  if (isFifo(queue)) {
    return {
      at: batchSize,
      message: `${name} takes ${size} messages at a time from ${queue?.name ?? 'a queue'}, which is first in, first out and hands out ${small} at most: Lambda refuses the mapping.`,
      fix: set(trigger, 'batchSize', small, `Take ${small} messages at a time`),
    };
  }
  if (size > largestBatch) {
    return {
      at: batchSize,
      message: `${name} asks for ${size} messages at a time; Lambda takes ${largestBatch} at most.`,
    };
  }
  if (!isAbsent(batchingWindowSeconds) && certain(batchingWindowSeconds) !== 0) return undefined;
  return {
    at: batchSize,
    message: `${name} takes up to ${size} messages at a time and waits for none of them: Lambda refuses more than ${small} without a batching window. Set one of at least a second.`,
    fix: set(trigger, 'batchingWindowSeconds', 1, 'Set a batching window of 1 s'),
  };
}

function window({ name, batchingWindowSeconds, queue }: LinkedPollTrigger): Problem | undefined {
  const seconds = certain(batchingWindowSeconds);
  if (seconds === undefined || seconds === 0) return undefined;
  if (isFifo(queue)) {
    return {
      at: batchingWindowSeconds,
      message: `${name} waits ${seconds} s for a batch of ${queue?.name ?? 'a queue'}, which is first in, first out: Lambda has no batching window for those and refuses the mapping.`,
    };
  }
  if (seconds <= queueMappings.longestWindowSeconds) return undefined;
  return {
    at: batchingWindowSeconds,
    message: `${name} waits ${seconds} s for a batch; Lambda takes ${queueMappings.longestWindowSeconds} s at most.`,
  };
}

function concurrency(trigger: LinkedPollTrigger): Problem | undefined {
  const { name, maximumConcurrency } = trigger;
  const count = certain(maximumConcurrency);
  const { fewestConcurrent: least, mostConcurrent: most } = queueMappings;
  if (count === undefined || (count >= least && count <= most)) return undefined;
  return {
    at: maximumConcurrency,
    message: `${name} may run ${count} at once; Lambda takes ${least} to ${most} as the limit of a mapping.`,
    ...(count < least && { fix: set(trigger, 'maximumConcurrency', least, `Let ${least} run at once`) }),
  };
}

/** Queues have their own retries and their own dead-letter queue. */
function ofStreamsOnly({ name, ...trigger }: LinkedPollTrigger): Problem | undefined {
  const written = [
    ['a starting position', trigger.startingPosition],
    ['a number of retries', trigger.maximumRetryAttempts],
    ['an age of records', trigger.maximumRecordAgeSeconds],
    ['a failure destination', trigger.onFailure],
  ] as const;
  const [what, at] = written.find(([, value]) => value.kind === 'known') ?? [];
  if (!what || !at) return undefined;
  return {
    at,
    message: `${name} reads a queue and sets ${what}, which only streams have: Lambda refuses the mapping.`,
  };
}

function position(trigger: LinkedPollTrigger): Problem | undefined {
  const { name, service, startingPosition } = trigger;
  const allowed = startingPositions(service);
  if (!allowed) return undefined;
  if (isAbsent(startingPosition)) {
    if (service !== 'kinesis' && service !== 'dynamodb') return undefined;
    return {
      message: `${name} does not say where in the stream it begins: Lambda refuses the mapping. TRIM_HORIZON begins with the oldest record, LATEST with the next.`,
      fix: set(trigger, 'startingPosition', 'LATEST', 'Begin with the next record (LATEST)'),
    };
  }
  const written = certain(startingPosition);
  if (written === undefined || allowed.includes(written)) return undefined;
  return {
    at: startingPosition,
    message: `${name} cannot begin at ${written}: ${service === 'dynamodb' ? 'streams of tables take' : 'it has to be one of'} ${allowed.join(', ')}.`,
  };
}

function retries(trigger: LinkedPollTrigger): Problem | undefined {
  const { name, service, maximumRetryAttempts, maximumRecordAgeSeconds } = trigger;
  if (service !== 'kinesis' && service !== 'dynamodb') return undefined;
  const { mostRetries, youngestRecordSeconds: youngest, oldestRecordSeconds: oldest } = streamMappings;
  const attempts = certain(maximumRetryAttempts);
  if (attempts !== undefined && (attempts < -1 || attempts > mostRetries)) {
    return {
      at: maximumRetryAttempts,
      message: `${name} asks for ${attempts} retries; Lambda takes 0 to ${mostRetries}, or -1 for no limit.`,
    };
  }
  const age = certain(maximumRecordAgeSeconds);
  if (age === undefined || age === -1 || (age >= youngest && age <= oldest)) return undefined;
  return {
    at: maximumRecordAgeSeconds,
    message: `${name} gives records up after ${age} s; Lambda takes ${youngest} to ${oldest} s, or -1 for no limit.`,
  };
}

function problemOfQueue(queue: Queue): Problem | undefined {
  return [fifoName, deduplication, deadLetters, limits].map((each) => each(queue)).find((problem) => problem);
}

/** The name decides as much as the flag: both or neither. */
function fifoName(queue: Queue): Problem | undefined {
  const { name, queueName, fifo, origin } = queue;
  const written = certain(queueName);
  if (written === undefined || fifo.kind === 'unknown' || fifo.kind === 'choice') return undefined;
  const endsInFifo = written.endsWith('.fifo');
  if (endsInFifo && fifo.kind === 'absent') {
    return {
      at: queueName,
      message: `${name} is called ${written} and is not declared first in, first out: SQS keeps names that end in .fifo for those and refuses it.`,
      fix: {
        title: `Declare ${name} first in, first out`,
        safety: 'suggested',
        intents: [{ kind: 'set-property', of: origin, declaration: 'queue', property: 'fifo', value: true }],
      },
    };
  }
  if (endsInFifo || !certain(fifo) || /\}$/.test(written)) return undefined;
  return {
    at: queueName,
    message: `${name} is first in, first out and is called ${written}: SQS refuses a name that does not end in .fifo.`,
    ...(queueName.kind === 'known' && { fix: rename(queue, queueName, `${written}.fifo`) }),
  };
}

function deduplication({ name, fifo, queueName, contentBasedDeduplication }: Queue): Problem | undefined {
  if (certain(contentBasedDeduplication) !== true || !isAbsent(fifo) || certain(queueName)?.endsWith('.fifo')) {
    return undefined;
  }
  return {
    at: contentBasedDeduplication,
    message: `${name} deduplicates by content and is a standard queue: SQS has that for queues that are first in, first out only, and refuses it.`,
  };
}

/** The dead-letter queue has to be of the same kind. */
function deadLetters({ name, fifo, redrive, deadLetterQueue }: Queue): Problem | undefined {
  if (!deadLetterQueue || redrive.kind !== 'known' || !isSure(fifo) || !isSure(deadLetterQueue.fifo)) return undefined;
  const own = certain(fifo) === true;
  if (own === (certain(deadLetterQueue.fifo) === true)) return undefined;
  const [first, second] = own
    ? ['first in, first out', 'a standard queue']
    : ['a standard queue', 'first in, first out'];
  return {
    at: redrive.value.target,
    message: `${name} is ${first}, and its dead-letter queue ${deadLetterQueue.name} is ${second}: SQS wants both of one kind and refuses it.`,
    ...(own && {
      fix: {
        title: `Declare ${deadLetterQueue.name} first in, first out`,
        safety: 'suggested',
        intents: [
          { kind: 'set-property', of: deadLetterQueue.origin, declaration: 'queue', property: 'fifo', value: true },
        ],
      },
    }),
  };
}

function limits({ name, visibilityTimeoutSeconds, retentionSeconds, redrive }: Queue): Problem | undefined {
  const { longestVisibility, shortestRetention, longestRetention, mostReceives } = queueLimits;
  const count = certain(redrive)?.maxReceiveCount;
  const written = [
    ['shows a message again after', visibilityTimeoutSeconds, 0, longestVisibility, ' s'],
    ['keeps messages for', retentionSeconds, shortestRetention, longestRetention, ' s'],
    ['gives a message up after', count, 1, mostReceives, ' tries'],
  ] as const;
  for (const [what, value, least, most, unit] of written) {
    const number = value && certain(value);
    if (value === undefined || number === undefined || (number >= least && number <= most)) continue;
    return { at: value, message: `${name} ${what} ${number}${unit}; SQS takes ${least} to ${most}.` };
  }
  return undefined;
}

function isFifo(queue: Queue | undefined): boolean {
  return queue !== undefined && certain(queue.fifo) === true;
}

function isSure(value: Value<unknown>): boolean {
  return value.kind === 'known' || value.kind === 'absent';
}

function set({ origin, name }: LinkedPollTrigger, property: string, value: NewValue, title: string): FixProposal {
  return {
    title: `${title}, in ${name}`,
    safety: 'suggested',
    intents: [{ kind: 'set-property', of: origin, declaration: 'trigger', property, value }],
  };
}

function rename({ origin, name }: Queue, written: Known<string>, value: string): FixProposal {
  const replaces = rangeOf(written);
  return {
    title: `Call ${name} ${value}`,
    safety: 'suggested',
    intents: [
      {
        kind: 'set-property',
        of: origin,
        declaration: 'queue',
        property: 'queueName',
        value,
        ...(replaces && { replaces }),
      },
    ],
  };
}
