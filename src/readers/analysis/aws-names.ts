/**
 * Services whose API writes parameters with a small first letter. Source: the API references of the services, as known in
 * November 2026.
 */
const smallParameters: ReadonlySet<string> = new Set([
  ...[
    'sfn',
    'states',
    'stepfunctions',
    'ecs',
    'ecr',
    'bedrock',
    'bedrockruntime',
    'bedrockagent',
    'bedrockagentruntime',
  ],
  ...['batch', 'logs', 'cloudwatchlogs', 'codebuild', 'codecommit', 'codepipeline', 'apigateway', 'iot', 'iotdata'],
  ...[
    'iotdataplane',
    'iotevents',
    'inspector',
    'inspector2',
    'eks',
    'amplify',
    'rdsdata',
    'greengrass',
    'mq',
    'health',
  ],
]);

/** A parameter as the API of its service writes it: `tableName` -> `TableName`, but `stateMachineArn` stays. */
export function apiParameter(service: string, name: string): string {
  const first = name.charAt(0);
  const isSmall = smallParameters.has(service.toLowerCase().replace(/[^a-z0-9]/g, ''));
  return (isSmall ? first.toLowerCase() : first.toUpperCase()) + name.slice(1);
}
