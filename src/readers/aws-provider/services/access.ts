import { blocks, json, type ProviderTypes } from '../translation.js';

/** Roles and policies (Terraform registry, AWS provider 6, resources `aws_iam_*`, 2026-11). */
export const access: ProviderTypes = {
  aws_iam_role: {
    type: 'AWS::IAM::Role',
    arguments: {
      name: 'RoleName',
      assume_role_policy: json('AssumeRolePolicyDocument'),
      managed_policy_arns: 'ManagedPolicyArns',
      permissions_boundary: 'PermissionsBoundary',
      inline_policy: blocks('Policies', { name: 'PolicyName', policy: json('PolicyDocument') }),
    },
  },
  aws_iam_role_policy: {
    type: 'AWS::IAM::RolePolicy',
    arguments: { name: 'PolicyName', role: 'RoleName', policy: json('PolicyDocument') },
  },
  aws_iam_policy: {
    type: 'AWS::IAM::ManagedPolicy',
    arguments: { name: 'ManagedPolicyName', policy: json('PolicyDocument') },
  },
  aws_iam_role_policy_attachment: { arguments: { role: 'Role', policy_arn: 'PolicyArn' } },
  aws_iam_role_policy_attachments_exclusive: { arguments: { role_name: 'Role', policy_arns: 'PolicyArn' } },
  aws_iam_policy_attachment: { arguments: { roles: 'Role', policy_arn: 'PolicyArn' } },
};
