import { type Datum, text, unknown } from '../../../evaluation/data.js';
import { copyProps, setDefault } from '../application.js';
import { type Construct, constructIn, type Part, partIn, reference } from '../construct.js';
import { setAt } from '../draft.js';
import type { ConstructFamily, Context } from '../family.js';
import { refusePlainTransport } from '../transport.js';
import { arn, constants, itself, plain } from '../values.js';

/** Topics and what is subscribed to them. */
export const topicFamilies: readonly ConstructFamily[] = [
  {
    types: ['aws-sns.Topic'],
    make: (construct, { application }) => {
      application.declare(construct, 'AWS::SNS::Topic', {
        TopicName: 'topicName',
        KmsMasterKeyId: ['masterKey', itself],
      });
      refusePlainTransport(construct, 'AWS::SNS::TopicPolicy', application);
    },
    methods: {
      addSubscription: (construct, given, context) => {
        const part = partIn(given.at(0, 'subscription') ?? given.at(0, 'topicSubscription'));
        if (!part) return undefined;
        const [target] = part.arguments;
        const protocol = protocols[part.className];
        if (protocol === undefined || !target) {
          context.application.leaveOut(part.site, `what ${part.className} does is not known here`);
        } else {
          subscribe(construct, protocol, target, part, context);
        }
        return undefined;
      },
    },
  },
  {
    types: ['aws-sns.Subscription'],
    make: (construct, { application }) => {
      application.declare(construct, 'AWS::SNS::Subscription', {
        TopicArn: ['topic', arn],
        Endpoint: 'endpoint',
        Protocol: ['protocol', constants({}, (name) => name.toLowerCase())],
        'RedrivePolicy.deadLetterTargetArn': ['deadLetterQueue', arn],
      });
    },
  },
];

/** Source: aws-cdk-lib API reference, `aws-sns-subscriptions`, 2026-11. */
const protocols: Readonly<Record<string, string>> = {
  LambdaSubscription: 'lambda',
  SqsSubscription: 'sqs',
  EmailSubscription: 'email',
  UrlSubscription: 'https',
  SmsSubscription: 'sms',
};

/** Subscribes something to a topic. */
export function subscribe(
  topic: Construct,
  protocol: string,
  target: Datum,
  part: Part,
  { application, run }: Context,
): void {
  const subscriber = constructIn(target);
  const subscription = application.child(subscriber ?? topic, {
    type: part.type,
    name: subscriber ? topic.name : part.className,
    site: part.site,
    props: part.props,
    isConditional: run.isConditional,
  });
  const draft = application.declare(subscription, 'AWS::SNS::Subscription');
  const { site } = part;
  setDefault(
    draft,
    'TopicArn',
    topic.isImported ? unknown(site, `${topic.name} is declared elsewhere`) : reference(topic, 'arn', site),
  );
  setDefault(draft, 'Protocol', text(protocol, site));
  setAt(draft.properties, ['Endpoint'], { datum: arn(target), site });
  copyProps(
    part.props,
    { 'RedrivePolicy.deadLetterTargetArn': ['deadLetterQueue', arn], FilterPolicy: ['filterPolicy', plain] },
    draft,
  );
}
