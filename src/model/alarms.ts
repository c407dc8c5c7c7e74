import type { AlarmDeclaration, Declaration, QueueDeclaration, Target } from './template.js';
import { knownValues } from './value.js';

export function isAlarm(declaration: Declaration): declaration is AlarmDeclaration {
  return declaration.kind === 'alarm';
}

/** Whether an alarm is on a metric of this queue, by reference or by name. */
export function watchesQueue({ dimensions }: AlarmDeclaration, queue: QueueDeclaration): boolean {
  return dimensions.some(
    ({ name, value }) => name === 'QueueName' && knownValues(value).some((target) => isIt(target, queue)),
  );
}

function isIt(target: Target, { id, name, queueName }: QueueDeclaration): boolean {
  if (target.kind === 'resource') return target.id === id;
  return knownValues(queueName).includes(target.text) || target.text.includes(`\${${name}.`);
}
