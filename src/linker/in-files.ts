import { actionsOf } from '../knowledge/sdk-actions.js';
import type { FileContents } from '../model/application.js';
import type { CodeFacts } from '../model/code.js';

/** What stands anywhere in files, whoever may call it. */
export function contentsOf(files: readonly CodeFacts[]): FileContents {
  const variables = new Set<string>();
  const actions = new Set<string>();
  for (const { environmentReads, calls } of files) {
    for (const { name } of environmentReads) variables.add(name);
    for (const { provider, service, operation } of calls) {
      if (provider !== 'aws') continue;
      for (const action of actionsOf(service, operation)) actions.add(action);
    }
  }
  return { variables, actions };
}
