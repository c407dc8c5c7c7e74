import { runtimeFamily, runtimeVersion } from '../../../src/knowledge/runtimes.js';
import type { Application, Handler, LambdaFunction, Project } from '../../../src/model/application.js';
import type { FixProposal } from '../../../src/model/finding.js';
import type { Rule } from '../../../src/model/rule.js';
import type { SourceRange } from '../../../src/model/source.js';
import { certain } from '../../../src/model/value.js';

/** A file is written as the kind of module it is loaded as. */
export const check: Rule = (application, verdict) => {
  for (const declared of application.functions) {
    const { code, name } = declared;
    if (declared.generated || code.kind !== 'found' || !isLoadedAsWritten(declared, code.handler)) continue;
    const { handler } = code;
    const written = handler.reach.moduleFormats.find(({ file }) => file === handler.file);
    if (!written) continue;
    const loaded = loadedAs(declared, handler);
    const mismatch = loaded.format === 'esm' ? written.commonjs : written.esm;
    const isDetected = loaded.format === 'commonjs' && loaded.mayDetect && detectsModules(declared);
    if (!mismatch || isDetected) verdict.holds({ name, range: handler.range });
    else {
      verdict.fails(
        { name, range: mismatch },
        {
          message: messageOf(name, handler.file, loaded, mismatch),
          function: name,
          related: [{ range: declared.range, message: name }],
          fix: () => setType(loaded, application),
        },
      );
    }
  }
};

interface Loaded {
  readonly format: 'esm' | 'commonjs';
  /** Nothing says what it is, so that newer runtimes look into the file. */
  readonly mayDetect: boolean;
  readonly because: string;
  /** The `package.json` that counts: its type, or that it has none. */
  readonly project?: Project;
}

/** JavaScript that no tool turns into something else before it is packed. */
function isLoadedAsWritten({ packaging, runtime, environment }: LambdaFunction, handler: Handler): boolean {
  if (handler.language !== 'javascript' || packaging.kind !== 'folder') return false;
  if (packaging.buildMethod !== undefined || packaging.entryPoints.length > 0) return false;
  const id = certain(runtime);
  if (id === undefined || runtimeFamily(id) !== 'nodejs') return false;
  if (!environment.complete || environment.variables.some((variable) => variable.name === 'NODE_OPTIONS')) return false;
  return isWithin(handler.file, certain(packaging.folder)) && !handler.projects.some(isBuilt);
}

function isBuilt({ dependencies }: Project): boolean {
  return dependencies.some((name) => builders.test(name));
}

const builders =
  /^(?:typescript|esbuild|webpack|rollup|parcel|vite|tsup|tsx|sst|ncc|@vercel\/ncc|@babel\/.*|@swc\/.*|babel-.*|.*-(?:esbuild|webpack|bundle)(?:-.*)?)$/;

function isWithin(file: string, folder: string | undefined): boolean {
  return folder !== undefined && (folder === '' || file.startsWith(`${folder}/`));
}

/** What lies above the folder that is packed does not reach Lambda. */
function loadedAs({ packaging }: LambdaFunction, { file, projects }: Handler): Loaded {
  const ending = file.slice(file.lastIndexOf('.'));
  if (ending === '.mjs') return { format: 'esm', mayDetect: false, because: 'by its ending .mjs' };
  if (ending === '.cjs') return { format: 'commonjs', mayDetect: false, because: 'by its ending .cjs' };
  const folder = packaging.kind === 'folder' ? certain(packaging.folder) : undefined;
  const [nearest] = projects.filter((project) => isWithin(project.file, folder));
  const project = nearest && { project: nearest };
  const type = nearest?.moduleType;
  if (type !== undefined) {
    const format = type === 'module' ? 'esm' : 'commonjs';
    return { format, mayDetect: false, because: `by "type": "${type}" in ${nearest?.file}`, ...project };
  }
  const because = 'as no package.json that is packed with it says "type": "module"';
  return { format: 'commonjs', mayDetect: true, because, ...project };
}

/** From Node.js 24 on a file that nothing is said of is looked into. Lambda switches that off before. */
function detectsModules({ runtime }: LambdaFunction): boolean {
  const [major = 0] = runtimeVersion(certain(runtime) ?? '') ?? [];
  return major >= 24;
}

function messageOf(name: string, file: string, { format, because }: Loaded, { start }: SourceRange): string {
  const base = file.slice(file.lastIndexOf('/') + 1);
  const stem = base.slice(0, base.lastIndexOf('.'));
  const line = start.line + 1;
  return format === 'esm'
    ? `${base} is loaded as an ES module, ${because}, and line ${line} is CommonJS: ${name} fails at every start. Write import and export, or call it ${stem}.cjs.`
    : `${base} is loaded as CommonJS, ${because}, and line ${line} is of an ES module: ${name} fails at every start. Call it ${stem}.mjs, or add the type.`;
}

/** Where all code that the `package.json` counts for is known, and is of the kind that this file is. */
function setType({ format, project }: Loaded, { functions }: Application): readonly FixProposal[] {
  if (!project || project.dependencies.some((name) => configured.test(name))) return [];
  const type = format === 'esm' ? 'commonjs' : 'module';
  const folder = project.file.slice(0, -'package.json'.length);
  const scripts = functions.filter(({ runtime }) => runtimeFamily(certain(runtime) ?? 'nodejs') === 'nodejs');
  if (!scripts.every(({ code }) => code.kind === 'found' && runsAs(type, folder, code.handler))) return [];
  return [
    {
      title: `Set "type": "${type}" in ${project.file}, which counts for every .js file it is the nearest to`,
      safety: 'suggested',
      intents: [{ kind: 'set-module-type', at: startOf(project.file), type }],
    },
  ];
}

/** Tools whose own settings are mostly .js files, of whichever kind. */
const configured =
  /^(?:jest|ts-jest|eslint|prettier|mocha|ava|nyc|gulp|grunt|karma|cypress|stylelint|tailwindcss|postcss|@commitlint\/.*)$/;

/** The code of a handler in a folder works as modules of that kind. */
function runsAs(type: 'module' | 'commonjs', folder: string, { reach }: Handler): boolean {
  const counts = (file: string) => file.startsWith(folder) && file.endsWith('.js');
  if (!reach.files.some(counts)) return true;
  const formats = reach.moduleFormats.filter(({ file }) => counts(file));
  if (type === 'commonjs') return reach.complete && formats.every(({ esm }) => esm === undefined);
  const imports = reach.imports.filter(({ range, typeOnly }) => counts(range.file) && !typeOnly);
  return (
    reach.complete &&
    formats.every(({ commonjs, asksForItsPlace }) => !commonjs && !asksForItsPlace) &&
    imports.every(({ module }) => !/^\.\.?\/|\.json$/.test(module) || /\.[mc]?js$/.test(module))
  );
}

function startOf(file: string): SourceRange {
  const start = { line: 0, character: 0 };
  return { file, start, end: start };
}
