import { App } from 'aws-cdk-lib';
import { CheckoutStack } from '../lib/checkout-stack';

new CheckoutStack(new App(), 'Checkout');
