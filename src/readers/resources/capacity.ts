import { declared, type ResourceFamily } from './resource-reader.js';

/** Endpoints of models, and what grows and shrinks by itself. */
export const capacity: ResourceFamily = {
  'AWS::SageMaker::EndpointConfig': (resource, application) => {
    const { properties } = resource;
    return [
      {
        ...declared(resource, application),
        kind: 'model-endpoint',
        variants: properties
          .get('ProductionVariants')
          .items()
          .map((variant) => ({
            memoryMb: variant.get('ServerlessConfig', 'MemorySizeInMB').number(),
            maximumConcurrency: variant.get('ServerlessConfig', 'MaxConcurrency').number(),
            provisionedConcurrency: variant.get('ServerlessConfig', 'ProvisionedConcurrency').number(),
          })),
        asynchronous: properties.get('AsyncInferenceConfig').presence(),
      },
    ];
  },
  'AWS::ApplicationAutoScaling::ScalableTarget': (resource, application) => [
    {
      ...declared(resource, application),
      kind: 'scaling',
      dimension: resource.properties.get('ScalableDimension').string(),
    },
  ],
  'AWS::CloudFront::CachePolicy': (resource, application) => [
    {
      ...declared(resource, application),
      kind: 'cache-policy',
      maximumSeconds: resource.properties.get('CachePolicyConfig', 'MaxTTL').number(),
    },
  ],
};
