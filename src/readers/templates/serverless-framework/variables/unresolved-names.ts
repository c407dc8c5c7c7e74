import type { UnresolvedName } from '../../../../model/template.js';
import { rangeIn } from '../../../documents/document.js';
import type { TemplateNode } from '../../../documents/nodes.js';
import type { Place } from '../../../values/place.js';
import type { Service } from '../service.js';
import { lookUp, segmentsOf } from './look-up.js';
import { parseVariables, type Variable } from './syntax.js';

/**
 * Variables of the form `${self:custom.…}` that lead to nothing. The rest of a configuration has defaults of the
 * framework's own, and what comes from elsewhere is known only when deploying.
 */
export function unresolvedNames(service: Service): readonly UnresolvedName[] {
  const found = new Map<string, UnresolvedName>();
  if ([...service.parts].some(({ problems }) => problems.length > 0)) return [];
  for (const file of service.parts) {
    if (!file.root) continue;
    for (const { text, start, end } of textsIn(file.root)) {
      for (const variable of variablesIn(text)) {
        const missing = missingIn(variable, service.top);
        if (missing)
          found.set(`${file.path} ${start} ${variable.text}`, { ...missing, range: rangeIn(file, start, end) });
      }
    }
  }
  return [...found.values()];
}

function* textsIn(
  node: TemplateNode,
): Generator<{ readonly text: string; readonly start: number; readonly end: number }> {
  switch (node.kind) {
    case 'scalar':
      if (node.value?.includes('${self:custom.')) yield { text: node.value, start: node.start, end: node.end };
      return;
    case 'list':
      for (const item of node.items) yield* textsIn(item);
      return;
    case 'map':
      for (const { value } of node.entries) yield* textsIn(value);
      return;
    case 'intrinsic':
      yield* textsIn(node.argument);
  }
}

function variablesIn(text: string): readonly Variable[] {
  return (parseVariables(text) ?? []).filter((piece): piece is Variable => typeof piece === 'object');
}

/** Every source is part of `custom`, and none is there. */
function missingIn({ text, sources }: Variable, top: Place): Omit<UnresolvedName, 'range'> | undefined {
  const parts = sources.map((source) =>
    source.kind === 'literal' || source.type !== 'self' ? undefined : missingPart(source.address ?? '', top),
  );
  const [first] = parts;
  return first && parts.every((part) => part !== undefined) ? { ...first, written: `\${${text}}` } : undefined;
}

/** The first name on the way that is not in a map which is wholly known. */
function missingPart(address: string, top: Place): Pick<UnresolvedName, 'name' | 'candidates'> | undefined {
  const segments = segmentsOf(address);
  if (segments[0] !== 'custom' || segments.length < 2 || address.includes('$')) return undefined;
  for (let length = 1; length < segments.length; length++) {
    const holder = lookUp(top, segments.slice(0, length));
    const name = segments[length] ?? '';
    const [head, ...others] = holder.heads;
    if (head?.kind !== 'map' || others.length > 0 || head.incomplete !== undefined) return undefined;
    if (head.entries.every(({ key }) => key !== name)) return { name, candidates: head.entries.map(({ key }) => key) };
  }
  return undefined;
}
