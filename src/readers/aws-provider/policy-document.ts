import { type Head, type MapHead, type PlaceEntry, unknownHead, type Written, whereOf } from '../values/head.js';
import { Place } from '../values/place.js';
import { blocks, converted, eachItem, parsedJson, translated, type Words } from './translation.js';

/**
 * The document that the data source `aws_iam_policy_document` makes of its arguments, as the policy language writes it
 * (Terraform registry, AWS provider 6, 2026-11). A statement allows unless it says otherwise.
 */
export function policyDocument(argumentsOfData: Place, words: Words): Place {
  const { written } = argumentsOfData;
  if (!written) return Place.absent;
  return Place.from(() => {
    const data = translated(argumentsOfData, documentArguments, words);
    const around = sources.map((name) => data.get(name));
    const places = [
      ...data.get('Statement').items(),
      ...around.flatMap((place) => place.items()).flatMap((item) => parsedJson(item, words).get('Statement').items()),
    ];
    const unread = around.flatMap((place) => place.items()).find((item) => !parsedJson(item, words).isComplete);
    const items = unread?.written ? [...places, unreadStatement(unread.written)] : places;
    const reason = data.incompleteReason;
    if (reason !== undefined && items.length === 0) return [unknownHead(written, reason)];
    const statements = Place.of({ kind: 'list', items, ...written });
    const entry = { key: 'Statement', keyRange: written.range, place: statements };
    return [{ kind: 'map', entries: [entry], ...written, ...(reason !== undefined && { incomplete: reason }) }];
  }, written);
}

const sources = ['SourcePolicyDocuments', 'OverridePolicyDocuments', 'SourceJson', 'OverrideJson'];

const documentArguments = {
  statement: blocksWithEffect(),
  source_policy_documents: 'SourcePolicyDocuments',
  override_policy_documents: 'OverridePolicyDocuments',
  source_json: 'SourceJson',
  override_json: 'OverrideJson',
};

function blocksWithEffect() {
  const statement = blocks('Statement', {
    sid: 'Sid',
    effect: 'Effect',
    actions: 'Action',
    not_actions: 'NotAction',
    resources: 'Resource',
    not_resources: 'NotResource',
    principals: converted('Principal', principals),
    condition: 'Condition',
  });
  return converted('Statement', (value, words) => eachItem(statement.convert(value, words), withEffect));
}

function withEffect(statement: Place): Place {
  return Place.from(
    () =>
      statement.heads.map((head): Head => {
        if (head.kind !== 'map' || head.entries.some(({ key, place }) => key === 'Effect' && !place.isAbsent)) {
          return head;
        }
        const allow = Place.of({ kind: 'text', parts: ['Allow'], ...whereOf(head) });
        const others = head.entries.filter(({ key }) => key !== 'Effect');
        return { ...head, entries: [...others, { key: 'Effect', keyRange: head.range, place: allow }] };
      }),
    statement.written,
  );
}

/** Blocks of a type and its identifiers, as one map by type. */
function principals(value: Place): Place {
  return Place.from(() => {
    const { written } = value;
    if (!written) return [];
    const entries: PlaceEntry[] = value.items().flatMap((item) => {
      const type = item.get('type').literal;
      const identifiers = item.get('identifiers');
      return type === undefined || !identifiers.range
        ? []
        : [{ key: type, keyRange: identifiers.range, place: identifiers }];
    });
    const map: MapHead = { kind: 'map', entries, ...written };
    return [map];
  }, value.written);
}

/** Stands in the list for statements of a document that cannot be read. */
function unreadStatement(at: Written): Place {
  return Place.of(unknownHead(at, 'a policy document cannot be read'));
}
