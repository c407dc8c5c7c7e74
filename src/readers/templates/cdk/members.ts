import { type Datum, type Site, unknown } from '../../evaluation/data.js';
import type { Interpreter } from '../../evaluation/interpreter.js';
import { attributeName, referenceAttribute } from '../../stack/references.js';
import type { CdkApplication } from './application.js';
import { type Construct, constructIn, Part, reference } from './construct.js';
import { families } from './constructs/index.js';
import { ownResource } from './own-resource.js';
import { Props } from './props.js';
import { leaveRemovalOpen } from './removal.js';

/** A property of a construct: its own, an attribute of its resource, its role. */
export function memberOf(
  construct: Construct,
  name: string,
  site: Site,
  run: Interpreter,
  application: CdkApplication,
): Datum | undefined {
  const own = construct.members.get(name);
  if (own) return own;
  const known = families.get(construct.type)?.member?.(construct, name, site, { application, run });
  if (known) return known;
  if (name === 'cfnOptions') leaveRemovalOpen(construct, site);
  if (name === 'node') return new Part('core.Node', [construct.datum], Props.none(site), site).datum;
  if ((name === 'role' || name === 'grantPrincipal' || name === 'executionRole') && construct.role)
    return construct.role.datum;
  if (parameterValues.has(name) && construct.type === 'core.CfnParameter') return parameterValue(construct, name, site);
  const attribute = attributeOf(construct, name);
  if (attribute === undefined) return unknown(site, `${name} of ${construct.name} is known only when deploying`, name);
  if (construct.isImported)
    return construct.members.get(attribute) ?? unknown(site, `${construct.name} is declared elsewhere`, name);
  return reference(construct, attribute === '' ? undefined : attribute, site);
}

/** The model's word for a property of a construct that is an attribute of its resource; empty for a plain reference. */
function attributeOf(construct: Construct, name: string): string | undefined {
  const { draft } = construct;
  if (!draft && !construct.isImported) return undefined;
  if (name === 'ref' || name === 'logicalId') return (draft && referenceAttribute(draft.type)) ?? '';
  if (/^attr[A-Z]/.test(name)) return attributeName(name.slice(4));
  if (name === 'tableStreamArn') return 'streamArn';
  if (/(?:Arn|ArnV2)$/.test(name)) return 'arn';
  if (/Name$/.test(name)) return 'name';
  if (/Url$|^url$|^apiEndpoint$/.test(name)) return 'url';
  return /Id$/.test(name) ? '' : undefined;
}

const parameterValues: ReadonlySet<string> = new Set(['valueAsString', 'valueAsNumber', 'valueAsList', 'value']);

/** Source: aws-cdk-lib, `CfnParameterProps`: `default` counts when nothing is given, `noEcho` masks, 2026-11. */
function parameterValue({ props, name: parameter }: Construct, name: string, site: Site): Datum {
  const given = props.get('default');
  const masked = props.get('noEcho');
  const isMasked = masked?.kind === 'boolean' && masked.value;
  const use = { name: parameter, masked: isMasked };
  if (!given || given.kind === 'unknown' || isMasked) {
    return { ...unknown(site, `parameter ${parameter} has no default`, parameter), parameter: use };
  }
  const canVary = given.kind === 'text' || given.kind === 'number' || given.kind === 'boolean';
  return name === 'valueAsList' || !canVary
    ? unknown(site, `parameter ${parameter} is a list`, parameter)
    : { ...given, isDefault: true, ...(given.kind === 'text' && { parameter: use }) };
}

/** A property of what is no construct: one it was given. */
export function memberOfPart(of: Part, name: string, site: Site): Datum | undefined {
  if (of.type === 'core.Node' && name === 'defaultChild') {
    const construct = constructIn(of.arguments[0]);
    const resource = construct && ownResource(construct);
    if (resource) return resource.datum;
  }
  if (of.type === 'core.Node')
    return name === 'tryGetContext' ? undefined : unknown(site, `${name} is known only when the program runs`, name);
  const slot = of.props.slot(name);
  return slot?.datum ?? unknown(site, `${name} of ${of.className} is known only when the program runs`, name);
}
