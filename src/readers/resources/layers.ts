import type { LayerDeclaration } from '../../model/template.js';
import { pathValue } from './code-location.js';
import { declared, type ResourceFamily, type ResourceReader } from './resource-reader.js';

/** Layers and the folders they are built from. */
export const layers: ResourceFamily = {
  'AWS::Serverless::LayerVersion': layer('ContentUri'),
  'AWS::Lambda::LayerVersion': layer('Content'),
};

function layer(property: string): ResourceReader {
  return (resource, application): readonly LayerDeclaration[] => [
    {
      ...declared(resource, application),
      kind: 'layer',
      folder: pathValue(resource.properties.get(property), resource),
    },
  ];
}
