import type { ConstructFamily } from '../family.js';
import { itself } from '../values.js';

/** Records of zones (aws-cdk-lib API reference, `RecordSetOptions`, 2026-11). */
export const dnsFamilies: readonly ConstructFamily[] = [
  {
    types: ['aws-route53.RecordSet', 'aws-route53.ARecord', 'aws-route53.AaaaRecord', 'aws-route53.CnameRecord'],
    make: (construct, { application }) => {
      application.declare(construct, 'AWS::Route53::RecordSet', {
        Name: 'recordName',
        Region: 'region',
        Failover: 'failover',
        Weight: 'weight',
        GeoLocation: 'geoLocation',
        CidrRoutingConfig: 'cidrRoutingConfig',
        MultiValueAnswer: 'multiValueAnswer',
        HealthCheckId: ['healthCheck', itself],
      });
    },
  },
];
