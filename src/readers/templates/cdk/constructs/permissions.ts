import { type Datum, literalOf, type Site, text, unknown } from '../../../evaluation/data.js';
import { setDefault } from '../application.js';
import { type Construct, type Part, partIn, reference } from '../construct.js';
import { setAt } from '../draft.js';
import type { Context, Method } from '../family.js';
import { grantOn } from '../grants.js';
import type { Props } from '../props.js';
import { constants } from '../values.js';

/** How a program lets others call a function: each a resource of its own. */
export const permissionMethods: Readonly<Record<string, Method>> = {
  addPermission: (construct, given, context) => {
    const start = { name: literalOf(given.at(0, 'id')) ?? 'Permission', site: given.call.site, props: given.props(1) };
    permit(construct, given.props(1).get('principal'), start, context);
    return undefined;
  },
  grantInvoke: (construct, given, context) => {
    const grantee = given.at(0, 'grantee');
    const principal = grantee && partIn(grantee);
    if (principal && isPrincipal(principal)) {
      permit(construct, grantee, { name: `Invoke${principal.className}`, site: given.call.site }, context);
    } else grantOn(construct, 'grantInvoke', given.call.arguments, given.call.site);
    return undefined;
  },
};

interface PermissionStart {
  readonly name: string;
  readonly site: Site;
  readonly props?: Props;
}

function permit(
  construct: Construct,
  principal: Datum | undefined,
  { name, site, props }: PermissionStart,
  { application, run }: Context,
): void {
  const permission = application.child(construct, {
    type: 'aws-lambda.CfnPermission',
    name,
    site,
    isConditional: run.isConditional,
    ...(props && { props }),
  });
  const draft = application.declare(permission, 'AWS::Lambda::Permission', {
    Action: 'action',
    SourceArn: 'sourceArn',
    SourceAccount: 'sourceAccount',
    PrincipalOrgID: 'organizationId',
    EventSourceToken: 'eventSourceToken',
    FunctionUrlAuthType: ['functionUrlAuthType', constants({ NONE: 'NONE', AWS_IAM: 'AWS_IAM' })],
    InvokedViaFunctionUrl: 'invokedViaFunctionUrl',
  });
  setDefault(draft, 'FunctionName', reference(construct, 'arn', draft.site));
  // Source: aws-cdk-lib, `Permission.action`, 2026-11.
  setDefault(draft, 'Action', text('lambda:InvokeFunction', draft.site));
  if (!principal) return;
  const { site: at } = principal;
  setAt(draft.properties, ['Principal'], { datum: principalName(principal), site: at });
  const part = partIn(principal);
  if (part?.className === 'OrganizationPrincipal' && part.arguments[0]) {
    setDefault(draft, 'PrincipalOrgID', part.arguments[0]);
  }
  if (part && isNarrowed(part)) setDefault(draft, 'SourceArn', unknown(at, 'the principal has conditions of its own'));
}

/** The service a principal stands for, or what it is. */
function principalName(datum: Datum): Datum {
  const part = partIn(datum);
  if (!part) return datum;
  if (everybody.has(part.className)) return text('*', part.site);
  const [given = datum] = part.arguments;
  const service = part.className === 'ServicePrincipal' ? literalOf(given) : undefined;
  return service === undefined || service.includes('.') ? given : text(`${service}.amazonaws.com`, given.site);
}

function isPrincipal({ className }: Part): boolean {
  return className.endsWith('Principal') || className === 'PrincipalWithConditions';
}

function isNarrowed({ className, props }: Part): boolean {
  return className === 'PrincipalWithConditions' || props.slot('conditions') !== undefined;
}

const everybody: ReadonlySet<string> = new Set(['AnyPrincipal', 'StarPrincipal', 'OrganizationPrincipal']);
