import { block, type ProviderTypes } from '../translation.js';

/** CodeDeploy (Terraform registry, AWS provider 6, resources `aws_codedeploy_*`, 2026-11). */
export const deployments: ProviderTypes = {
  aws_codedeploy_app: {
    type: 'AWS::CodeDeploy::Application',
    arguments: { name: 'ApplicationName', compute_platform: 'ComputePlatform' },
  },
  aws_codedeploy_deployment_config: {
    type: 'AWS::CodeDeploy::DeploymentConfig',
    arguments: {
      deployment_config_name: 'DeploymentConfigName',
      compute_platform: 'ComputePlatform',
      traffic_routing_config: block('TrafficRoutingConfig', { type: 'Type' }),
    },
  },
  aws_codedeploy_deployment_group: {
    type: 'AWS::CodeDeploy::DeploymentGroup',
    arguments: {
      app_name: 'ApplicationName',
      deployment_group_name: 'DeploymentGroupName',
      deployment_config_name: 'DeploymentConfigName',
      alarm_configuration: block('AlarmConfiguration', { alarms: 'Alarms', enabled: 'Enabled' }),
    },
  },
};
