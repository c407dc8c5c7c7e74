import { literalOf } from '../../../evaluation/data.js';
import type { Method } from '../family.js';

/** A method that makes another resource inside of a construct: `bus.archive('Orders', { … })`. */
export function makesInside(type: string, resource: string): Method {
  return (construct, given, { application }) => {
    const made = application.child(construct, {
      type,
      name: literalOf(given.at(0, 'id')) ?? type.replace(/^.*\./, ''),
      site: given.call.site,
      props: given.props(1),
    });
    application.declare(made, resource);
    return made.datum;
  };
}
