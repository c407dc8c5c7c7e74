import type { Place } from '../values/place.js';
import { withPlaceholders } from '../values/text.js';

/** Data is not nested deeper by people; what is generated and deeper is left out. */
const maximumDepth = 30;

/** Whether a text anywhere in a place, however deep, passes a test. Keys are not asked. */
export function mentions(place: Place, test: (text: string) => boolean, depth = 0): boolean {
  if (depth > maximumDepth) return false;
  return place.heads.some((head) => {
    switch (head.kind) {
      case 'text':
        return test(withPlaceholders(head.parts));
      case 'list':
        return head.items.some((item) => mentions(item, test, depth + 1));
      case 'map':
        return head.entries.some((entry) => mentions(entry.place, test, depth + 1));
      default:
        return false;
    }
  });
}
