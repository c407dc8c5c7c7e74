import { readsSecretStore } from '../../../src/knowledge/secret-stores.js';
import { nameOfSecret } from '../../../src/knowledge/secret-types.js';
import { functionOf } from '../../../src/model/names.js';
import type { Rule } from '../../../src/model/rule.js';

/** Keys and passwords come from the execution role or a secret store, never from source. */
export const check: Rule = ({ handlers }, verdict) => {
  for (const handler of handlers) {
    for (const secret of handler.reach.secrets) {
      const subject = secret.name ? `${secret.name} holds` : 'This is';
      verdict.fails(secret, {
        message: `${subject} ${nameOfSecret(secret.type)}, readable to everybody who can read the source, and in its history for ever. Revoke it and read its successor from a secret store at run time.`,
        function: functionOf(handler),
      });
    }
    for (const call of handler.reach.calls) if (readsSecretStore(call)) verdict.holds(call);
  }
};
