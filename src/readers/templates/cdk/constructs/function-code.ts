import { choiceOf, type Datum, literalOf, mapOptions, optionsOf, text, unknown } from '../../../evaluation/data.js';
import { textFileOf } from '../../../evaluation/runtime/file-text.js';
import { type CdkApplication, setDefault } from '../application.js';
import { type Construct, type Part, partIn } from '../construct.js';
import { type Draft, mapOf, setAt } from '../draft.js';

/** The code of a function by what its class takes for it. */
export function setCode(construct: Construct, draft: Draft, application: CdkApplication): void {
  const { props } = construct;
  switch (construct.type) {
    case 'aws-lambda.NodejsFunction':
      setNodejsEntry(construct, draft, application);
      return;
    case 'aws-lambda.PythonFunction':
      setPythonEntry(construct, draft, application);
      return;
    case 'aws-lambda.GoFunction':
    case 'aws-lambda.DotNetFunction': {
      const entry = props.slot('entry') ?? props.slot('projectDir');
      if (entry) setAt(draft.properties, ['Code'], { ...entry, datum: assetPath(entry.datum, draft, application) });
      if (construct.type !== 'aws-lambda.GoFunction') return;
      // Source: aws-cdk-lib, `GoFunctionProps.runtime`: PROVIDED_AL2023 in version 2, with `bootstrap` as handler, 2026-11.
      if (!props.slot('runtime')) setDefault(draft, 'Runtime', text('provided.al2023', draft.site));
      setDefault(draft, 'Handler', text('bootstrap', draft.site));
      setAt(draft.metadata, ['BuildMethod'], { datum: text('go1.x', draft.site), site: draft.site });
      return;
    }
    case 'aws-lambda.DockerImageFunction':
      setImage(construct, draft, application);
      return;
    default:
      setPlainCode(construct, draft, application);
  }
}

/**
 * Source: aws-cdk-lib, `NodejsFunctionProps`: `entry` is `<file>.<id>.ts` (`.js`) beside the file that makes the construct,
 * `handler` is `handler`; a handler with a dot is taken as it is, 2026-11.
 */
function setNodejsEntry(construct: Construct, draft: Draft, application: CdkApplication): void {
  const { props } = construct;
  const code = props.slot('code');
  if (code) {
    setPlainCode(construct, draft, application);
    return;
  }
  const given = props.slot('entry');
  const file = draft.site.file.path;
  const beside = `${file.slice(file.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '')}.${construct.name}.${file.endsWith('.js') ? 'js' : 'ts'}`;
  const entry = given ? assetPath(given.datum, draft, application) : text(beside, draft.site);
  const path = literalOf(entry);
  const slot = given ?? { site: draft.site };
  if (path === undefined) {
    setAt(draft.properties, ['Code'], { ...slot, datum: entry });
  } else {
    const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.';
    const name = path.slice(path.lastIndexOf('/') + 1);
    setAt(draft.properties, ['Code'], { ...slot, datum: { ...text(folder || '.', entry.site) } });
    setAt(draft.metadata, ['BuildProperties', 'EntryPoints'], {
      datum: { kind: 'list', items: [{ datum: text(name, entry.site), site: slot.site }], site: slot.site },
      site: slot.site,
    });
    setHandler(draft, 'index', 'handler');
  }
  setAt(draft.metadata, ['BuildMethod'], { datum: text('esbuild', draft.site), site: draft.site });
  if (!props.slot('runtime')) {
    const reason = 'the runtime that NodejsFunction takes by itself depends on the version of the CDK';
    setDefault(draft, 'Runtime', unknown(draft.site, reason));
  }
}

/** Source: @aws-cdk/aws-lambda-python-alpha, `index` is `index.py` and `handler` is `handler`, 2026-11. */
function setPythonEntry(construct: Construct, draft: Draft, application: CdkApplication): void {
  const entry = construct.props.slot('entry');
  if (entry) setAt(draft.properties, ['Code'], { ...entry, datum: assetPath(entry.datum, draft, application) });
  const index = construct.props.get('index');
  const file = index ? literalOf(index) : 'index.py';
  if (file === undefined) setDefault(draft, 'Handler', unknown(draft.site, 'the file of the handler is not known'));
  else setHandler(draft, file.replace(/\.py$/, ''), 'handler');
}

