import { describe, expect, test } from 'vitest';
import { Declarations } from '../../src/linker/declarations.js';
import { Networks } from '../../src/linker/networks.js';
import type { Declaration, FunctionDeclaration, Route, RouteTableDeclaration } from '../../src/model/template.js';
import type { Value } from '../../src/model/value.js';
import { absent } from '../../src/model/value.js';
import { is, lambda, other, ref, unresolved } from './template-facts.js';

const named = (id: string) => ({ ...other(id), kind: undefined });

function subnet(id: string): Declaration {
  return { ...named(id), kind: 'subnet', vpc: ref('Network') };
}

function table(id: string, more: Partial<RouteTableDeclaration> = {}): Declaration {
  return { ...named(id), kind: 'route-table', routes: [], complete: true, ...more };
}

function route(id: string, via: Route['via'], destination: Value<string> = is('0.0.0.0/0')): Declaration {
  return { ...named(id), kind: 'route', table: ref('Ways'), destination, via };
}

function association(id: string): Declaration {
  return { ...named(id), kind: 'route-association', table: ref('Ways'), subnet: ref('Inner') };
}

function endpoint(service: string, vpc = 'Network'): Declaration {
  return {
    ...named(`${service}Endpoint`),
    kind: 'vpc-endpoint',
    vpc: ref(vpc),
    service: is(`com.amazonaws.x.${service}`),
  };
}

const save = (more: Partial<FunctionDeclaration> = {}) =>
  lambda('Save', { inVpc: is(true), subnets: [ref('Inner')], ...more });

const inner = [other('Network'), subnet('Inner'), table('Ways'), association('InnerWays')];

function networkOf(declared: FunctionDeclaration, ...others: readonly Declaration[]) {
  return new Networks(new Declarations([declared, ...others])).of(declared);
}

describe('the ways out of a subnet', () => {
  test.each<[string, readonly Declaration[], string | undefined]>([
    ['no route', [], 'none'],
    ['a route to a peer', [route('Peer', 'other', is('10.1.0.0/16'))], 'none'],
    ['a NAT gateway', [route('Out', 'nat-gateway')], 'nat'],
    ['an internet gateway', [route('Out', 'internet-gateway')], 'public-subnet'],
    ['a transit gateway', [route('Out', 'other')], undefined],
    ['a route for addresses nobody knows', [route('Out', 'other', unresolved())], undefined],
    [
      'a route of a table nobody knows',
      [{ ...route('Out', 'nat-gateway'), table: unresolved() } as Declaration],
      undefined,
    ],
  ])('%s', (_, routes, egress) => {
    expect(networkOf(save(), ...inner, ...routes)?.egress).toBe(egress);
  });

  test('routes that are written with the table', () => {
    const ways = table('Ways', { routes: [{ destination: is('0.0.0.0/0'), via: 'nat-gateway' }] });
    expect(networkOf(save(), subnet('Inner'), ways, association('InnerWays'))?.egress).toBe('nat');
  });

  test.each<[string, FunctionDeclaration, readonly Declaration[]]>([
    ['a function outside of any VPC', lambda('Save'), inner],
    ['subnets that are declared elsewhere', save({ subnets: [unresolved()] }), inner],
    ['a subnet without a table', save(), [subnet('Inner'), table('Ways')]],
    ['a table that is known in part', save(), [subnet('Inner'), table('Ways', { complete: false }), association('A')]],
    ['a VPC that may be none', save({ inVpc: absent }), inner],
  ])('nothing is said of %s', (_, declared, others) => {
    expect(networkOf(declared, ...others)).toBeUndefined();
  });
});

test('the endpoints are those of the same network', () => {
  const found = networkOf(
    save(),
    ...inner,
    other('Other'),
    endpoint('s3'),
    endpoint('sqs', 'Other'),
    endpoint('kms', 'Gone'),
  );
  expect(found?.endpoints).toEqual(['s3', 'kms']);
});
