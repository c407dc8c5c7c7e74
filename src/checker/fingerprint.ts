const prime = 0x01000193;
const offsetBasis = 0x811c9dc5;
const secondBasis = 0x9e3779b9;

/**
 * 16 hexadecimal digits that are practically different for different texts: two lanes of 32-bit FNV-1a
 * (http://www.isthe.com/chongo/tech/comp/fnv/, seen 2026-11) over the UTF-16 units, from different starting points, the
 * second over the units in their byte-swapped form. It tells texts apart; it keeps no secrets.
 */
export function fingerprint(text: string): string {
  let first = offsetBasis;
  let second = secondBasis;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    first = Math.imul(first ^ unit, prime);
    second = Math.imul(second ^ ((unit << 8) | (unit >>> 8)), prime);
  }
  return hex(first) + hex(second);
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0');
}
