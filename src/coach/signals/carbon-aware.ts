import type { LinkedCall } from '../../model/application.js';
import type { Declaration } from '../../model/template.js';
import { always } from '../../model/value.js';
import { coldStartsSignals } from './cold-starts.js';
import { costAndFinopsSignals } from './cost-and-finops.js';
import { eventTriggersSignals } from './event-triggers.js';
import { filesWhere, isDecision } from './repository.js';
import { sightingOfFile, sightingsAt } from './sighting.js';
import type { FaultSighting, Observer, SkillSignals, Surroundings } from './signal.js';
import { structuredLoggingSignals } from './structured-logging.js';

export const carbonAwareSignals: SkillSignals = {
  skill: 'carbon-aware',
  isObservable: ({ application }) => application.functions.length > 0 || application.handlers.length > 0,
  observers: {
    'carb.efficient': (surroundings) => {
      const lean = new Set(resourcesOf(coldStartsSignals, 'cold.lean-package', surroundings));
      const sized = resourcesOf(costAndFinopsSignals, 'cost.sized', surroundings);
      // A measurement is a file, and stands for whatever was measured.
      const isMeasured = sized.some((resource) => !resource.includes('#'));
      return seen(costAndFinopsSignals, 'cost.arm', surroundings).filter(
        ({ resource }) => lean.has(resource) && (isMeasured || sized.includes(resource)),
      );
    },
    'carb.retention': (surroundings) => {
      const logs = seen(structuredLoggingSignals, 'log.retention', surroundings);
      const ofLogs = new Set(logs.map(({ resource }) => resource));
      const data = seen(costAndFinopsSignals, 'cost.lifecycle', surroundings).filter(
        ({ resource }) => !ofLogs.has(resource),
      );
      return logs.length > 0 && data.length > 0 ? [...logs, ...data] : [];
    },
    'carb.flexible-job': ({ application: { declarations, triggers } }) =>
      sightingsAt([...declarations.values(), ...triggers].filter(mayStartLater)),
    'carb.region-choice': ({ repository }) => regionDecisions(repository).map(sightingOfFile),
    'carb.sci-metric': ({ application: { declarations, handlers } }) =>
      sightingsAt([
        ...[...declarations.values()].filter(
          (each) => each.kind === 'alarm' && always(each.metric, (name) => ofCarbon.test(name)),
        ),
        ...handlers.filter(({ reach }) => reach.calls.some(reportsCarbon)),
      ]),
  },
  faults: {
    'carb.bad.idle': {
      severity: 'info',
      observe: (surroundings) => [
        ...faultsSeen(costAndFinopsSignals, 'cost.bad.idle-warm', surroundings),
        ...faultsSeen(eventTriggersSignals, 'trig.bad.polling', surroundings),
      ],
    },
  },
  unobservable: {},
};

function seen(
  { observers }: SkillSignals,
  signal: string,
  surroundings: Parameters<Observer>[0],
): ReturnType<Observer> {
  return observers[signal]?.(surroundings) ?? [];
}

function faultsSeen(
  { faults = {} }: SkillSignals,
  signal: string,
  surroundings: Surroundings,
): readonly FaultSighting[] {
  return faults[signal]?.observe(surroundings) ?? [];
}

function resourcesOf(...of: Parameters<typeof seen>): readonly string[] {
  return seen(...of).map(({ resource }) => resource);
}

/** A schedule with a window, so that it need not start when everything else does. */
function mayStartLater(declared: Declaration): boolean {
  const schedule = 'schedule' in declared ? declared.schedule : undefined;
  return schedule !== undefined && always(schedule.flexibleWindow, (is) => is);
}

const regionDecisions = filesWhere((path, text) => isDecision(path) && choosesRegionByCarbon(text()));

function choosesRegionByCarbon(text: string): boolean {
  return /\bregions?\b/i.test(text) && /\bcarbon\b|\bCO2e?\b|\bemissions?\b/i.test(text) && /\blatency\b/i.test(text);
}

/** A metric of carbon or energy is written to CloudWatch. */
function reportsCarbon(call: LinkedCall): boolean {
  const isMetric =
    call.operation === 'PutMetricData' || (call.provider === 'powertools' && /metric/i.test(call.service));
  return (
    isMetric &&
    Object.values(call.arguments).some(
      (argument) => argument.kind === 'literal' && ofCarbon.test(String(argument.value)),
    )
  );
}

const ofCarbon = /carbon|co2|(?:energy|watt|joule)\w*per\w*(?:request|invocation)/i;
