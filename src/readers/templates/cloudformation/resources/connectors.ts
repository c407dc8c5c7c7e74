import type { ConnectorDeclaration, Declaration, Target } from '../../../../model/template.js';
import { known, knownValues, unknown, type Value } from '../../../../model/value.js';
import type { Resource } from '../../../resources/resource.js';
import {
  type Declared,
  declared,
  declaredPart,
  itself,
  type ReadApplication,
  type ResourceFamily,
} from '../../../resources/resource-reader.js';
import type { Place } from '../../../values/place.js';

/** Connectors as resources; for more than one destination, one declaration each. */
export const connectors: ResourceFamily = {
  'AWS::Serverless::Connector': (resource, application) => {
    const { properties } = resource;
    const source = endOf(properties.get('Source'), resource);
    return connections(declared(resource, application), source, properties, resource);
  },
};

/** Connectors that stand on the resource they start from, whatever its type. */
export function embeddedConnectors(resource: Resource, application: ReadApplication): readonly Declaration[] {
  return resource.place
    .get('Connectors')
    .entries()
    .flatMap(({ key, keyRange, place }) => {
      const own = declaredPart(resource, application, {
        suffix: `.${key}`,
        name: key,
        written: place.written,
        range: keyRange,
        type: 'AWS::Serverless::Connector',
      });
      return connections(own, itself(resource), place.get('Properties'), resource);
    });
}

function connections(
  own: Declared,
  source: Value<Target>,
  properties: Place,
  resource: Resource,
): readonly ConnectorDeclaration[] {
  const destinations = properties.get('Destination').items();
  const permissions = properties
    .get('Permissions')
    .items()
    .flatMap((item) => knownValues(item.oneOf('Read', 'Write')));
  return destinations.map((destination, at) => ({
    ...own,
    id: destinations.length > 1 ? `${own.id}.Destination${at}` : own.id,
    kind: 'connector',
    source,
    destination: endOf(destination, resource),
    permissions,
  }));
}

/** An end is named by the resource's logical name, or by its ARN. */
function endOf(place: Place, { template }: Resource): Value<Target> {
  const id = place.get('Id');
  if (!id.isAbsent) {
    return id.value((head) => {
      const [text] = head.kind === 'text' ? head.parts : [];
      if (typeof text !== 'string') return unknown(head.range, 'which resource is meant is known only when deploying');
      return known({ kind: 'resource', id: template.prefix + text }, head.range, head.definedAt);
    });
  }
  const arn = place.get('Arn');
  return arn.isAbsent ? place.get('Name').target() : arn.target();
}
