import type { ActionSet, StatementCondition, StatementDeclaration } from '../../model/template.js';
import { known, type Value } from '../../model/value.js';
import type { Place } from '../values/place.js';
import { originOf, type ReadApplication } from './resource-reader.js';

/** The statements of policy documents, under all conditions. */
export interface ReadStatements {
  readonly statements: readonly StatementDeclaration[];
  /** False when part of a document is known only when deploying. */
  readonly complete: boolean;
}

/** The statements of one policy document. */
export function statementsOf(document: Place, application: ReadApplication): ReadStatements {
  let complete = document.isComplete;
  const statements: StatementDeclaration[] = [];
  for (const item of document.get('Statement').items()) {
    for (const place of item.alternatives()) {
      const { written } = place;
      if (!place.isMap() || !written) {
        complete = false;
        continue;
      }
      const sid = place.get('Sid').literal;
      const set = setOf(place.get('ActionSet'));
      statements.push({
        origin: originOf(written, application),
        range: written.range,
        ...(sid && { sid }),
        effect: place.get('Effect').oneOf('Allow', 'Deny'),
        actions: strings(place.get('Action')),
        notActions: strings(place.get('NotAction')),
        resources: targets(place.get('Resource')),
        notResources: targets(place.get('NotResource')),
        hasCondition: !place.get('Condition').isAbsent,
        conditions: conditions(place.get('Condition')),
        ...(set && { set }),
      });
    }
  }
  return { statements, complete };
}

/** The statements of several documents together. */
export function allStatements(documents: readonly Place[], application: ReadApplication): ReadStatements {
  const read = documents.map((document) => statementsOf(document, application));
  return {
    statements: read.flatMap(({ statements }) => statements),
    complete: read.every(({ complete }) => complete),
  };
}

/** The provider of Terraform names operator, key and values in a block each; all others have maps of maps. */
function conditions(condition: Place): readonly StatementCondition[] {
  return condition.items().flatMap((item): readonly StatementCondition[] => {
    const key = item.get('variable').literal;
    if (key !== undefined) return [{ operator: item.get('test').string(), key, values: texts(item.get('values')) }];
    return item.entries().flatMap(({ key: operator, keyRange, place }) =>
      place.entries().map((entry) => ({
        operator: known(operator, keyRange),
        key: entry.key,
        values: texts(entry.place),
      })),
    );
  });
}

/** Policies may say `false` or `"false"`. */
function texts(place: Place): readonly Value<string>[] {
  return place.items().map((item) => {
    const flag = item.boolean();
    return flag.kind === 'known' ? known(String(flag.value), flag.range) : item.string();
  });
}

/** Readers of tools that give actions together say so in a statement, in words that no policy has. */
function setOf(place: Place): ActionSet | undefined {
  const name = place.get('Name').literal;
  if (name === undefined) return undefined;
  const narrower = place
    .get('Narrower')
    .items()
    .map((each) => ({
      name: each.get('Name').literal ?? '',
      actions: each
        .get('Action')
        .items()
        .flatMap((action) => action.literal ?? []),
    }));
  return { name, narrower };
}

function strings(place: Place) {
  return place.items().map((item) => item.string());
}

/** Each item as what it points to. */
export function targets(place: Place) {
  return place.items().map((item) => item.target());
}
