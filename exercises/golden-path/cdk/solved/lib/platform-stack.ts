import { Stack } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

/** What all services have in common. */
export class PlatformStack extends Stack {
  readonly alarms: Topic;

  constructor(scope: Construct, id: string) {
    super(scope, id);

    this.alarms = new Topic(this, 'Alarms');

    new CfnBudget(this, 'Spending', {
      budget: {
        budgetName: 'shop',
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: 300, unit: 'USD' },
      },
      notificationsWithSubscribers: [
        {
          notification: { notificationType: 'FORECASTED', comparisonOperator: 'GREATER_THAN', threshold: 80 },
          subscribers: [{ subscriptionType: 'EMAIL', address: 'accounts@example.com' }],
        },
      ],
    });
  }
}
