import type { Declaration, Target } from '../../../../model/template.js';
import { absent, known, type Value } from '../../../../model/value.js';
import { pushTrigger } from '../../../resources/triggers.js';
import type { Place } from '../../../values/place.js';
import { topicLogicalId } from '../names.js';
import { isArn } from '../text.js';
import { type EventReader, type FunctionEvent, setting } from './event-reader.js';

/** Topics: an ARN, or the name of a topic that the framework makes. */
export const topicEvents: Readonly<Record<string, EventReader>> = {
  sns: (event) => {
    const arn = setting(event, 'arn', 'arn');
    const name = topicName(event, arn);
    const source: Value<Target> =
      name === undefined || !event.written
        ? arn.target()
        : known({ kind: 'resource', id: topicLogicalId(name), attribute: 'arn' }, event.keyRange);
    const trigger = pushTrigger(
      event.declared,
      { function: event.function, source },
      {
        trigger: 'topic',
        asynchronous: true,
        deadLetter: deadLetterOf(setting(event, 'redrivePolicy')),
        filtered: setting(event, 'filterPolicy').presence(),
      },
    );
    return name === undefined ? [trigger] : [trigger, madeTopic(event, name)];
  },
};

/** Undefined when the topic is there already. With an ARN, `topicName` only gives the name that is part of it. */
function topicName(event: FunctionEvent, arn: Place): string | undefined {
  const written = setting(event, 'topicName', undefined);
  const text = event.value.isMap() ? written.literal : arn.literal;
  const isGiven = event.value.isMap() && !arn.isAbsent;
  return text === undefined || isGiven || isArn(text) ? undefined : text;
}

/** The queue for what cannot be delivered: by ARN, by reference to a queue of the service, or from another stack. */
function deadLetterOf(policy: Place): Value<Target> {
  const arn = policy.get('deadLetterTargetArn');
  if (!arn.isAbsent) return arn.target();
  const reference = policy.get('deadLetterTargetRef');
  if (!reference.isAbsent) {
    return reference.value((head) => {
      const [name] = head.kind === 'text' ? head.parts : [];
      if (typeof name !== 'string') return { kind: 'unknown', range: head.range, reason: 'its queue is not known' };
      return known({ kind: 'resource', id: name, attribute: 'arn' }, head.range, head.definedAt);
    });
  }
  const imported = policy.get('deadLetterTargetImport');
  if (imported.isAbsent || !imported.range) return absent;
  return { kind: 'unknown', range: imported.range, reason: 'the queue is imported from another stack' };
}

function madeTopic(event: FunctionEvent, name: string): Declaration {
  const id = topicLogicalId(name);
  return {
    ...event.declared,
    id,
    name: id,
    type: 'AWS::SNS::Topic',
    kind: 'topic',
    topicName: known(name, event.keyRange),
    subscriptions: [],
  };
}
