import type { Cors } from '../../model/template.js';
import { type Absent, absent, type Known, known, possibilities, type Unknown, type Value } from '../../model/value.js';
import type { Place } from '../values/place.js';

/** What a setting of CORS says: its origins and whether cookies may come along, by the names they have there. */
export function corsOf(setting: Place, origins: string, credentials: string): Value<Cors> {
  return setting.value((head) => {
    if (head.kind === 'unknown') return { kind: 'unknown', range: head.range, reason: head.reason };
    if (head.kind !== 'map') return absent;
    return known(
      { origins: originsOf(setting.get(origins)), credentials: unquoted(setting.get(credentials)) },
      head.range,
      head.definedAt,
    );
  });
}

/** A setting that is only switched on, or is the origin itself: `true`, `'*'`. */
export function corsOfWord(setting: Place): Value<Cors> {
  return setting.value((head): Known<Cors> | Unknown | Absent => {
    if (head.kind === 'unknown') return { kind: 'unknown', range: head.range, reason: head.reason };
    const text = head.kind === 'text' ? head.parts.join('').replace(/^'|'$/g, '') : 'false';
    if (/^(?:false|no|off)$/i.test(text)) return absent;
    const isOn = /^(?:true|yes|on)$/i.test(text);
    return known(
      { origins: known([isOn ? '*' : text], head.range, head.definedAt), credentials: absent },
      head.range,
      head.definedAt,
    );
  });
}

/** One origin or several. REST APIs want them in quotes of their own: `"'*'"`. */
function originsOf(place: Place): Value<readonly string[]> {
  const items = place.items();
  const [first] = items;
  if (!first) return absent;
  const names = items.flatMap((item) => possibilities(item.name()));
  const values = names.flatMap((name) => (name.kind === 'known' ? [name.value.replace(/^'|'$/g, '')] : []));
  const { range = first.range } = place;
  if (!range) return absent;
  return names.some(({ kind }) => kind === 'unknown') && !values.includes('*')
    ? { kind: 'unknown', range, reason: 'the origins are known only when deploying' }
    : known(values, range);
}

function unquoted(place: Place): Value<boolean> {
  return place.value((head) => {
    if (head.kind === 'unknown') return { kind: 'unknown', range: head.range, reason: head.reason };
    const text = head.kind === 'text' ? head.parts.join('').replace(/^'|'$/g, '') : '';
    return known(/^(?:true|yes|on)$/i.test(text), head.range, head.definedAt);
  });
}
