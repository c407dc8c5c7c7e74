import { App, Tags } from 'aws-cdk-lib';
import { OrdersStack } from '../lib/orders-stack';
import { PlatformStack } from '../lib/platform-stack';
import { RefundsStack } from '../lib/refunds-stack';
import { ReturnsStack } from '../lib/returns-stack';

const app = new App();
const keepsData = process.env.SANDBOX !== 'yes';
const { alarms } = new PlatformStack(app, 'Platform');

new OrdersStack(app, 'Orders', { keepsData, alarms });
new RefundsStack(app, 'Refunds', { keepsData, alarms });
new ReturnsStack(app, 'Returns', { keepsData, alarms });

Tags.of(app).add('system', 'shop');
