import type { StackProps } from 'aws-cdk-lib';
import type { ITopic } from 'aws-cdk-lib/aws-sns';

export interface ShopProps extends StackProps {
  /** False where people try things out. */
  readonly keepsData: boolean;
  /** Tells the owners. */
  readonly alarms: ITopic;
}
