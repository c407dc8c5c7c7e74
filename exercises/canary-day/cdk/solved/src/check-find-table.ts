import { CodeDeployClient, PutLifecycleEventHookExecutionStatusCommand } from '@aws-sdk/client-codedeploy';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';

const functions = new LambdaClient({});
const deployments = new CodeDeployClient({});

interface HookEvent {
  readonly DeploymentId: string;
  readonly LifecycleEventHookExecutionId: string;
}

/** Asks the new version for the tables of an evening, and tells CodeDeploy whether guests may. */
export async function handler(event: HookEvent): Promise<void> {
  const answer = await functions.send(
    new InvokeCommand({
      FunctionName: process.env.NEW_VERSION,
      Payload: JSON.stringify({ queryStringParameters: { evening: '2026-12-31' } }),
    }),
  );
  await deployments.send(
    new PutLifecycleEventHookExecutionStatusCommand({
      deploymentId: event.DeploymentId,
      lifecycleEventHookExecutionId: event.LifecycleEventHookExecutionId,
      status: answer.FunctionError ? 'Failed' : 'Succeeded',
    }),
  );
}
