import type { Value } from '../value.js';
import type { Declared, Target } from './declared.js';

/** A part of a network that functions can have interfaces in. */
export interface SubnetDeclaration extends Declared {
  readonly kind: 'subnet';
  readonly vpc: Value<Target>;
  /** The zone it is in: `eu-west-1a`. */
  readonly zone?: Value<string>;
  /** How many subnets it stands for, where a tool makes one in each zone; absent means itself alone. */
  readonly zones?: Value<number>;
}

/** Who may reach what is in the group, and whom that may reach. Rules can be declarations of their own too. */
export interface SecurityGroupDeclaration extends Declared {
  readonly kind: 'security-group';
  readonly rules: readonly SecurityRule[];
}

/** A rule that is not written in its group. */
export interface SecurityRuleDeclaration extends Declared, SecurityRule {
  readonly kind: 'security-rule';
  readonly group: Value<Target>;
}

/** Traffic that is let through. */
export interface SecurityRule {
  readonly direction: 'ingress' | 'egress';
  /** `everybody` where all addresses are meant, by one of several peers or the only one. */
  readonly peer: Value<'everybody' | 'addresses' | 'group' | 'prefix-list'>;
  readonly ports: Value<'all' | 'some'>;
}

export interface RouteTableDeclaration extends Declared {
  readonly kind: 'route-table';
  /** Routes written with the table; others are declarations of their own. */
  readonly routes: readonly Route[];
  /** False when some are known only when deploying. */
  readonly complete: boolean;
}

export interface RouteDeclaration extends Declared, Route {
  readonly kind: 'route';
  readonly table: Value<Target>;
}

/** Where packets for some addresses go. */
export interface Route {
  /** The addresses: `0.0.0.0/0`. */
  readonly destination: Value<string>;
  /** `other`: a transit gateway, a peer, an instance; what lies behind it nobody can tell. */
  readonly via: 'nat-gateway' | 'internet-gateway' | 'other';
}

/** Which table says where packets of a subnet go. */
export interface RouteAssociationDeclaration extends Declared {
  readonly kind: 'route-association';
  readonly table: Value<Target>;
  readonly subnet: Value<Target>;
}

/** A way from a network to a service of AWS that does not leave AWS. */
export interface VpcEndpointDeclaration extends Declared {
  readonly kind: 'vpc-endpoint';
  readonly vpc: Value<Target>;
  /** `com.amazonaws.eu-west-1.s3`, or as much of it as is known. */
  readonly service: Value<string>;
}
