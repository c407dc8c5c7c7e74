import type { Declaration, TemplateFacts } from '../../../model/template.js';
import { absent, known } from '../../../model/value.js';
import { text } from '../../evaluation/data.js';
import { Evaluation } from '../../evaluation/evaluate.js';
import { pathTo, placeOf } from '../../evaluation/place.js';
import { rangeOf } from '../../evaluation/sites.js';
import { resolvePath } from '../../paths.js';
import { declarationsOf } from '../../resources/application.js';
import type { DeclaringTemplate, Resource } from '../../resources/resource.js';
import { pushTrigger } from '../../resources/triggers.js';
import type { Program } from '../../syntax/program.js';
import { documentIn, placeOfDocument } from '../../values/document-text.js';
import { keysOf } from '../../values/head.js';
import { CdkApplication } from './application.js';
import { appendAt, type Draft, mapOf, setAt } from './draft.js';
import type { FileSource, ProgramFile } from './file.js';
import { cdkLibrary } from './library.js';
import { makeStacks } from './lone-stacks.js';
import { parametersAndOutputs } from './parameters-and-outputs.js';
import { settingsIn } from './settings.js';
import { rendered } from './values.js';

/** Where reading an application begins. */
export interface Root {
  readonly file: ProgramFile;
  /** The settings that name it, when there are some. */
  readonly settings?: string;
  /** Nobody makes the stacks of this file: each is read as if it were made once, with arguments that are not known. */
  readonly isStackAlone: boolean;
}

/** Works one application out: its program from the entry on, and everything it makes. */
export function assembleApplication({ file, settings: path, isStackAlone }: Root, files: FileSource): TemplateFacts {
  const settings = path === undefined ? undefined : settingsIn(path, files(path));
  const entry = file.program;
  const folder = settings?.folder ?? workingFolderOf(entry.path);
  const application = new CdkApplication(folder, settings?.context ?? new Map());
  const read = new Map<string, ProgramFile>([[entry.path, file]]);
  const source = (wanted: string): Program | undefined => {
    const found = files(wanted);
    if (found?.kind !== 'program') return undefined;
    read.set(wanted, found);
    return found.program;
  };
  const evaluation = new Evaluation(source, [cdkLibrary(application)], folder);
  evaluation.run(entry);
  if (isStackAlone) makeStacks([entry], evaluation);
  else if (application.drafts.length === 0)
    makeStacks(
      [...read.values()].map(({ program }) => program),
      evaluation,
    );

  const definitions: string[] = [];
  const template = templateOf(application, files, definitions);
  for (const draft of application.drafts) tag(draft, application);
  const resources = application.drafts.map((draft) => resourceOf(draft, template));
  const declarations = declarationsOf(resources, 'cdk', deploymentTriggers(application));
  const programs = [...read.values()];
  return {
    root: entry.path,
    dialect: 'cdk',
    files: [...new Set([entry.path, ...read.keys(), ...definitions, ...(path === undefined ? [] : [path])])],
    declarations,
    incomplete: incompleteParts(application, evaluation, entry),
    ...parametersAndOutputs(application),
    regions: application.regions,
    problems: programs.flatMap(({ program }) => program.problems),
    suppressions: programs.flatMap(({ suppressions }) => suppressions),
  };
}

/** Programs are started beside `cdk.json`: mostly above the folder of the entry. */
function workingFolderOf(path: string): string {
  const folders = path.split('/').slice(0, -1);
  if (['bin', 'lib', 'src', 'stacks'].includes(folders.at(-1) ?? '')) folders.pop();
  return folders.join('/');
}

/** What a resource may ask of the program. Files it names are noted in `definitions`. */
function templateOf(application: CdkApplication, files: FileSource, definitions: string[]) {
  const names = new Set(application.drafts.map(({ name }) => name));
  return (draft: Draft): DeclaringTemplate => ({
    prefix: draft.id.slice(0, draft.id.length - draft.name.length),
    declares: (name) => names.has(name),
    definitionAt: (written) => {
      const local = resolvePath(draft.site.file.path, written);
      const file = local.kind === 'local' ? files(local.path) : undefined;
      const place = file?.kind === 'document' ? placeOfDocument(file) : undefined;
      if (local.kind !== 'local' || !place) return undefined;
      definitions.push(local.path);
      return { place, file: local.path };
    },
    definitionIn: documentIn,
  });
}

function resourceOf(draft: Draft, template: (draft: Draft) => DeclaringTemplate): Resource {
  const { properties, metadata, site } = draft;
  const whole = mapOf({ Properties: properties, ...(metadata.entries.size > 0 && { Metadata: metadata }) }, site);
  for (const [key, slot] of draft.policies.entries) whole.entries.set(key, slot);
  return {
    id: draft.id,
    logicalId: draft.name,
    type: draft.type,
    writtenType: draft.writtenType,
    keyRange: rangeOf(draft.nameSite),
    place: placeOf(whole, site, rendered),
    properties: placeOf(properties, properties.site, rendered),
    conditional: draft.isConditional,
    template: template(draft),
    ...(draft.isGenerated && { isGenerated: true }),
  };
}

/** Tags of the constructs a resource is in. Those of a resource of CloudFormation's own stand in a list already. */
function tag({ id, properties }: Draft, { tags }: CdkApplication): void {
  for (const { within, name, value } of tags) {
    if (within !== '' && id !== within && !id.startsWith(`${within}/`)) continue;
    if (properties.entries.get('Tags')?.datum.kind !== 'list') setAt(properties, ['Tags', name], value);
    else appendAt(properties, ['Tags'], { ...value, datum: mapOf({ Key: text(name, value.site) }, value.site) });
  }
}

/** Functions that the deployment itself calls. */
function deploymentTriggers({ deployments }: CdkApplication): readonly Declaration[] {
  return deployments.map(({ target, site, by }, index) => {
    const range = rangeOf(site);
    const own = {
      id: `${by.id}.Deployment${index}`,
      name: by.name,
      origin: { dialect: 'cdk', file: range.file, path: keysOf(pathTo(site)) },
      range,
      type: by.type,
      conditional: by.isConditional,
    } as const;
    return pushTrigger(
      own,
      { function: known({ kind: 'resource', id: target.id, attribute: 'arn' }, range), source: absent },
      { trigger: 'deployment', asynchronous: false },
    );
  });
}

function incompleteParts(
  { incomplete }: CdkApplication,
  evaluation: Evaluation,
  entry: Program,
): TemplateFacts['incomplete'] {
  const parts = incomplete.map(({ site, reason }) => ({ range: rangeOf(site), reason }));
  if (!evaluation.isExhausted) return parts;
  const range = rangeOf({ file: entry, start: 0, end: 0 });
  return [...parts, { range, reason: 'the program takes too long to be worked out' }];
}
