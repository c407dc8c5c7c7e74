import type { TemplateFacts } from '../../../model/template.js';
import type { Stack } from '../../stack/stack.js';

/** What in a template may declare more than can be read: macros, modules, loops over lists nobody knows. */
export function incompleteParts(stack: Stack): TemplateFacts['incomplete'] {
  const { top } = stack;
  const macros = top
    .get('Transform')
    .items()
    .flatMap((item) => {
      const name = item.literal ?? item.get('Name').literal;
      if (name !== undefined && understood.has(name)) return [];
      const reason = `${name ?? 'a macro'} may add or change resources`;
      return item.range ? [{ range: item.range, reason }] : [];
    });
  const resources = top.get('Resources');
  const modules = [...stack.resources.values()]
    .filter(({ type }) => type.endsWith('::MODULE'))
    .map(({ type, keyRange }) => ({ range: keyRange, reason: `${type} brings resources of its own` }));
  const fragments = stack.fragment ? [stack.fragment] : [];
  const known = [...macros, ...modules, ...fragments];
  const reason = resources.incompleteReason ?? top.incompleteReason;
  const range = resources.range ?? top.range;
  return reason !== undefined && range ? [...known, { range, reason }] : known;
}

/** Transforms that are read here, or that add nothing a rule asks for (CloudFormation user guide, transforms, 2026-10). */
const understood: ReadonlySet<string> = new Set([
  'AWS::Serverless-2016-10-31',
  'AWS::LanguageExtensions',
  'AWS::CodeDeployBlueGreen',
  'AWS::CodeStar',
]);
