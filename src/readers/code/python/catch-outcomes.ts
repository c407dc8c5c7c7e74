import type { CatchFact } from '../../../model/code.js';
import { assignmentParts, attributeParts, blockOf, callParts, subscriptParts } from './grammar.js';
import type { PythonFile } from './python-file.js';
import { contains, descendants, enclosing, parts, type SyntaxNode } from './tree.js';

/** How one path through a block ends, and whether the failure was kept on the way. */
type End = 'raises' | 'reports' | 'returns' | 'goes-on';

/** What becomes of the error in an `except` block, over all paths through it. */
export function outcomeOf(block: SyntaxNode, file: PythonFile): CatchFact['outcome'] {
  const { ends, open } = new Paths(file).through(parts(block), false);
  for (const reported of open) ends.add(reported ? 'reports' : 'goes-on');
  const isKept = ends.has('raises') || ends.has('reports');
  const isLost = ends.has('returns') || ends.has('goes-on');
  if (isKept) return isLost ? 'branches' : ends.has('reports') ? 'reported' : 'rethrown';
  return ends.has('goes-on') ? 'swallowed' : 'returned';
}

interface Passage {
  readonly ends: Set<End>;
  /** For the paths that reach the end of the statements: whether they reported the failure. */
  readonly open: ReadonlySet<boolean>;
}

class Paths {
  readonly #file: PythonFile;

  constructor(file: PythonFile) {
    this.#file = file;
  }

  /** Follows the paths through statements; `reported` is what happened before them. */
  through(statements: readonly SyntaxNode[], reported: boolean): Passage {
    const ends = new Set<End>();
    let open: ReadonlySet<boolean> = new Set([reported]);
    for (const statement of statements) {
      const next = new Set<boolean>();
      for (const state of open) {
        const passage = this.#throughOne(statement, state);
        for (const end of passage.ends) ends.add(end);
        for (const after of passage.open) next.add(after);
      }
      open = next;
      if (open.size === 0) break;
    }
    return { ends, open };
  }

  #throughOne(statement: SyntaxNode, reported: boolean): Passage {
    switch (statement.type) {
      case 'raise_statement':
        return ended('raises');
      case 'return_statement':
        return ended(
          reported || this.#returnsFailures(statement) ? 'reports' : isBareReturn(statement) ? 'goes-on' : 'returns',
        );
      case 'continue_statement':
      case 'break_statement':
        return ended(reported ? 'reports' : 'goes-on');
      case 'if_statement':
        return this.#throughBranches(statement, reported);
      case 'try_statement':
      case 'with_statement':
      case 'match_statement':
        return this.#throughBlocks(statement, reported);
      case 'for_statement':
      case 'while_statement': {
        const body = blockOf(statement);
        const inside = body ? this.through(parts(body), reported) : { open: new Set([reported]) };
        return { ends: new Set(), open: new Set([...inside.open, reported].includes(true) ? [true] : [reported]) };
      }
      default:
        if (this.#exits(statement)) return ended('reports');
        return { ends: new Set(), open: new Set([reported || this.#reports(statement)]) };
    }
  }

  #throughBranches(statement: SyntaxNode, reported: boolean): Passage {
    const ends = new Set<End>();
    const open = new Set<boolean>();
    let isComplete = false;
    for (const branch of [statement, ...statement.children]) {
      if (branch !== statement && branch.type !== 'elif_clause' && branch.type !== 'else_clause') continue;
      if (branch.type === 'else_clause') isComplete = true;
      const block = blockOf(branch);
      const passage = this.through(block ? parts(block) : [], reported);
      for (const end of passage.ends) ends.add(end);
      for (const state of passage.open) open.add(state);
    }
    if (!isComplete) open.add(reported);
    return { ends, open };
  }

  /** The tried block counts, not what is caught inside: a failure to report is a failure of its own. */
  #throughBlocks(statement: SyntaxNode, reported: boolean): Passage {
    if (statement.type === 'match_statement') {
      const cases = blockOf(statement)?.children.flatMap((child) => blockOf(child) ?? []) ?? [];
      const passages = cases.map((block) => this.through(parts(block), reported));
      return {
        ends: new Set(passages.flatMap(({ ends }) => [...ends])),
        open: new Set([...passages.flatMap(({ open }) => [...open]), reported]),
      };
    }
    const block = blockOf(statement);
    const passage = this.through(block ? parts(block) : [], reported);
    const last = statement.children.find((child) => child.type === 'finally_clause');
    const finallyBlock = last && blockOf(last);
    if (!finallyBlock) return passage;
    const after = this.through(
      parts(finallyBlock),
      [...passage.open].some((state) => state),
    );
    return { ends: new Set([...passage.ends, ...after.ends]), open: after.open };
  }

  #exits(statement: SyntaxNode): boolean {
    const [call] = parts(statement);
    const path = call?.type === 'call' ? this.#file.meanings.symbolOf(parts(call)[0]) : undefined;
    return path !== undefined && /^(?:sys\.exit|os\._exit|exit|quit|os\.abort)$/.test(path);
  }

