import type { Application } from './application.js';
import type { Declaration } from './template.js';

/**
 * A name for a resource to be added beside `neighbour` that nothing there has yet: `wanted`, or `wanted2`, `wanted3` …
 * Names are local to the file of `neighbour`, without the nested stack or module in front.
 */
export function freeName(application: Application, neighbour: Declaration, wanted: string): string {
  const scope = neighbour.id.slice(0, neighbour.id.length - neighbour.name.length);
  for (let count = 1; ; count++) {
    const name = count === 1 ? wanted : `${wanted}${count}`;
    if (!application.declarations.has(scope + name)) return name;
  }
}
