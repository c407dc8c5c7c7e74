import { text } from '../../../evaluation/data.js';
import { joinTexts } from '../../../evaluation/operators.js';
import { setDefault } from '../application.js';
import { type Construct, partIn, reference } from '../construct.js';
import { setAt } from '../draft.js';
import type { ConstructFamily, Context } from '../family.js';
import { arn, constantName, constants, itself } from '../values.js';

/**
 * The days that the constants of `RetentionDays` stand for.
 *
 * Source: aws-cdk-lib API reference, enum `logs.RetentionDays`, 2026-11.
 */
export const retentionDays = constants({
  ONE_DAY: 1,
  THREE_DAYS: 3,
  FIVE_DAYS: 5,
  ONE_WEEK: 7,
  TWO_WEEKS: 14,
  ONE_MONTH: 30,
  TWO_MONTHS: 60,
  THREE_MONTHS: 90,
  FOUR_MONTHS: 120,
  FIVE_MONTHS: 150,
  SIX_MONTHS: 180,
  ONE_YEAR: 365,
  THIRTEEN_MONTHS: 400,
  EIGHTEEN_MONTHS: 545,
  TWO_YEARS: 731,
  THREE_YEARS: 1096,
  FIVE_YEARS: 1827,
  SIX_YEARS: 2192,
  SEVEN_YEARS: 2557,
  EIGHT_YEARS: 2922,
  NINE_YEARS: 3288,
  TEN_YEARS: 3653,
  INFINITE: 9999,
});

/** Log groups, and what is subscribed to them. */
export const logFamilies: readonly ConstructFamily[] = [
  {
    types: ['aws-logs.LogGroup'],
    make: (construct, { application }) => {
      const draft = application.declare(construct, 'AWS::Logs::LogGroup', {
        KmsKeyId: ['encryptionKey', arn],
        LogGroupName: 'logGroupName',
        RetentionInDays: ['retention', retentionDays],
      });
      // Source: aws-cdk-lib, `LogGroupProps.retention`: two years when it is not given, no property when it is infinite, 2026-11.
      const retention = construct.props.slot('retention');
      if (!retention) setDefault(draft, 'RetentionInDays', { kind: 'number', value: 731, site: draft.site });
      else if (constantName(retention.datum) === 'INFINITE') draft.properties.entries.delete('RetentionInDays');
    },
    methods: {
      addSubscriptionFilter: (construct, given, { application }) => {
        const props = given.props(1);
        const filter = application.child(construct, {
          type: 'aws-logs.SubscriptionFilter',
          name: 'SubscriptionFilter',
          site: given.call.site,
          props,
        });
        const draft = application.declare(filter, 'AWS::Logs::SubscriptionFilter');
        setDefault(draft, 'LogGroupName', reference(construct, 'name', draft.site));
        const destination = partIn(props.get('destination'))?.arguments[0];
        if (destination) setDefault(draft, 'DestinationArn', arn(destination));
        return undefined;
      },
    },
  },
  {
    types: ['aws-logs.SubscriptionFilter'],
    make: (construct, { application }) => {
      const draft = application.declare(construct, 'AWS::Logs::SubscriptionFilter', {
        LogGroupName: ['logGroup', itself],
      });
      const destination = partIn(construct.props.get('destination'))?.arguments[0];
      if (destination) setDefault(draft, 'DestinationArn', arn(destination));
    },
  },
  {
    types: ['aws-logs.LogRetention'],
    make: (construct, { application }) => {
      application.declare(construct, 'AWS::Logs::LogGroup', {
        LogGroupName: 'logGroupName',
        RetentionInDays: ['retention', retentionDays],
      });
    },
  },
];

/** `logRetention` of a function keeps the group that Lambda makes for it. */
export function declareLogRetention(construct: Construct, { application }: Context): void {
  const slot = construct.props.slot('logRetention');
  if (!slot || slot.datum.kind === 'unknown') return;
  const group = application.child(construct, { type: 'aws-logs.LogRetention', name: 'LogRetention', site: slot.site });
  const draft = application.declare(group, 'AWS::Logs::LogGroup');
  const { site } = draft;
  setAt(draft.properties, ['RetentionInDays'], { ...slot, datum: retentionDays(slot.datum) });
  setDefault(draft, 'LogGroupName', joinTexts([text('/aws/lambda/', site), reference(construct, 'name', site)], site));
}
