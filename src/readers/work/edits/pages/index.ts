import type { CodeIntent } from '../../../../model/intent.js';
import type { NodeOf } from '../../../analysis/tree.js';
import type { Draft } from '../draft.js';
import { readPagesInCSharp } from './csharp.js';
import { readPagesInGo } from './go.js';
import { readPagesInJava } from './java.js';
import { readPagesInPython } from './python.js';
import { readPagesInScript } from './script.js';

/** What is read, and the list that is wanted of it. */
export interface WantedPages {
  readonly operation: string;
  readonly list: string;
}

/** Reads all pages of a list by the paginator of the SDK, in the forms that leave what is done with the list as it is. */
export function readAllPages(draft: Draft, intent: Extract<CodeIntent, { readonly kind: 'read-all-pages' }>): boolean {
  const call = draft.nodesAt(intent.at).find((node): node is NodeOf<'call'> => 'kind' in node && node.kind === 'call');
  const { language } = draft.file.program;
  if (!call) return false;
  if (language === 'python') return readPagesInPython(draft, call, intent.operation);
  if (intent.list === undefined) return false;
  const pages = { operation: intent.operation, list: intent.list };
  switch (language) {
    case 'go':
      return readPagesInGo(draft, call, pages);
    case 'java':
      return readPagesInJava(draft, call, pages);
    case 'csharp':
      return readPagesInCSharp(draft, call, pages);
    default:
      return readPagesInScript(draft, call, pages);
  }
}
