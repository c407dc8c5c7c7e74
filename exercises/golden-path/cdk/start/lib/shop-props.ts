import type { StackProps } from 'aws-cdk-lib';

export interface ShopProps extends StackProps {
  /** False where people try things out. */
  readonly keepsData: boolean;
}
