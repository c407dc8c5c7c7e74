import type { TemplateIntent } from '../../../src/model/intent.js';
import { LineIndex } from '../../../src/model/source.js';
import type { Declaration, FunctionDeclaration, TemplateFacts } from '../../../src/model/template.js';
import { createPulumiReader } from '../../../src/readers/templates/pulumi/index.js';
import { partOf } from '../../../src/readers/templates/pulumi/recognise.js';
import { dedent, installedAssets } from '../python/reading.js';

export const reader = await createPulumiReader(installedAssets);

/** Every application of some files by path. What is asked for and no template by itself is read too, as a workspace does. */
export function assembled(files: Readonly<Record<string, string>>): readonly TemplateFacts[] {
  const sources = Object.entries(files).map(([path, text]) => ({ path, text: dedent(text) }));
  const read = new Map(
    sources.filter((source) => partOf(source) !== undefined).map((source) => [source.path, reader.read(source)]),
  );
  for (;;) {
    const asked = new Set<string>();
    const asking = new AskingMap(read, asked);
    const facts = reader.assemble(asking);
    const more = sources.filter(({ path }) => asked.has(path) && !read.has(path));
    if (more.length === 0) return facts;
    for (const source of more) read.set(source.path, reader.read(source));
  }
}

/** Files that note which were asked for. */
class AskingMap<Facts> extends Map<string, Facts> {
  readonly #asked: Set<string>;

  constructor(files: ReadonlyMap<string, Facts>, asked: Set<string>) {
    super(files);
    this.#asked = asked;
  }

  override get(path: string): Facts | undefined {
    this.#asked.add(path);
    return super.get(path);
  }
}

/** What one program in TypeScript declares. */
export function declaredInTypeScript(
  text: string,
  others: Readonly<Record<string, string>> = {},
): readonly Declaration[] {
  return single(
    assembled({ 'Pulumi.yaml': 'name: orders\nruntime: nodejs\n', 'index.ts': head + dedent(text), ...others }),
  );
}

/** What one program in Python declares. */
export function declaredInPython(text: string, others: Readonly<Record<string, string>> = {}): readonly Declaration[] {
  return single(
    assembled({
      'Pulumi.yaml': 'name: orders\nruntime: python\n',
      '__main__.py': `import json\nimport pulumi\nimport pulumi_aws as aws\n${dedent(text)}`,
      ...others,
    }),
  );
}

/** What one program in YAML declares: `text` is what stands below the head of its project file. */
export function declaredInYaml(text: string, others: Readonly<Record<string, string>> = {}): readonly Declaration[] {
  return single(assembled({ 'Pulumi.yaml': `name: orders\nruntime: yaml\n${dedent(text)}`, ...others }));
}

export const head = "import * as aws from '@pulumi/aws';\nimport * as pulumi from '@pulumi/pulumi';\n";

function single([facts]: readonly TemplateFacts[]): readonly Declaration[] {
  if (!facts) throw new Error('nothing was assembled');
  return facts.declarations;
}

/** The declarations of a kind. */
export function ofKind<K extends Declaration['kind']>(
  declarations: readonly Declaration[],
  kind: K,
): readonly Extract<Declaration, { kind: K }>[] {
  return declarations.filter((each): each is Extract<Declaration, { kind: K }> => each.kind === kind);
}

/** The only function. */
export function functionIn(declarations: readonly Declaration[]): FunctionDeclaration {
  const [found, ...others] = ofKind(declarations, 'function');
  if (!found || others.length > 0) throw new Error(`there are ${others.length + (found ? 1 : 0)} functions`);
  return found;
}

/** Triggers as their kind, source and function. */
export function triggersIn(declarations: readonly Declaration[]): readonly (readonly unknown[])[] {
  return ofKind(declarations, 'trigger').map((trigger) => [
    trigger.trigger,
    trigger.source.kind === 'known' && trigger.source.value.kind === 'resource' ? trigger.source.value.id : undefined,
    trigger.function.kind === 'known' && trigger.function.value.kind === 'resource'
      ? trigger.function.value.id
      : undefined,
  ]);
}

/** The text of a file after the edits of a fix; undefined when the reader cannot express it. */
export function edited(path: string, text: string, intents: readonly TemplateIntent[]): string | undefined {
  const edits = reader.edit({ path, text }, intents);
  if (!edits) return undefined;
  const index = new LineIndex({ path, text });
  return [...edits]
    .sort((a, b) => index.offset(b.range.start) - index.offset(a.range.start))
    .reduce(
      (result, { range, text: replacement }) =>
        result.slice(0, index.offset(range.start)) + replacement + result.slice(index.offset(range.end)),
      text,
    );
}
