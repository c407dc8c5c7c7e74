import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { ReturnsConsumer } from './returns-consumer';
import type { ShopProps } from './shop-props';

/** Takes returns from a queue and writes them down. */
export class ReturnsStack extends Stack {
  constructor(scope: Construct, id: string, { keepsData, alarms, ...props }: ShopProps) {
    super(scope, id, props);

    const table = new Table(this, 'ReturnsTable', {
      tableName: 'returns',
      billingMode: BillingMode.PAY_PER_REQUEST,
      partitionKey: { name: 'id', type: AttributeType.STRING },
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      // Off where people try things out.
      removalPolicy: keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });

    new ReturnsConsumer(this, 'Returns', { name: 'returns', owner: 'shop', table, alarms });
  }
}
