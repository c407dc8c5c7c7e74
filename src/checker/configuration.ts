import * as v from 'valibot';
import { type Document, isMap, isNode, isScalar, parseDocument } from 'yaml';
import type { SkillLevel } from '../model/finding.js';
import { LineIndex } from '../model/source.js';
import { nearest, suggestion } from './nearest.js';
import type { Problem } from './problem.js';
import type { Preset, Settings } from './settings.js';

/** Where a workspace says what it wants; the same file for every face. */
export const configurationFileName = '.serverless-coach.yaml';

/** What a configuration file says, with the defaults filled in. */
export interface Configuration extends Pick<Settings, 'preset' | 'severities'> {
  /** Globs, relative to the configuration file's folder, of what is not read. */
  readonly ignore: readonly string[];
  /** A role of the skill framework, by id. */
  readonly role?: string;
  readonly level?: SkillLevel;
}

/** The configuration where there is no file. */
export const defaultConfiguration: Configuration = { preset: 'recommended', severities: new Map(), ignore: [] };

/** What a configuration may name. */
export interface ConfigurationVocabulary {
  readonly rules: readonly string[];
  readonly roles: readonly string[];
}

const presets = ['recommended', 'strict', 'all'] as const satisfies readonly Preset[];
const severities = ['off', 'info', 'warning', 'error'] as const;
const levels = ['junior', 'middle', 'senior', 'lead', 'principal'] as const satisfies readonly SkillLevel[];

/**
 * Reads a configuration. Either every part of it is understood, or there is at least one problem that says where and
 * what to change; nothing is half applied.
 */
export function parseConfiguration(
  source: { readonly path: string; readonly text: string },
  vocabulary: ConfigurationVocabulary,
): { readonly configuration: Configuration } | { readonly problems: readonly Problem[] } {
  const document = parseDocument(source.text, { prettyErrors: false });
  const lines = new LineIndex(source);
  const at = (start: number, end: number, message: string): Problem => ({
    file: source.path,
    range: lines.range(start, end),
    message,
  });
  if (document.errors.length > 0) {
    return { problems: document.errors.map(({ pos, message }) => at(pos[0], pos[1], `Not valid YAML: ${message}`)) };
  }
  const plain = plainValue(document);
  if (plain === undefined) return { problems: [at(0, 0, 'Aliases repeat too much here; write the settings out.')] };
  const checked = v.safeParse(schemaFor(vocabulary), plain ?? {});
  if (checked.success) return { configuration: toConfiguration(checked.output) };
  return { problems: checked.issues.map((issue) => at(...placeOf(document, issue), sentence(issue))) };
}

type ConfigurationFile = v.InferOutput<ReturnType<typeof schemaFor>>;
type Issue = v.BaseIssue<unknown>;

/** Messages on values are predicates, "is 3; use …": where they stand in the file is only known afterwards. */
function schemaFor({ rules, roles }: ConfigurationVocabulary) {
  const fields = {
    extends: v.optional(oneOf(presets)),
    rules: v.nullish(
      v.pipe(
        mapping('is not a list of rules; write "queue-without-dlq: error" under it, for example.'),
        v.record(
          v.picklist(rules, ({ input }) => `There is no rule ${input}${suggestion(String(input), rules)}`),
          oneOf(severities),
        ),
      ),
    ),
    ignore: v.nullish(
      v.array(v.string(described('write a glob')), described('write a list of globs, such as [legacy/**]')),
    ),
    role: v.optional(oneOf(roles)),
    level: v.optional(oneOf(levels)),
  };
  const names = Object.keys(fields);
  return v.pipe(
    mapping('The configuration holds no settings; write "extends: recommended", for example.'),
    v.strictObject(fields, ({ path }) => {
      const key = String(path?.at(-1)?.key);
      return `There is no setting ${key}; use ${nearest(key, names) ?? alternatives(names)}.`;
    }),
  );
}

function oneOf<const Word extends string>(words: readonly Word[]) {
  return v.picklist(words, described(`use ${alternatives(words)}`));
}

function mapping(message: string) {
  return v.custom<Record<string, unknown>>(
    (input) => typeof input === 'object' && input !== null && !Array.isArray(input),
    message,
  );
}

function described(advice: string) {
  return ({ input }: Issue) => `is ${JSON.stringify(input) ?? 'empty'}; ${advice}.`;
}

function alternatives(words: readonly string[]): string {
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${words.at(-1)}` : words.join();
}

/** The whole message; predicates get the setting's way in front: `rules.queue-without-dlq is "wraning"; …`. */
function sentence({ path, message }: Issue): string {
  if (!path || concernsKey(path)) return message;
  return `${path.map(({ key }) => String(key)).join('.')} ${message}`;
}

function concernsKey(path: NonNullable<Issue['path']>): boolean {
  return path.at(-1)?.origin === 'key';
}

/** The document's value; undefined where aliases would make it explode, which no configuration needs. */
function plainValue(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 10 });
  } catch {
    return undefined;
  }
}

/** Offsets of the value an issue is about, or of its key. */
function placeOf(document: Document, { path }: Issue): readonly [number, number] {
  const keys = path?.map(({ key }) => key) ?? [];
  const parent = document.getIn(keys.slice(0, -1), true);
  if (path && isMap(parent) && concernsKey(path)) {
    const key = parent.items.find((pair) => isScalar(pair.key) && pair.key.value === keys.at(-1))?.key;
    if (isNode(key) && key.range) return [key.range[0], key.range[1]];
  }
  const node = document.getIn(keys, true);
  return isNode(node) && node.range ? [node.range[0], node.range[1]] : [0, 0];
}

function toConfiguration(file: ConfigurationFile): Configuration {
  return {
    preset: file.extends ?? defaultConfiguration.preset,
    severities: new Map(Object.entries(file.rules ?? {})),
    ignore: file.ignore ?? [],
    ...(file.role !== undefined && { role: file.role }),
    ...(file.level !== undefined && { level: file.level }),
  };
}
