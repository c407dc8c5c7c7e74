import { block, blocks, type ProviderTypes } from '../translation.js';

/** Endpoints of models, caches near users, and what grows and shrinks by itself (Terraform registry, AWS provider 6, 2026-11). */
export const capacity: ProviderTypes = {
  aws_sagemaker_endpoint_configuration: {
    type: 'AWS::SageMaker::EndpointConfig',
    arguments: {
      production_variants: blocks('ProductionVariants', {
        serverless_config: block('ServerlessConfig', {
          memory_size_in_mb: 'MemorySizeInMB',
          max_concurrency: 'MaxConcurrency',
          provisioned_concurrency: 'ProvisionedConcurrency',
        }),
      }),
      async_inference_config: block('AsyncInferenceConfig', {
        client_config: 'ClientConfig',
        output_config: 'OutputConfig',
      }),
    },
  },
  aws_cloudfront_cache_policy: {
    type: 'AWS::CloudFront::CachePolicy',
    arguments: { max_ttl: 'CachePolicyConfig.MaxTTL' },
  },
  aws_appautoscaling_target: {
    type: 'AWS::ApplicationAutoScaling::ScalableTarget',
    arguments: { scalable_dimension: 'ScalableDimension', resource_id: 'ResourceId' },
  },
};
