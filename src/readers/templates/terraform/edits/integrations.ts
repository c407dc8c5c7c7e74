import type { NewValue } from '../../../../model/intent.js';
import type { Block } from '../syntax/nodes.js';
import { setAttribute } from './bodies.js';
import type { HclDraft } from './hcl-draft.js';
import { quoted } from './new-expression.js';
import { attributeOf } from './places.js';

/** The form in which a route of an HTTP API sends requests is said at the integration that it leads to. */
export const payloadFormat = 'payload_format_version';

/** Sets it where the route names an integration of this file. */
export function setPayloadFormat(draft: HclDraft, route: Block | undefined, value: NewValue): boolean {
  const target = route && attributeOf(route.body, 'target')?.value;
  const label = target && integrationIn(draft.text.slice(target.start + 1, target.end - 1));
  const integration = draft.body.blocks.find(
    ({ type, labels }) =>
      type === 'resource' && labels[0]?.text === 'aws_apigatewayv2_integration' && labels[1]?.text === label,
  );
  if (!integration || typeof value !== 'string') return false;
  return setAttribute(draft, integration, payloadFormat, quoted(value), []);
}

/** The label of the integration in `integrations/${aws_apigatewayv2_integration.save.id}`. */
export function integrationIn(target: string): string | undefined {
  return /^integrations\/\$\{\s*aws_apigatewayv2_integration\.([\w-]+)\.id\s*\}$/.exec(target)?.[1];
}
