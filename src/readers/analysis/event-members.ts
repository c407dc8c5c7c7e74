import type { EventObject } from './vocabulary.js';

/**
 * What a member of the event, or of a part of it, is: `getRecords`, `Records`, `Headers`. Languages write the names that AWS
 * gives the members of its events in their own case, with `get` before them or not.
 */
export function eventMember({ part }: EventObject, member: string): EventObject | undefined {
  const name = member.replace(/^get(?=[A-Z])/, '').toLowerCase();
  if (/^(?:tostring|hashcode|equals|getclass|gettype)$/.test(name)) return undefined;
  if (part === 'whole' && name === 'records') return { kind: 'event', part: 'records' };
  if (part === 'whole' && /^(?:multivalue)?headers$/.test(name)) return { kind: 'event', part: 'headers' };
  return { kind: 'event', part: 'field' };
}
