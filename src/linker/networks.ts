import type { FunctionNetwork } from '../model/application.js';
import type {
  Declaration,
  FunctionDeclaration,
  Route,
  RouteTableDeclaration,
  SubnetDeclaration,
  VpcEndpointDeclaration,
} from '../model/template.js';
import { certain, isAbsent, knownValues, possibilities } from '../model/value.js';
import type { Declarations } from './declarations.js';

/** What functions can reach from the subnets that an application declares itself. */
export class Networks {
  readonly #declarations: Declarations;
  readonly #tables = new Map<SubnetDeclaration, RouteTableDeclaration | undefined>();
  readonly #routes = new Map<RouteTableDeclaration, readonly Route[]>();
  readonly #isComplete: boolean;

  constructor(declarations: Declarations) {
    this.#declarations = declarations;
    for (const { id, subnet, table } of declarations.ofKind('route-association')) {
      const found = this.#first(table, id, 'route-table');
      for (const each of declarations.all(subnet, id)) if (each.kind === 'subnet') this.#tables.set(each, found);
    }
    let isComplete = true;
    for (const route of declarations.ofKind('route')) {
      const table = this.#first(route.table, route.id, 'route-table');
      if (!table) isComplete = false;
      else this.#routes.set(table, [...(this.#routes.get(table) ?? []), route]);
    }
    this.#isComplete = isComplete;
  }

  /** Undefined for a function outside of any VPC, and where something of its network is declared elsewhere. */
  of({ inVpc, subnets, id }: FunctionDeclaration): FunctionNetwork | undefined {
    if (certain(inVpc) !== true || subnets.length === 0 || !this.#isComplete) return undefined;
    const own: SubnetDeclaration[] = [];
    const ways: FunctionNetwork['egress'][] = [];
    for (const value of subnets) {
      const found = value.kind === 'known' ? this.#declarations.find(value.value, id) : undefined;
      const way = found?.kind === 'subnet' ? this.#egress(found) : undefined;
      if (found?.kind !== 'subnet' || way === undefined) return undefined;
      own.push(found);
      ways.push(way);
    }
    const egress = (['nat', 'public-subnet'] as const).find((way) => ways.includes(way)) ?? 'none';
    const [vpc, ...others] = this.#vpcsOf(own);
    const tables = [...new Set(own.flatMap((subnet) => this.#tables.get(subnet) ?? []))];
    return {
      egress,
      endpoints: this.#endpoints(own),
      subnets: own,
      tables,
      ...(vpc && others.length === 0 && { vpc }),
    };
  }

  /** Undefined when it cannot be told: a table of nobody knows, a route to something that may lead anywhere. */
  #egress(subnet: SubnetDeclaration): FunctionNetwork['egress'] | undefined {
    const table = this.#tables.get(subnet);
    if (!table?.complete) return undefined;
    const routes = [...table.routes, ...(this.#routes.get(table) ?? [])].filter(mayLeadOut);
    if (routes.some(({ via }) => via === 'other')) return undefined;
    if (routes.some(({ via }) => via === 'nat-gateway')) return 'nat';
    return routes.length > 0 ? 'public-subnet' : 'none';
  }

  #vpcsOf(subnets: readonly SubnetDeclaration[]): readonly Declaration[] {
    return [...new Set(subnets.flatMap(({ vpc, id }) => this.#declarations.all(vpc, id)))];
  }

  #endpoints(subnets: readonly SubnetDeclaration[]): readonly string[] {
    const networks = new Set(this.#vpcsOf(subnets));
    return this.#declarations
      .ofKind('vpc-endpoint')
      .filter((endpoint) => this.#mayBeIn(endpoint, networks))
      .flatMap(({ service }) => knownValues(service).map((name) => name.slice(name.lastIndexOf('.') + 1)));
  }

  #mayBeIn({ vpc, id }: VpcEndpointDeclaration, networks: ReadonlySet<Declaration>): boolean {
    const found = this.#declarations.all(vpc, id);
    return found.length === 0 || found.some((each) => networks.has(each));
  }

  #first(
    value: Parameters<Declarations['first']>[0],
    from: string,
    kind: 'route-table',
  ): RouteTableDeclaration | undefined {
    const found = this.#declarations.first(value, from);
    return found?.kind === kind ? found : undefined;
  }
}

/** A route to all addresses, or to some that are not known. */
function mayLeadOut({ destination }: Route): boolean {
  return (
    !isAbsent(destination) &&
    possibilities(destination).some(
      (option) => option.kind !== 'known' || option.value === '0.0.0.0/0' || option.value === '::/0',
    )
  );
}
