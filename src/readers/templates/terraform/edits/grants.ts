import { leadingSpace } from '../../../layout.js';
import type { Block, Expression } from '../syntax/nodes.js';
import { addBlock, setEntry } from './bodies.js';
import { changeDocument } from './documents.js';
import type { HclDraft } from './hcl-draft.js';
import { lineStart } from './lines.js';
import { type NewExpression, quoted, renderExpression } from './new-expression.js';
import { attributeOf, entryOf, referenceText, structureOf } from './places.js';
import { insertBlock, labelFor } from './resources.js';

/** A right to be given: one statement. */
export interface NewGrant {
  readonly actions: readonly string[];
  readonly resource: NewExpression;
}

/**
 * Gives the role of a function a right: in a policy of the role that stands in this file, else in a new one behind the
 * function. False when the role is not known by name here.
 */
export function addGrant(draft: HclDraft, grantee: () => Block | undefined, grant: NewGrant): boolean {
  const block = grantee();
  if (!block) return false;
  const role = block.labels[0]?.text === 'aws_iam_role' ? ownAddress(block) : roleOf(draft, block);
  if (role === undefined) return false;
  for (const policy of policiesOf(draft, role)) {
    if (addToPolicy(draft, policy, grant)) return true;
  }
  return insertBlock(draft, grantee(), {
    head: `resource "aws_iam_role_policy" "${freeLabel(draft, block)}"`,
    attributes: [
      ['role', `${role}.id`],
      ['policy', documentWith(grant)],
    ],
  });
}

/** The role of a function, `aws_iam_role.save`, when it is one this module declares. */
export function roleOf(draft: HclDraft, block: Block): string | undefined {
  const text = referenceText(draft.text, attributeOf(block.body, 'role')?.value);
  return /^(aws_iam_role\.[\w-]+(?:\[(?:\d+|"[^"]*")\])?)\.arn$/.exec(text)?.[1];
}

/** Adds a statement to a policy in whatever form it is written. False for a form that cannot be added to. */
function addToPolicy(draft: HclDraft, policy: Block, grant: NewGrant): boolean {
  const written = attributeOf(policy.body, 'policy')?.value;
  if (!written) return false;
  const structure = structureOf(written);
  if (structure.kind === 'object') return addToStructure(draft, structure, grant);
  if (structure.kind === 'template') {
    const { resource } = grant;
    if (typeof resource !== 'string') return false;
    return changeDocument(draft, structure, (document) =>
      document.append(['Statement'], jsonStatement(grant.actions, resource)),
    );
  }
  const name = /^data\.aws_iam_policy_document\.([\w-]+)\.json$/.exec(referenceText(draft.text, written))?.[1];
  const data = draft.body.blocks.find(
    ({ type, labels }) => type === 'data' && labels[0]?.text === 'aws_iam_policy_document' && labels[1]?.text === name,
  );
  if (!data) return false;
  return addBlock(draft, data, {
    head: 'statement',
    attributes: [
      ...(saysEffect(data) ? [['effect', '"Allow"'] as const] : []),
      ['actions', { list: grant.actions.map(quoted) }],
      ['resources', 'list' in Object(grant.resource) ? grant.resource : { list: [grant.resource] }],
    ],
  });
}

/** To allow is what a statement does that says nothing: it is written where the others write it. */
function saysEffect({ body }: Block): boolean {
  return body.blocks.some((statement) => attributeOf(statement.body, 'effect') !== undefined);
}

function addToStructure(draft: HclDraft, structure: Extract<Expression, { kind: 'object' }>, grant: NewGrant): boolean {
  const statements = entryOf(structure, 'Statement')?.value;
  if (statements?.kind !== 'list') return false;
  const last = statements.items.at(-1);
  if (!last) return setEntry(draft, structure, 'Statement', { list: [statementOf(grant)] });
  const { text, layout } = draft;
  const indent = leadingSpace(text.slice(lineStart(text, last.start)));
  const rendered = renderExpression(statementOf(grant), indent, layout.indent, layout.newline);
  const isOwnLine = text.slice(lineStart(text, last.start), last.start).trim() === '';
  const hasComma = /^\s*,/.test(text.slice(last.end));
  if (!isOwnLine) return draft.change([{ start: last.end, end: last.end, text: `, ${rendered}` }]);
  const at = hasComma ? text.indexOf(',', last.end) + 1 : last.end;
  return draft.change([
    { start: at, end: at, text: `${hasComma ? '' : ','}${layout.newline}${indent}${rendered}${hasComma ? ',' : ''}` },
  ]);
}

function documentWith(grant: NewGrant): NewExpression {
  return {
    call: 'jsonencode',
    argument: {
      object: [
        ['Version', '"2012-10-17"'],
        ['Statement', { list: [statementOf(grant)] }],
      ],
    },
  };
}

function statementOf({ actions, resource }: NewGrant): NewExpression {
  const [only, ...others] = actions.map(quoted);
  return {
    object: [
      ['Effect', '"Allow"'],
      ['Action', others.length === 0 && only !== undefined ? only : { list: actions.map(quoted) }],
      ['Resource', resource],
    ],
  };
}

function jsonStatement(actions: readonly string[], resource: string) {
  const text = resource.startsWith('"') ? resource.slice(1, -1) : `\${${resource}}`;
  return {
    entries: [
      ['Effect', 'Allow'],
      ['Action', actions.length === 1 ? (actions[0] ?? '') : actions],
      ['Resource', text],
    ] as const,
  };
}

/** Inline policies of a role, and managed policies of this file that are attached to it and to nothing else. */
function policiesOf(draft: HclDraft, role: string): readonly Block[] {
  const resources = draft.body.blocks.filter(({ type }) => type === 'resource');
  const ofType = (wanted: string) => resources.filter(({ labels }) => labels[0]?.text === wanted);
  const textAt = (block: Block, name: string) => referenceText(draft.text, attributeOf(block.body, name)?.value);
  const isOfRole = (block: Block) => [`${role}.id`, `${role}.name`].includes(textAt(block, 'role'));
  const inline = ofType('aws_iam_role_policy').filter(isOfRole);
  const attached = ofType('aws_iam_role_policy_attachment');
  const managed = ofType('aws_iam_policy').filter((policy) => {
    const uses = attached.filter((each) => textAt(each, 'policy_arn') === `${ownAddress(policy)}.arn`);
    return uses.length === 1 && uses.every(isOfRole);
  });
  return [...inline, ...managed];
}

function ownAddress({ labels }: Block): string {
  return labels.map(({ text }) => text).join('.');
}

function freeLabel(draft: HclDraft, block: Block): string {
  const own = labelFor(`${block.labels.at(-1)?.text ?? ''}_access`, block);
  const taken = new Set(
    draft.body.blocks.flatMap(({ type, labels }) =>
      type === 'resource' && labels[0]?.text === 'aws_iam_role_policy' ? [labels[1]?.text] : [],
    ),
  );
  for (let count = 1; ; count++) {
    const label = count === 1 ? own : `${own}_${count}`;
    if (!taken.has(label)) return label;
  }
}
