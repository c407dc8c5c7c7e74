import type { Application, Handler } from './application.js';
import type { Declaration } from './template.js';

/**
 * A name for a resource to be added beside `neighbour` that nothing there has yet: `wanted`, or `wanted2`, `wanted3` …
 * Names are local to the file of `neighbour`, without the nested stack or module in front. They have letters and digits
 * only, as names of resources must: `save-order` begins one as `saveOrder`.
 */
export function freeName(application: Application, neighbour: Declaration, wanted: string): string {
  const scope = neighbour.id.slice(0, neighbour.id.length - neighbour.name.length);
  const allowed = wanted.replace(/[^A-Za-z0-9]+(.)?/g, (_, next: string | undefined) => (next ?? '').toUpperCase());
  for (let count = 1; ; count++) {
    const name = count === 1 ? allowed : `${allowed}${count}`;
    if (!application.declarations.has(scope + name)) return name;
  }
}

/** The function a handler is the code of: the first declared one, or the export's own name when no template names it. */
export function functionOf(handler: Handler): string {
  return handler.functions[0]?.name ?? handler.name;
}

/** Every function a handler is the code of, for a message: `Save`, `Save and Load`, `Save and 3 more functions`. */
export function functionsOf(handler: Handler): string {
  const [first, second, ...others] = handler.functions.map(({ name }) => name);
  if (first === undefined || second === undefined) return functionOf(handler);
  return others.length > 0 ? `${first} and ${others.length + 1} more functions` : `${first} and ${second}`;
}