  /** `return {'batchItemFailures': …}`. */
  #returnsFailures(statement: SyntaxNode): boolean {
    return /batch_?item_?failures/i.test(this.#file.places.text(statement));
  }

  /** Whether a statement keeps the failure: in a list or variable of failures, in a queue, with whoever asked. */
  #reports(statement: SyntaxNode): boolean {
    for (const node of descendants(statement)) {
      if (node.type === 'call' && this.#isReport(node)) return true;
      if ((node.type === 'assignment' || node.type === 'augmented_assignment') && this.#keepsFailure(node)) return true;
    }
    return false;
  }

  #isReport(call: SyntaxNode): boolean {
    const { meanings, places } = this.#file;
    const { callee } = callParts(call, places.source);
    const meaning = meanings.ofCallee(call);
    if (meaning.kind === 'aws-member') return sendsOn.test(meaning.name);
    if (meaning.kind === 'symbol' && /^(?:cfnresponse|crhelper)\b|(?:^|\.)cfnresponse\.send$/.test(meaning.path))
      return true;
    const { object, name } = (callee?.type === 'attribute' && attributeParts(callee)) || {};
    if (!object || !name) return callee !== undefined && reporters.test(places.text(callee));
    const method = places.text(name);
    if (/^(?:append|add|extend|insert|put|setdefault|update|appendleft)$/.test(method))
      return failures.test(places.text(object));
    return sendsOn.test(method) || reporters.test(method);
  }

  /** `failed = True`, `errors[id] = error`, `status = 500`, when it is looked at after the `try`. */
  #keepsFailure(node: SyntaxNode): boolean {
    const { left } = assignmentParts(node) ?? {};
    const target = left?.type === 'subscript' ? subscriptParts(left)?.value : left;
    if (!target || !keepers.test(this.#file.places.text(target))) return false;
    if (left?.type !== 'identifier') return true;
    return this.#isReadAfter(this.#file.places.text(left), node);
  }

  #isReadAfter(name: string, node: SyntaxNode): boolean {
    const statement = enclosing(node, 'try_statement');
    const around = statement && (enclosing(statement, 'function_definition') ?? this.#file.tree.root);
    if (!statement || !around) return false;
    return this.#file.tree.nodes
      .of('identifier')
      .some((use) => use.start >= statement.end && contains(around, use) && this.#file.places.text(use) === name);
  }
}

const failures = /fail|error|dead_?letter|dlq|unprocessed|rejected|reject|retry|retries|exception|problem|invalid/i;
const keepers = /fail|error|success|succeeded|status|unprocessed|exception|is_ok|has_issue/i;
const sendsOn =
  /^(?:send_message|send_message_batch|send_messages|publish|publish_batch|put_events|put_record|put_records|send_task_failure|put_failure|fail|record_failure|failure_handler)$/;
const reporters =
  /^(?:send_to_(?:dlq|dead_letter\w*)|report_(?:failure|error)\w*|mark_(?:as_)?failed\w*|send_(?:response|cfn_response|failure\w*))$/i;

function ended(end: End): Passage {
  return { ends: new Set([end]), open: new Set() };
}

function isBareReturn(statement: SyntaxNode): boolean {
  return parts(statement).length === 0;
}
