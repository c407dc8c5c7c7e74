import { isAlarm } from '../../model/alarms.js';
import type { Application } from '../../model/application.js';
import type { Declaration } from '../../model/template.js';
import { isGiven } from '../../model/value.js';
import { deploys, pipelinesWhere, stepsOf } from './pipelines.js';
import { madeByReusedPart } from './reuse.js';
import type { Repository } from './signal.js';
import { isTaggedWith } from './tags.js';

/**
 * Functions that come from a part of the application which is used more than once and brings logs, alarm, dead-letter queue
 * and tags along, where a pipeline of the repository deploys.
 */
export function completeParts(application: Application, repository: Repository): readonly Declaration[] {
  if (deployingPipelines(repository).length === 0) return [];
  return reusedParts(application)
    .filter(({ members }) => standards.every((isKept) => members.some((each) => isKept(each, application))))
    .map(({ declared }) => declared);
}

const deployingPipelines = pipelinesWhere((pipeline) => stepsOf(pipeline).some(deploys));

/** Functions of parts that are used more than once, each with everything its part declares beside it. */
export function reusedParts({ functions, declarations }: Application): readonly {
  readonly declared: Declaration;
  readonly members: readonly Declaration[];
}[] {
  const all = [...declarations.values()];
  const isReused = madeByReusedPart(all);
  const byPart = new Map<string, Declaration[]>();
  for (const declared of all) {
    const members = byPart.get(partOf(declared.id));
    if (members) members.push(declared);
    else byPart.set(partOf(declared.id), [declared]);
  }
  return functions
    .filter((each) => partOf(each.id) !== '' && isReused(each))
    .map((declared) => ({ declared, members: byPart.get(partOf(declared.id)) ?? [] }));
}

function partOf(id: string): string {
  return id.slice(0, Math.max(0, id.lastIndexOf('/')));
}

const standards: readonly ((declared: Declaration, application: Application) => boolean)[] = [
  (declared) => declared.kind === 'log-group' && isGiven(declared.retentionDays),
  isAlarm,
  ({ id }, { queues }) => queues.some((queue) => queue.id === id && queue.servesAsDeadLetterQueue),
  (declared) => declared.kind === 'function' && isTaggedWith(declared, 'owner'),
];
