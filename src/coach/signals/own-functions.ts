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
 * Whether an application is there to try something out or to stand in for something: the path of its root tells, and a
 * repository with so many of them is a collection of examples.
 */
export function isForTrial({ application: { root }, repository }: Surroundings): boolean {
  return onTrial.test(root.slice(0, root.lastIndexOf('/') + 1)) || countRoots(repository) > mostRoots;
}

const onTrial =
  /(^|[/_.-])(stubs?|mocks?|fakes?|harness|tests?|testing|e2e|examples?|samples?|demos?|fixtures?|tutorials?|playground|workshops?)([/_.-]|$)/i;

const mostRoots = 25;

const countRoots = askedOnce(
  ({ paths }) =>
    paths.filter((path) => /(^|\/)(template\.ya?ml|serverless\.ya?ml|cdk\.json|app\.arc|Pulumi\.yaml)$/.test(path))
      .length,
);
