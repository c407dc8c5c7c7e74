import type { Application, LambdaFunction } from '../../model/application.js';
import { askedOnce } from './repository.js';
import type { Surroundings } from './signal.js';

/** The functions that somebody wrote and that run after the deployment: no helpers of tools, no custom resources, no hooks. */
export function ownFunctions({ functions }: Application): readonly LambdaFunction[] {
  return functions.filter(
    ({ generated, triggers }) =>
      !generated && !(triggers.length > 0 && triggers.every(({ trigger }) => trigger === 'deployment')),
  );
}

/**
 * Whether an application is there to try something out, to stand in for something or to be looked up: the path of its root
 * tells, and a repository with so many of them is a collection of examples. What `sam package` or `serverless package` wrote
 * is no one's own.
 */
export function isForTrial({ application: { root }, repository }: Surroundings): boolean {
  const folder = root.slice(0, root.lastIndexOf('/') + 1);
  return onTrial.test(folder) || packaged.test(root) || countRoots(repository) > mostRoots;
}

const onTrial =
  /(^|[/_.-])(stubs?|mocks?|fakes?|harness|tests?|testing|e2e|examples?|samples?|demos?|fixtures?|tutorials?|playground|workshops?|archived?)([/_.-]|$)/i;

const packaged = /(^|\/)(packaged[^/]*|[^/]*cloudformation-template(-(create|update))?-stack\.json)$/;

const mostRoots = 25;

const countRoots = askedOnce(
  ({ paths }) =>
    paths.filter((path) => /(^|\/)(template\.ya?ml|serverless\.ya?ml|cdk\.json|app\.arc|Pulumi\.yaml)$/.test(path))
      .length,
);
