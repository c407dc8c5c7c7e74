import { endpointName, endpointTitle, gatewayEndpoints } from '../../../src/knowledge/vpc-endpoints.js';
import type { FunctionNetwork, LinkedCall } from '../../../src/model/application.js';
import type { FixProposal } from '../../../src/model/finding.js';
import type { Rule } from '../../../src/model/rule.js';

/** What a function in a VPC calls can be reached from there. */
export const check: Rule = ({ functions, complete }, verdict) => {
  for (const declared of functions) {
    const { network, code } = declared;
    if (!network || code.kind !== 'found' || declared.generated) continue;
    const called = servicesCalled(code.handler.reach.calls);
    if (called.size === 0) continue;
    const unreached = [...called].filter(([endpoint]) => !network.endpoints.includes(endpoint));
    const [first] = unreached;
    if (network.egress === 'nat' || !first) verdict.holds(declared);
    else if (complete) {
      const [, { range }] = first;
      verdict.fails(declared, {
        message: `${declared.name} calls ${listed(unreached.map(([endpoint]) => endpointTitle(endpoint)))} from ${whereFrom(network)}: each call hangs until the timeout. ${advice(unreached.map(([endpoint]) => endpoint))}`,
        function: declared.name,
        related: [
          { range, message: 'the call' },
          ...network.subnets.map((subnet) => ({ range: subnet.range, message: 'its subnet' })),
        ],
        fix: () =>
          addEndpoints(
            network,
            unreached.map(([endpoint]) => endpoint),
          ),
      });
    }
  }
};

function servicesCalled(calls: readonly LinkedCall[]): ReadonlyMap<string, LinkedCall> {
  const called = new Map<string, LinkedCall>();
  for (const call of calls) {
    const [prefix] = (call.actions[0] ?? '').split(':');
    const endpoint = call.provider === 'aws' && prefix && !call.assumed ? endpointName(prefix) : undefined;
    if (endpoint !== undefined && !called.has(endpoint)) called.set(endpoint, call);
  }
  return called;
}

function whereFrom({ egress }: FunctionNetwork): string {
  return egress === 'public-subnet'
    ? 'a public subnet, where functions get no public address'
    : 'subnets that no route leads out of';
}

function advice(endpoints: readonly string[]): string {
  const isFree = endpoints.every((endpoint) => gatewayEndpoints.has(endpoint));
  const several = endpoints.length > 1;
  if (isFree) return `Add ${several ? 'gateway endpoints, which cost' : 'a gateway endpoint, which costs'} nothing.`;
  return `Add ${several ? 'endpoints' : 'an endpoint'} to the VPC, or a route through a NAT gateway.`;
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

/** Gateway endpoints cost nothing, so nobody has to weigh them. */
function addEndpoints({ vpc, tables }: FunctionNetwork, endpoints: readonly string[]): readonly FixProposal[] {
  const services = endpoints.filter(isGatewayService);
  if (!vpc || services.length < endpoints.length || services.length === 0) return [];
  const { origin } = vpc;
  return [
    {
      title: `Add ${services.length > 1 ? 'gateway endpoints' : 'a gateway endpoint'} for ${listed(services.map(endpointTitle))}`,
      safety: 'suggested',
      intents: services.map((service) => ({
        kind: 'add-resource',
        near: origin,
        resource: {
          kind: 'gateway-endpoint',
          name: `${vpc.name}${endpointTitle(service)}`,
          service,
          vpc: { reference: vpc.name, attribute: 'name', origin },
          tables: tables.map((table) => ({ reference: table.name, attribute: 'name', origin: table.origin })),
        },
      })),
    },
  ];
}

function isGatewayService(endpoint: string): endpoint is 's3' | 'dynamodb' {
  return gatewayEndpoints.has(endpoint);
}
