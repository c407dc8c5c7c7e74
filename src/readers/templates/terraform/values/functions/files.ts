import { type Head, unknownHead } from '../../../../values/head.js';
import type { Place } from '../../../../values/place.js';
import type { TerraformFile } from '../../file.js';
import { parsedText } from '../json-text.js';
import { withTextSource } from '../site.js';
import { type Call, type FunctionFamily, unknownResult } from './call.js';

/** Functions that read files, and that turn structures into texts and back (Terraform language, functions, 2026-11). */
export const fileFunctions: FunctionFamily = {
  file: (call) => withFile(call, (file, text) => [asText(file, text, call)]),
  templatefile: (call) =>
    withFile(call, ({ path, lineStarts }, { template }) => {
      const names = new Map((call.arguments[1]?.entries() ?? []).map(({ key, place }) => [key, place]));
      const { scope } = call.site;
      return call.evaluateTemplate(template.parts, { scope, file: { path, lineStarts }, names });
    }),
  // Who reads the text takes it apart again, so that the structure itself stands for it.
  jsonencode: itself,
  yamlencode: itself,
  jsondecode: decoded,
  yamldecode: decoded,
};

function itself({ arguments: [value] }: Call): readonly Head[] {
  return value?.heads ?? [];
}

function decoded(call: Call): readonly Head[] {
  return (call.arguments[0]?.heads ?? []).flatMap((head) => {
    if (head.kind !== 'text') return [head];
    const parsed = parsedText(head);
    return parsed ? parsed.heads : unknownResult(call, 'it cannot be read as JSON or YAML');
  });
}

type FileText = NonNullable<TerraformFile['text']>;

function withFile(call: Call, use: (file: TerraformFile, text: FileText) => readonly Head[]): readonly Head[] {
  const path: Place | undefined = call.arguments[0];
  const literal = path?.literal;
  if (literal === undefined) return unknownResult(call);
  const file = call.site.scope.fileAt(literal);
  if (!file?.text) return [unknownHead(call.written, `${literal} cannot be read`)];
  return use(file, file.text);
}

function asText({ path, lineStarts }: TerraformFile, { raw }: FileText, { site, written }: Call): Head {
  const text: Head = { kind: 'text', parts: [raw], ...written };
  const piece = { start: 0, end: raw.length, heads: [text], isLiteral: true };
  return withTextSource(text, { file: { path, lineStarts }, pieces: [piece], ...(site.at && { at: site.at }) });
}
