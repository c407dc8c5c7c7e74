import type { Declaration, Target } from '../../../model/template.js';
import { absent, type Value } from '../../../model/value.js';
import { declaredPart, itself, type ReadApplication } from '../../resources/resource-reader.js';
import { alarmTargets, rollout, shiftOf } from '../../resources/rollouts.js';
import { firstOf } from '../../values/composed.js';
import type { Place } from '../../values/place.js';
import type { FunctionResource } from './function-resource.js';
import type { Service } from './service.js';

/** The plugin for gradual deployments makes an alias and a deployment group of a function (its readme, read 2026-11-21). */
const plugin = 'serverless-plugin-canary-deployments';

export function gradualRollout(resource: FunctionResource, application: ReadApplication): readonly Declaration[] {
  const { owner, service } = resource;
  const own = owner.place.get('deploymentSettings');
  if (own.isAbsent || !service.hasPlugin(plugin)) return [];
  const setting = (key: string) => firstOf(own.get(key), service.top.get('custom', 'deploymentSettings', key));
  const part = (suffix: string) =>
    declaredPart(resource, application, { suffix, written: own.written, type: 'deploymentSettings' });
  return [
    {
      ...part('Alias'),
      kind: 'alias',
      isVersion: false,
      function: itself(resource),
      provisionedConcurrency: absent,
      splitsTraffic: absent,
    },
    rollout(part('DeploymentGroup'), {
      function: itself(resource),
      shift: shiftOf(setting('type'), application),
      alarms: alarmTargets(setting('alarms')),
      hooks: [setting('preTrafficHook'), setting('postTrafficHook')].flatMap((place) => hookOf(place, service)),
    }),
  ];
}

/** Hooks are named by the keys of functions. */
function hookOf(place: Place, { functions }: Service): readonly Value<Target>[] {
  const target = place.target();
  const named = functions.find(({ name }) => name === place.literal);
  if (target.kind === 'absent') return [];
  return named && target.kind === 'known' ? [{ ...target, value: { kind: 'resource', id: named.id } }] : [target];
}
