import { list, text } from '../../evaluation/data.js';
import { type CdkApplication, setDefault } from './application.js';
import type { Construct } from './construct.js';
import { mapOf } from './draft.js';

/**
 * The policy that `enforceSSL` adds: whoever does not use TLS is refused (aws-cdk-lib API reference, `BucketProps`,
 * `QueueProps` and `TopicProps`, 2026-11).
 */
export function refusePlainTransport(construct: Construct, type: string, application: CdkApplication): void {
  const actions = `${construct.type.replace(/^aws-(\w+)\..*$/, '$1')}:*`;
  const enforced = construct.props.get('enforceSSL');
  if (enforced?.kind !== 'boolean' || !enforced.value) return;
  const { site } = enforced;
  const policy = application.child(construct, { type: 'aws-iam.Policy', name: 'Policy', site });
  const draft = application.declare(policy, type, {}, true);
  const condition = mapOf({ Bool: mapOf({ 'aws:SecureTransport': text('false', site) }, site) }, site);
  const statement = mapOf({ Effect: text('Deny', site), Action: text(actions, site), Condition: condition }, site);
  setDefault(draft, 'PolicyDocument', mapOf({ Statement: list([statement], site) }, site));
}
