import { literalOf } from '../../../evaluation/data.js';
import type { Method } from '../family.js';

/**
 * A method that makes another resource inside of a construct, `bus.archive('Orders', { … })`. Without an id it is called
 * after the resource.
 */
export function makesInside(type: string, resource: string): Method {
  return (construct, given, { application }) => {
    const id = literalOf(given.at(0, 'id'));
    const made = application.child(construct, {
      type,
      name: id ?? resource.split('::').at(-1) ?? resource,
      site: given.call.site,
      props: given.props(id === undefined ? 0 : 1),
    });
    application.declare(made, resource);
    return made.datum;
  };
}
