import { text } from '../../../evaluation/data.js';
import { setDefault } from '../application.js';
import { type Construct, constructIn, reference } from '../construct.js';
import { mapOf } from '../draft.js';
import type { ConstructFamily, Context } from '../family.js';
import { makeRole } from '../roles.js';
import { arn } from '../values.js';

/** Resources that code of the deployment makes, and the functions that the CDK brings along for them. */
export const customResourceFamilies: readonly ConstructFamily[] = [
  {
    types: ['custom-resources.Provider'],
    make: (construct, context) => {
      const framework = generatedFunction(construct, 'framework-onEvent', context);
      construct.members.set('serviceToken', reference(framework, 'arn', construct.site));
      for (const name of ['onEventHandler', 'isCompleteHandler']) {
        const slot = construct.props.slot(name);
        const target = constructIn(slot?.datum);
        if (slot && target) context.application.deployments.push({ target, site: slot.site, by: construct });
      }
    },
  },
  {
    types: ['core.CustomResource'],
    make: (construct, { application }) => {
      application.declare(construct, 'AWS::CloudFormation::CustomResource', { ServiceToken: ['serviceToken', arn] });
    },
  },
  {
    types: ['custom-resources.AwsCustomResource'],
    make: (construct, context) => {
      const { application } = context;
      application.declare(construct, 'AWS::CloudFormation::CustomResource');
      generatedFunction(construct, 'Provider', context);
    },
  },
];

/** A function whose code the CDK itself brings along. */
function generatedFunction(owner: Construct, name: string, context: Context): Construct {
  const made = context.application.child(owner, { type: 'aws-lambda.Function', name });
  const draft = context.application.declare(made, 'AWS::Lambda::Function', {}, true);
  setDefault(draft, 'Code', mapOf({ S3Bucket: text('', draft.site) }, draft.site));
  made.role = makeRole(made, 'lambda.amazonaws.com', ['service-role/AWSLambdaBasicExecutionRole'], context);
  setDefault(draft, 'Role', reference(made.role, 'arn', draft.site));
  return made;
}
