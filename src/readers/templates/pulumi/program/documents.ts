import type { TemplateNode } from '../../../documents/nodes.js';
import { type Datum, literalOf, type MapDatum, type Site, text } from '../../../evaluation/data.js';
import type { Slot } from '../../../evaluation/slots.js';
import { Slots } from '../../../evaluation/slots.js';
import type { DocumentFile } from '../file.js';

/**
 * The document that `aws.iam.getPolicyDocument` makes of its arguments, in the words of the policy language (Terraform
 * registry, data source `aws_iam_policy_document`, 2026-11). A statement allows unless it says otherwise.
 */
export function policyDocumentOf(given: MapDatum): MapDatum {
  const statements = given.entries.get('statements')?.datum;
  const written = statements?.kind === 'list' ? statements.items : [];
  const items = [
    ...written.map(asStatement),
    ...['sourcePolicyDocuments', 'overridePolicyDocuments'].flatMap(included),
  ];
  const reason = given.incomplete ?? (statements?.kind === 'unknown' ? statements.reason : undefined);
  const list: Datum = { kind: 'list', items, site: given.site, ...(reason !== undefined && { incomplete: reason }) };
  return mapOf([['Statement', { datum: list, site: given.site }]], given.site);

  function included(name: string): readonly Slot[] {
    const documents = given.entries.get(name)?.datum;
    return (documents?.kind === 'list' ? documents.items : []).flatMap(({ datum }) => {
      const inner = datum.kind === 'map' ? datum.entries.get('Statement')?.datum : undefined;
      return inner?.kind === 'list' ? inner.items : [];
    });
  }
}

/** A map of these entries. */
export function mapOf(entries: readonly (readonly [string, Slot])[], site: Site): MapDatum {
  return { kind: 'map', entries: new Slots(entries), site };
}

/** What a file of JSON or YAML holds, with its places in that file. */
export function documentDatum(file: DocumentFile): Datum | undefined {
  return file.root && nodeDatum(file.root, file);
}

function nodeDatum(node: TemplateNode, file: DocumentFile): Datum {
  const site = { file, start: node.start, end: node.end };
  switch (node.kind) {
    case 'scalar':
      return node.value === null ? { kind: 'nothing', site } : text(node.value, site);
    case 'list':
      return { kind: 'list', items: node.items.map((item) => slotOf(item, file)), site };
    case 'map':
      return mapOf(
        node.entries.map(({ key, keyStart, keyEnd, value }) => [
          key,
          { ...slotOf(value, file), keySite: { file, start: keyStart, end: keyEnd } },
        ]),
        site,
      );
    case 'intrinsic':
      return mapOf([[node.name, slotOf(node.argument, file)]], site);
    case 'unreadable':
      return { kind: 'unknown', reason: node.reason, name: '…', site };
  }
}

function slotOf(node: TemplateNode, file: DocumentFile): Slot {
  const datum = nodeDatum(node, file);
  return { datum, site: datum.site };
}

function asStatement(slot: Slot): Slot {
  const { datum } = slot;
  if (datum.kind !== 'map') return slot;
  const entries = [...datum.entries].flatMap(([key, value]): readonly (readonly [string, Slot])[] => {
    const name = statementNames.get(key);
    if (name === undefined) return [];
    return [[name, name === 'Principal' ? { ...value, datum: principalsOf(value.datum) } : value]];
  });
  if (!entries.some(([key]) => key === 'Effect')) {
    entries.push(['Effect', { datum: text('Allow', datum.site), site: slot.site }]);
  }
  return { ...slot, datum: { ...datum, entries: new Slots(entries) } };
}

const statementNames: ReadonlyMap<string, string> = new Map([
  ['sid', 'Sid'],
  ['effect', 'Effect'],
  ['actions', 'Action'],
  ['notActions', 'NotAction'],
  ['not_actions', 'NotAction'],
  ['resources', 'Resource'],
  ['notResources', 'NotResource'],
  ['not_resources', 'NotResource'],
  ['principals', 'Principal'],
  ['conditions', 'Condition'],
]);

function principalsOf(datum: Datum): Datum {
  if (datum.kind !== 'list') return datum;
  const entries = datum.items.flatMap(({ datum: item }): readonly (readonly [string, Slot])[] => {
    if (item.kind !== 'map') return [];
    const type = literalOf(item.entries.get('type')?.datum);
    const identifiers = item.entries.get('identifiers');
    return type === undefined || !identifiers ? [] : [[type, identifiers]];
  });
  return mapOf(entries, datum.site);
}
