import type { Application, LinkedPollTrigger, Trigger } from '../../model/application.js';
import type { Schedule } from '../../model/template.js';
import { absent, always, isChosen, isGiven } from '../../model/value.js';
import { pollingSchedules } from './polling.js';
import { filesWhere, isAsyncApi } from './repository.js';
import { type Shown, sightingOfFile, sightingsAt } from './sighting.js';
import type { SkillSignals } from './signal.js';

export const eventTriggersSignals: SkillSignals = {
  skill: 'event-triggers',
  isObservable: ({ application }) => application.functions.length > 0 || application.handlers.length > 0,
  observers: {
    'trig.declared': ({ application: { triggers, urls } }) =>
      sightingsAt([
        ...triggers.filter(({ consumer, trigger }) => consumer && trigger !== 'deployment'),
        ...urls.filter(({ target }) => target),
      ]),
    'trig.filtered': ({ application }) => sightingsAt(application.triggers.filter(isFiltered)),
    'trig.batched': ({ application }) =>
      sightingsAt(
        application.triggers.filter(
          (trigger) => isPolled(trigger) && isChosen(trigger.batchSize) && isGiven(trigger.batchingWindowSeconds),
        ),
      ),
    'trig.scheduler': ({ application }) =>
      sightingsAt(scheduled(application).filter(({ schedule }) => schedule && isConsidered(schedule))),
    'trig.schema-contract': ({ application, repository }) => [
      ...sightingsAt(
        [...application.declarations.values()].filter(
          (declared) => declared.kind === 'other' && declared.resource === 'AWS::EventSchemas::Schema',
        ),
      ),
      ...asyncApis(repository).map(sightingOfFile),
    ],
  },
  faults: {
    'trig.bad.polling': { severity: 'info', observe: ({ application }) => pollingSchedules(application) },
  },
  unobservable: {},
};

const asyncApis = filesWhere(isAsyncApi);

function isPolled(trigger: Trigger): trigger is LinkedPollTrigger {
  return trigger.trigger === 'queue' || trigger.trigger === 'stream';
}

/** Only some of what the source has starts the function. */
function isFiltered(trigger: Trigger): boolean {
  if (trigger.trigger === 'http') return false;
  if (isPolled(trigger)) return always(trigger.filtered, (on) => on);
  const { events, objects, filtered } = trigger;
  return (
    always(filtered ?? absent, (on) => on) ||
    (objects !== undefined && (isGiven(objects.prefix) || isGiven(objects.suffix))) ||
    (events !== undefined && (events.isNarrower || events.detailTypes.some(isGiven)))
  );
}

type Scheduled = Shown & { readonly schedule?: Schedule };

/** What a schedule starts, functions and anything else. */
function scheduled({ triggers, declarations }: Application): readonly Scheduled[] {
  return [
    ...triggers.filter((trigger) => trigger.trigger === 'schedule'),
    ...[...declarations.values()].filter((declared) => declared.kind === 'bus-rule' && declared.targets.length > 0),
  ];
}

/** Of the scheduler, in a time zone somebody chose, or with room to start later. */
function isConsidered({ service, timeZone, flexibleWindow }: Schedule): boolean {
  return service === 'scheduler' && (isChosen(timeZone) || always(flexibleWindow, (on) => on));
}
