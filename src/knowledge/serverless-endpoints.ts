/**
 * What SageMaker takes for an endpoint that runs only while it is asked.
 *
 * Source: SageMaker API reference, ProductionVariantServerlessConfig, read 2026-11-21.
 */
export const serverlessEndpoints = {
  leastMemoryMb: 1_024,
  mostMemoryMb: 6_144,
  /** Memory comes in whole steps of this. */
  memoryStepMb: 1_024,
  mostConcurrent: 200,
} as const;
