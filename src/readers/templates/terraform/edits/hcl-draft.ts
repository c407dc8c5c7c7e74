import type { SourceFile, TextEdit } from '../../../../model/source.js';
import { type Change, Draft } from '../../../documents/edits/draft.js';
import { detectLayout, type Layout } from '../../../layout.js';
import type { Grammar } from '../../../syntax/grammar.js';
import { toBody } from '../syntax/bodies.js';
import type { Body } from '../syntax/nodes.js';

/** A configuration in HCL being changed step by step; each step sees what the last one left. */
export class HclDraft {
  readonly source: SourceFile;
  readonly layout: Layout;
  readonly #draft: Draft;
  readonly #grammar: Grammar;
  #body: Body;

  private constructor(source: SourceFile, grammar: Grammar, body: Body) {
    this.source = source;
    this.layout = { ...detectLayout(source.text), indent: '  ' };
    this.#draft = new Draft(source);
    this.#grammar = grammar;
    this.#body = body;
  }

  /** Undefined for a text that is broken, even elsewhere: its places could not be trusted. */
  static open(source: SourceFile, grammar: Grammar): HclDraft | undefined {
    const body = parsed(source.text, grammar);
    return body && new HclDraft(source, grammar, body);
  }

  get text(): string {
    return this.#draft.text;
  }

  /** The configuration as it stands now. */
  get body(): Body {
    return this.#body;
  }

  /** Carries out changes that do not overlap. False, and the draft is of no more use, when the text would be broken. */
  change(changes: readonly Change[]): boolean {
    this.#draft.apply(changes);
    const body = parsed(this.text, this.#grammar);
    if (body) this.#body = body;
    return body !== undefined;
  }

  edits(): readonly TextEdit[] {
    return this.#draft.edits();
  }
}

function parsed(text: string, grammar: Grammar): Body | undefined {
  const { result, problems } = grammar.parse(text, (root) => toBody(root, text));
  return problems.length === 0 ? result : undefined;
}
