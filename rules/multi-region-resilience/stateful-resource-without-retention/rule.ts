import type { Application } from '../../../src/model/application.js';
import type { FixProposal } from '../../../src/model/finding.js';
import type { Rule } from '../../../src/model/rule.js';
import { holdsPassingItems, holdsWhatIsMadeAgain } from '../../../src/model/stores.js';
import type { BucketDeclaration, Retention, StoreDeclaration, TableDeclaration } from '../../../src/model/template.js';
import { always, isAbsent, rangeOf, type Value } from '../../../src/model/value.js';

type Stateful = TableDeclaration | BucketDeclaration | StoreDeclaration;

/** Data outlives its stack: what keeps it is not deleted with the template. */
export const check: Rule = (application, verdict) => {
  for (const store of storesOf(application)) {
    const { retention } = store;
    if (!retention) continue;
    const fate = fateOf(store, retention);
    if (fate === 'kept') verdict.holds(store);
    else if (fate !== 'unknown') {
      verdict.fails(
        {
          name: store.name,
          range: rangeOf(fate === 'deleted' ? retention.onDeletion : retention.onReplacement) ?? store.range,
        },
        {
          message: `${messageOf(store, fate)} Keep it.`,
          habit: true,
          ...(store.kind === 'bucket' && { severity: 'info' }),
          fix: () => [keep(store)],
        },
      );
    }
  }
};

function storesOf({ declarations }: Application): readonly Stateful[] {
  return [...declarations.values()].filter(
    (declared): declared is Stateful =>
      (declared.kind === 'bucket' && !holdsWhatIsMadeAgain(declared)) ||
      declared.kind === 'store' ||
      (declared.kind === 'table' && !holdsPassingItems(declared)),
  );
}

type Fate = 'kept' | 'deleted' | 'replaced' | 'unknown';

function fateOf(store: Stateful, { onDeletion, onReplacement, deletionProtection }: Retention): Fate {
  if (always(deletionProtection, (on) => on)) return 'kept';
  if (deletionProtection.kind === 'unknown' || deletionProtection.kind === 'choice') return 'unknown';
  // A bucket with something in it cannot be deleted, so that only one that is emptied first loses anything.
  if (store.kind === 'bucket' && !always(store.emptiedOnDeletion, (on) => on)) {
    return isAbsent(store.emptiedOnDeletion) ? 'kept' : 'unknown';
  }
  // Of a database a snapshot is kept where nothing is said.
  const whenAbsent = !(store.kind === 'store' && store.store === 'database');
  if (isDeleted(onDeletion, whenAbsent)) return 'deleted';
  if (onDeletion.kind === 'unknown' || onDeletion.kind === 'choice') return 'unknown';
  return isDeleted(onReplacement, whenAbsent) ? 'replaced' : 'kept';
}

function isDeleted(policy: Value<string>, whenAbsent: boolean): boolean {
  return always(policy, (word) => word === 'Delete', whenAbsent);
}

function messageOf(store: Stateful, fate: 'deleted' | 'replaced'): string {
  const what = contents(store);
  if (fate === 'replaced') {
    return `${store.name} is kept when the stack goes, and deleted when a change replaces it: a new key or name is enough, and ${what} are gone.`;
  }
  return `${store.name} is deleted when it leaves the template or its stack goes, and when a change replaces it: ${what} are gone for good.`;
}

function contents(store: Stateful): string {
  switch (store.kind) {
    case 'table':
      return 'its items';
    case 'bucket':
      return 'its objects';
    case 'store':
      return { 'user-pool': 'its users and their passwords', 'file-system': 'its files', database: 'its data' }[
        store.store
      ];
  }
}

function keep({ name, origin, kind }: Stateful): FixProposal {
  if (kind === 'bucket') {
    return {
      title: `Do not empty ${name} when it is deleted`,
      safety: 'suggested',
      intents: [{ kind: 'set-property', of: origin, declaration: kind, property: 'emptiedOnDeletion', value: false }],
    };
  }
  return {
    title: `Keep ${name} when its stack is deleted or it is replaced`,
    safety: 'suggested',
    intents: [{ kind: 'set-property', of: origin, declaration: kind, property: 'retention', value: 'Retain' }],
  };
}
