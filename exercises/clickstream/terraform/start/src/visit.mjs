/** What is kept of a click: who, where, when, to the minute. */
export function visitOf({ visitor, page, at }) {
  return { visitor, seen: `${at.slice(0, 16)} ${page}` };
}
