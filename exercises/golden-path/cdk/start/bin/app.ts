import { App } from 'aws-cdk-lib';
import { OrdersStack } from '../lib/orders-stack';
import { RefundsStack } from '../lib/refunds-stack';
import { ReturnsStack } from '../lib/returns-stack';

const app = new App();
const keepsData = process.env.SANDBOX !== 'yes';

new OrdersStack(app, 'Orders', { keepsData });
new RefundsStack(app, 'Refunds', { keepsData });
new ReturnsStack(app, 'Returns', { keepsData });
