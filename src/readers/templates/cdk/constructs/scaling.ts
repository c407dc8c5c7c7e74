import { text } from '../../../evaluation/data.js';
import { setDefault } from '../application.js';
import type { ConstructFamily, Method } from '../family.js';
import { seconds } from '../values.js';

const type = 'aws-applicationautoscaling.ScalableTarget';
const resource = 'AWS::ApplicationAutoScaling::ScalableTarget';

/** What grows and shrinks by itself, and caches near users. */
export const scalingFamilies: readonly ConstructFamily[] = [
  {
    types: [type],
    make: (construct, { application }) => {
      application.declare(construct, resource, { ScalableDimension: 'scalableDimension' });
    },
  },
  {
    types: ['aws-cloudfront.CachePolicy'],
    make: (construct, { application }) => {
      application.declare(construct, 'AWS::CloudFront::CachePolicy', {
        'CachePolicyConfig.MaxTTL': ['maxTtl', seconds],
      });
    },
  },
];

/** `alias.addAutoScaling({ maxCapacity: 10 })` (aws-cdk-lib API reference, 2026-11). */
export const addAutoScaling: Method = (alias, given, { application }) => {
  const { site } = given.call;
  const made = application.child(alias, { type, name: 'ScalableTarget', site, props: given.props(0) });
  const draft = application.declare(made, resource);
  setDefault(draft, 'ScalableDimension', text('lambda:function:ProvisionedConcurrency', site));
  return made.datum;
};
