import type { CodeIntent } from '../../../../model/intent.js';
import type { NodeOf } from '../../../analysis/tree.js';
import type { Draft } from '../draft.js';
import { readPagesInCSharp } from './csharp.js';
import { readPagesInGo } from './go.js';
import { readPagesInJava } from './java.js';
import { readPagesInPython } from './python.js';
import { readPagesInScript } from './script.js';

/** A call that reads one page, and what is wanted of it. */
export type ReadAllPages = Extract<CodeIntent, { readonly kind: 'read-all-pages' }>;

/** Reads all pages of a list by the paginator of the SDK, in the forms that leave what is done with the list as it is. */
export function readAllPages(draft: Draft, intent: ReadAllPages): boolean {
  const call = draft.nodesAt(intent.at).find((node): node is NodeOf<'call'> => 'kind' in node && node.kind === 'call');
  if (!call) return false;
  switch (draft.file.program.language) {
    case 'typescript':
    case 'javascript':
      return readPagesInScript(draft, call, intent);
    case 'python':
      return readPagesInPython(draft, call, intent);
    case 'go':
      return readPagesInGo(draft, call, intent);
    case 'java':
      return readPagesInJava(draft, call, intent);
    case 'csharp':
      return readPagesInCSharp(draft, call, intent);
  }
}
