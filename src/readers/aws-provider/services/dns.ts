import { block, type ProviderTypes } from '../translation.js';

/** Records of zones (Terraform registry, AWS provider 6, `aws_route53_record`, 2026-11). */
export const dns: ProviderTypes = {
  aws_route53_record: {
    type: 'AWS::Route53::RecordSet',
    arguments: {
      name: 'Name',
      health_check_id: 'HealthCheckId',
      failover_routing_policy: 'Failover',
      latency_routing_policy: 'Region',
      weighted_routing_policy: 'Weight',
      geolocation_routing_policy: 'GeoLocation',
      geoproximity_routing_policy: 'GeoProximityLocation',
      cidr_routing_policy: 'CidrRoutingConfig',
      multivalue_answer_routing_policy: 'MultiValueAnswer',
      alias: block('AliasTarget', { evaluate_target_health: 'EvaluateTargetHealth' }),
    },
  },
};
