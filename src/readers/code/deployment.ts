/** Members of the events that CloudFormation sends to a custom resource and CodeDeploy to a hook, and no other source. */
const members: ReadonlySet<string> = new Set(['ResponseURL', 'ResourceProperties', 'LifecycleEventHookExecutionId']);

/** Whether only events of a deployment have a member of this name. */
export function isMemberOfDeployment(name: string): boolean {
  return members.has(name);
}

/** Whether a package does nothing but answer CloudFormation for a custom resource: `cfn-response`, `crhelper`. */
export function answersDeployment(module: string): boolean {
  return /(?:^|[./])(?:cfn[-_]?response(?:-async|-promise)?|crhelper|cfn_resource|cfn-lambda|cfn-custom-resource)(?:\.[mc]?js)?$/.test(
    module,
  );
}
