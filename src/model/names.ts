import type { Application, Handler } from './application.js';
import type { Declaration } from './template.js';

/**
 * A name for a resource to be added beside `neighbour` that nothing there has yet: `wanted`, or `wanted2`, `wanted3` …
 * Names are local to the stack or module of `neighbour`. Dialects write one name in ways of their own (`OrdersLogs`,
 * `orders_logs`), so that names which differ only in that count as the same.
 */
export function freeName(application: Application, neighbour: Declaration, wanted: string): string {
  const scope = neighbour.id.slice(0, neighbour.id.lastIndexOf('/') + 1);
  const taken = new Set<string>();
  for (const { id, name } of application.declarations.values()) if (id.startsWith(scope)) taken.add(plain(name));
  for (let count = 1; ; count++) {
    const name = count === 1 ? wanted : `${wanted}${count}`;
    if (!taken.has(plain(name))) return name;
  }
}

function plain(name: string): string {
  return name.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
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
