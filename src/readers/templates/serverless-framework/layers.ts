import type { LayerDeclaration } from '../../../model/template.js';
import { originOf, type ReadApplication } from '../../resources/resource-reader.js';
import { layerLogicalId } from './names.js';
import { pathFrom } from './packaging.js';
import type { Service } from './service.js';

/** The layers of a service with the folders they are packed from. */
export function layersOf(service: Service, application: ReadApplication): readonly LayerDeclaration[] {
  return service.top
    .get('layers')
    .entries()
    .map(({ key, keyRange, place }) => ({
      kind: 'layer',
      id: layerLogicalId(key),
      name: layerLogicalId(key),
      type: 'layer',
      conditional: false,
      range: keyRange,
      origin: originOf(place.written ?? { range: keyRange, path: undefined }, application),
      folder: pathFrom(service, place.get('path')),
    }));
}
