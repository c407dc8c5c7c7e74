import { App } from 'aws-cdk-lib';
import { TablesStack } from '../lib/tables-stack';

new TablesStack(new App(), 'Tables');
