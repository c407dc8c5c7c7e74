/*
 * Names of Powertools for AWS Lambda (.NET). Source: its documentation, version 3, as known in November 2026.
 */

/** The namespace that every part of it lies in. */
export const powertools = 'AWS.Lambda.Powertools';

/** Attributes that only handlers have, or the functions handlers call. */
export const handlerAttributes =
  /^(?:AWS\.Lambda\.Powertools\.\w+\.)?(?:Logging|Tracing|Metrics|Idempotent|BatchProcessor)(?:Attribute)?$/;

/** What calling a function of Powertools does: an AWS operation, or the work of one of its utilities. */
export function powertoolsFunction(
  name: string,
): { readonly provider: 'aws' | 'powertools'; readonly service: string; readonly operation: string } | undefined {
  const batch =
    /(?:^|\.)(SqsBatchProcessor|KinesisEventBatchProcessor|DynamoDbStreamBatchProcessor|I?\w*BatchProcessor)\.(?:\w+\.)?(ProcessAsync)$/;
  const processed = batch.exec(name);
  if (processed) return { provider: 'powertools', service: 'batch', operation: 'ProcessAsync' };
  const parameters = parameterProviders.find(([pattern]) => pattern.test(name));
  return parameters && { provider: 'aws', service: parameters[1], operation: parameters[2] };
}

const parameterProviders: readonly (readonly [RegExp, string, string])[] = [
  [/(?:^|\.)I?SsmProvider\.Get(?:Async)?$/, 'ssm', 'GetParameter'],
  [/(?:^|\.)I?SsmProvider\.GetMultiple(?:Async)?$/, 'ssm', 'GetParametersByPath'],
  [/(?:^|\.)I?SecretsProvider\.Get(?:Async)?$/, 'secretsmanager', 'GetSecretValue'],
  [/(?:^|\.)I?DynamoDBProvider\.Get(?:Async)?$/, 'dynamodb', 'GetItem'],
  [/(?:^|\.)I?AppConfigProvider\.Get(?:Async)?$/, 'appconfigdata', 'GetLatestConfiguration'],
];

/** The providers of parameters, by the property or constant that gives them. */
export function powertoolsResult(member: string): string | undefined {
  const provider = /(?:^|\.)ParametersManager\.(Ssm|Secrets|DynamoDB|AppConfig)Provider$/.exec(member)?.[1];
  if (provider) return `${powertools}.Parameters.I${provider}Provider`;
  const step =
    /^(AWS\.Lambda\.Powertools\.Parameters\.I\w+Provider)\.(?:With\w+|ConfigureClient|UseClient|DefaultMaxAge)$/.exec(
      member,
    )?.[1];
  if (step) return step;
  if (
    /(?:^|\.)(?:SqsBatchProcessor|KinesisEventBatchProcessor|DynamoDbStreamBatchProcessor)\.(?:Instance|TypedInstance|Result)$/.test(
      member,
    )
  ) {
    return member.endsWith('Result')
      ? `${powertools}.BatchProcessing.ProcessingResult`
      : `${powertools}.BatchProcessing.BatchProcessor`;
  }
  return undefined;
}
