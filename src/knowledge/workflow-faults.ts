/**
 * Errors that a task ends with when Lambda itself had a brief fault, and not the function (Step Functions developer guide,
 * best practices, handle transient Lambda service exceptions, read 2026-11-21). A throttled function is
 * `Lambda.TooManyRequestsException`, which the same page names beside them.
 */
export const transientLambdaErrors: readonly string[] = [
  'Lambda.ClientExecutionTimeoutException',
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
];

export const throttledLambda = 'Lambda.TooManyRequestsException';

/**
 * Services whose jobs may run, or wait to run, without end unless somebody limits them: containers of ECS and EKS, jobs of
 * Batch, steps of EMR (their user guides, read 2026-11-21). Jobs of Glue, CodeBuild, SageMaker, Athena, DataBrew and
 * EMR Serverless end by a limit of their own, and a state machine that is waited for has its own limits.
 */
export const servicesOfEndlessJobs: ReadonlySet<string> = new Set(['ecs', 'eks', 'batch', 'elasticmapreduce']);
