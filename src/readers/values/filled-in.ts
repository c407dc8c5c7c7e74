import { type Head, type PlaceEntry, seenFrom, type TextHead, type TextPart, type Written, whereOf } from './head.js';
import { Place } from './place.js';
import { concatenated, textHead } from './text.js';

/** What stands for a name that a text has as `${Name}`; undefined for one that nobody gives. */
export type Filling = (name: string) => Place | undefined;

/** The place with every `${Name}` in its texts, however deep, replaced by what `filling` gives for the name. */
export function filledIn(place: Place, filling: Filling): Place {
  return Place.from(() => place.heads.flatMap((head) => filledHeads(head, filling)), place.written);
}

function filledHeads(head: Head, filling: Filling): readonly Head[] {
  switch (head.kind) {
    case 'text':
      return filledText(head, filling);
    case 'list':
      return [{ ...head, items: head.items.map((item) => filledIn(item, filling)) }];
    case 'map':
      return [{ ...head, entries: head.entries.map((entry): PlaceEntry => filledEntry(entry, filling)) }];
    default:
      return [head];
  }
}

function filledEntry(entry: PlaceEntry, filling: Filling): PlaceEntry {
  return {
    key: entry.key,
    get keyRange() {
      return entry.keyRange;
    },
    place: filledIn(entry.place, filling),
  };
}

function filledText(head: TextHead, filling: Filling): readonly Head[] {
  if (!head.parts.some((part) => typeof part === 'string' && part.includes('${'))) return [head];
  const written = whereOf(head);
  const pieces = head.parts.flatMap((part) =>
    typeof part === 'string' ? piecesOf(part, filling, written) : [[textHead([part], written)]],
  );
  const [only, ...others] = pieces;
  return only && others.length === 0 ? only.map((each) => seenFrom(written, each)) : concatenated(pieces, written);
}

const placeholder = /\$\{([^}]*)\}/g;

/** The text in pieces, each with everything it may be. */
function piecesOf(text: string, filling: Filling, written: Written): readonly (readonly Head[])[] {
  const pieces: (readonly Head[])[] = [];
  let end = 0;
  for (const match of text.matchAll(placeholder)) {
    const value = filling((match[1] ?? '').trim());
    if (!value) continue;
    pieces.push(literal(text.slice(end, match.index), written), value.heads);
    end = match.index + match[0].length;
  }
  pieces.push(literal(text.slice(end), written));
  return pieces.filter((piece) => piece.length > 0);
}

function literal(text: string, written: Written): readonly Head[] {
  return text === '' ? [] : [textHead([text], written)];
}

/** What `${Name}` stands for in a text that was put together from these parts. */
export function fillingOf(parts: readonly TextPart[], written: Written): Filling {
  const named = new Map(parts.flatMap((part) => (typeof part === 'string' ? [] : [[part.name, part] as const])));
  return (name) => {
    const part = named.get(name);
    return part && Place.of(textHead([part], whereOf(written)));
  };
}
