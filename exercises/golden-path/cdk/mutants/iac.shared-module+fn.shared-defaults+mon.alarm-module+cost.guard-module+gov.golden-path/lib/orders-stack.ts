import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { OrdersConsumer } from './orders-consumer';
import type { ShopProps } from './shop-props';

/** Takes orders from a queue and writes them down. */
export class OrdersStack extends Stack {
  constructor(scope: Construct, id: string, { keepsData, alarms, ...props }: ShopProps) {
    super(scope, id, props);

    const table = new Table(this, 'OrdersTable', {
      tableName: 'orders',
      billingMode: BillingMode.PAY_PER_REQUEST,
      partitionKey: { name: 'id', type: AttributeType.STRING },
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      // Off where people try things out.
      removalPolicy: keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });

    new OrdersConsumer(this, 'Orders', { name: 'orders', owner: 'shop', table, alarms });
  }
}