/** The handler string of a bundled function: the file that is bundled, and the export. */
function setHandler(draft: Draft, module: string, fallback: string): void {
  const given = draft.properties.entries.get('Handler');
  const handler = given?.datum ?? text(fallback, draft.site);
  const whole = mapOptions(handler, (option) => {
    const name = literalOf(option);
    return name === undefined ? option : text(`${module}.${name.slice(name.lastIndexOf('.') + 1)}`, option.site);
  });
  setAt(draft.properties, ['Handler'], { ...(given ?? { site: draft.site }), datum: whole });
}

function setImage(construct: Construct, draft: Draft, application: CdkApplication): void {
  setDefault(draft, 'PackageType', text('Image', draft.site));
  const code = partIn(construct.props.get('code'));
  const path = code?.className === 'DockerImageCode' ? code.arguments[0] : undefined;
  if (path && code) {
    setAt(draft.metadata, ['DockerContext'], { datum: assetPath(path, draft, application), site: code.site });
  }
}

function setPlainCode(construct: Construct, draft: Draft, application: CdkApplication): void {
  const slot = construct.props.slot('code');
  if (!slot) return;
  const options = optionsOf(slot.datum).map((option) => codeOf(partIn(option), option, draft, application));
  const [inlineFile] = options.flatMap((option) => textFileOf(option) ?? []);
  if (inlineFile !== undefined) {
    setInlineFile(inlineFile, draft, application);
    return;
  }
  setAt(draft.properties, ['Code'], { ...slot, datum: choiceOf(options, slot.site) });
}

/** Inline code that is read from a file: that file is where the handler is, whatever Lambda calls it. */
function setInlineFile(path: string, draft: Draft, application: CdkApplication): void {
  const file = application.relativePath(path, draft.site) ?? path;
  const name = file.slice(file.lastIndexOf('/') + 1);
  setDefault(draft, 'Code', text(file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '.', draft.site));
  setHandler(draft, name.replace(/\.[^.]+$/, ''), 'handler');
}

function codeOf(code: Part | undefined, whole: Datum, draft: Draft, application: CdkApplication): Datum {
  if (!code)
    return whole.kind === 'unknown' ? whole : unknown(whole.site, 'where its code is is known only when it runs');
  const [first] = code.arguments;
  const path = assetPathOf(code)?.datum;
  switch (code.type.split('.').at(-1)) {
    case 'fromInline':
    case 'InlineCode':
    case 'inline':
      return first && textFileOf(first) !== undefined ? first : mapOf({ ZipFile: first }, code.site);
    case 'fromBucket':
    case 'bucket':
    case 'S3Code':
    case 'fromCfnParameters':
      return mapOf({ S3Bucket: text('', code.site) }, code.site);
    case 'fromAsset':
    case 'AssetCode':
    case 'asset':
    case 'fromDockerBuild':
    case 'fromCustomCommand':
      if (code.props.slot('bundling') || !/^(?:from)?[aA]sset/.test(code.type.split('.').at(-1) ?? '')) {
        setAt(draft.metadata, ['BuildMethod'], { datum: text('bundling', code.site), site: code.site });
      }
      return path
        ? assetPath(path, draft, application)
        : unknown(code.site, 'where its code is is known only when it runs');
    case 'fromAssetImage':
    case 'fromEcr':
    case 'fromEcrImage':
      return mapOf({ ImageUri: text('', code.site) }, code.site);
    default:
      return unknown(code.site, 'where its code is is known only when it runs');
  }
}

/** The path an asset is made from. */
export function assetPathOf(
  code: Part | undefined,
): { readonly datum: Datum; readonly site: Datum['site'] } | undefined {
  const datum = code?.arguments[0] ?? code?.props.get('path');
  return datum && { datum, site: datum.site };
}

/** A path of the program, seen from the file that declares the resource. */
export function assetPath(datum: Datum, draft: Draft, application: CdkApplication): Datum {
  return mapOptions(datum, (option) => {
    const path = literalOf(option);
    if (path === undefined) return option;
    const found = application.relativePath(path, draft.site);
    return found === undefined
      ? unknown(option.site, `${path} lies outside of the workspace`)
      : text(found, option.site);
  });
}
