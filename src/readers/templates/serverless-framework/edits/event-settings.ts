import type { Origin } from '../../../../model/template.js';
import { mapOf, type NewMap, type NewNode } from '../../../documents/edits/new-node.js';
import { isIntrinsic, type Place } from '../../../documents/edits/places.js';
import type { ServiceDraft } from './service-draft.js';
import { eventType } from './settings.js';

/**
 * Where the settings of an event or address can be written: one that is written as a single value is spread out to a map
 * first. Undefined when that cannot be done.
 */
export function openEvent(draft: ServiceDraft, { path }: Origin): readonly string[] | undefined {
  const written = draft.document.at(path);
  if (written?.kind === 'map' && !isIntrinsic(written)) return path;
  const event = eventType(path) ?? (path.at(-1) === 'url' ? 'url' : undefined);
  const spread = event === undefined ? undefined : spreadOut(event, written);
  return spread && draft.document.set(path, spread, { overIntrinsic: true }) ? path : undefined;
}

/** The settings that a single value stands for; undefined when that is not known. */
function spreadOut(event: string, written: Place | undefined): NewMap | undefined {
  const node = written && nodeOf(written);
  if (event === 'url') return mapOf({});
  if (node === undefined) return undefined;
  if (event === 'http' || event === 'httpApi') return typeof node === 'string' ? routeOf(node, event) : undefined;
  if (event === 'sns' && typeof node === 'string' && !/^arn:|\$\{/.test(node)) return mapOf({ topicName: node });
  const key = shortSettings[event];
  return key === undefined ? undefined : mapOf({ [key]: node });
}

/** The one setting that may stand for all of an event. */
const shortSettings: Readonly<Record<string, string>> = {
  sqs: 'arn',
  stream: 'arn',
  sns: 'arn',
  schedule: 'rate',
  s3: 'bucket',
  cloudwatchLog: 'logGroup',
};

function routeOf(text: string, event: 'http' | 'httpApi'): NewMap | undefined {
  const [method, path] = text.trim().split(/\s+/);
  if (method === undefined || (path === undefined && method !== '*')) return undefined;
  const isRest = event === 'http';
  return mapOf({ method: isRest ? method.toLowerCase() : method, path: path ?? '*' });
}

/** What is written, to be written again elsewhere; undefined for what cannot be repeated. */
function nodeOf(place: Place): NewNode | undefined {
  switch (place.kind) {
    case 'scalar':
      return place.text;
    case 'list': {
      const items = place.items.map(nodeOf);
      return items.every((item) => item !== undefined) ? items : undefined;
    }
    case 'map': {
      const entries = place.entries.map(({ key, value }) => [key, value && nodeOf(value)] as const);
      return entries.every(([, value]) => value !== undefined) ? mapOf(Object.fromEntries(entries)) : undefined;
    }
    case 'tagged': {
      const name = place.tag.slice(1);
      if (name !== 'Ref' && name !== 'GetAtt' && name !== 'Sub') return undefined;
      return place.content.kind === 'scalar' ? { name, argument: place.content.text } : undefined;
    }
    case 'shared':
      return undefined;
  }
}
