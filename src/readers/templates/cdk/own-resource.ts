import { type Datum, literalOf, type Site } from '../../evaluation/data.js';
import { ownValue } from '../../evaluation/own-value.js';
import type { Slot } from '../../evaluation/slots.js';
import type { Arguments } from './arguments.js';
import { Construct } from './construct.js';
import { propertyName, withCapitals } from './constructs/cfn.js';
import { type Draft, removeAt, setAt } from './draft.js';
import { Props } from './props.js';

/**
 * The resource of CloudFormation behind a construct, as `node.defaultChild` gives it: what is set there counts for the
 * construct. Undefined where the construct is no resource itself.
 */
export function ownResource(construct: Construct): Construct | undefined {
  const { draft } = construct;
  if (!draft || construct.type.includes('.Cfn')) return undefined;
  const [area = ''] = construct.type.split('.');
  const resource = new Construct({
    type: `${area}.Cfn${draft.type.split('::').at(-1)}`,
    id: construct.id,
    name: construct.name,
    site: construct.site,
    nameSite: construct.nameSite,
    props: Props.none(construct.site),
    isConditional: construct.isConditional,
  });
  resource.draft = draft;
  resource.role = construct.role;
  return resource;
}

/** Setting a property of a resource's own construct sets the property of the resource. */
export function assign(construct: Construct, name: string, value: Datum, site: Site): void {
  if (!construct.type.includes('.Cfn') || !construct.draft) {
    construct.members.set(name, value);
    return;
  }
  const key = propertyName(name);
  setAt(construct.draft.properties, [key], { datum: withCapitals(value, key), site });
}

/** Changes a resource in CloudFormation's words, where `name` is a method that does. */
export function override(construct: Construct, name: string, given: Arguments): void {
  const change = ownValue(overrides, name);
  const path = literalOf(given.at(0, 'path') ?? given.at(0, 'propertyPath'));
  if (change && construct.draft && path !== undefined) change(construct.draft, stepsOf(path), given.slot(1, 'value'));
}

type Override = (draft: Draft, path: readonly string[], value: Slot | undefined) => void;

/** Source: aws-cdk-lib API reference, `CfnResource`, 2026-11. */
const overrides: Readonly<Record<string, Override>> = {
  addPropertyOverride: ({ properties }, path, value) => {
    if (value) setAt(properties, path, value);
  },
  addPropertyDeletionOverride: ({ properties }, path) => removeAt(properties, path),
  addOverride: (draft, [section, ...path], value) => {
    const changed = section === undefined ? undefined : ownValue(sections, section);
    if (!value || section === undefined || !changed) return;
    if (changed === 'policies') setAt(draft.policies, [section], value);
    else setAt(draft[changed], path, value);
  },
  addDeletionOverride: ({ properties }, [section, ...path]) => {
    if (section === 'Properties') removeAt(properties, path);
  },
};

const sections: Readonly<Record<string, 'properties' | 'metadata' | 'policies'>> = {
  Properties: 'properties',
  Metadata: 'metadata',
  DeletionPolicy: 'policies',
  UpdateReplacePolicy: 'policies',
};

/** A point in a key is written with a backslash before it. */
function stepsOf(path: string): readonly string[] {
  return path.split(/(?<!\\)\./).map((step) => step.replaceAll('\\.', '.'));
}
