import type { Declaration, FunctionDeclaration, Target } from '../../../model/template.js';
import { absent, known, unknown, type Value } from '../../../model/value.js';
import { type ArcFunction, byDefault, numberOf, originOf, rangeOf, settingOf } from './application.js';
import type { ArcFile } from './arc-file.js';

/** Seconds a function may run, and its memory in MB, when nobody says otherwise (Architect documentation, "Function config", 2026-11-21). */
const defaults = { timeoutSeconds: 5, memoryMb: 1152 };

/** The role of all functions that have no policies of their own. */
export const sharedRole = 'Role';

/** A function as a declaration. */
export function functionDeclaration(owner: ArcFunction, manifest: ArcFile): FunctionDeclaration {
  const { id, name, range, pragma, folder } = owner;
  const timeout = numberOf(owner, manifest, 'timeout');
  const memory = numberOf(owner, manifest, 'memory');
  const handler = settingOf(owner, manifest, 'handler');
  const [handlerWord] = handler?.words ?? [];
  return {
    kind: 'function',
    id,
    name,
    origin: originOf(owner, manifest),
    range,
    type: `@${pragma}`,
    conditional: false,
    packaging: { kind: 'folder', folder, entryPoints: [], buildMethod: 'architect' },
    runtime: runtimeOf(owner, manifest),
    handler:
      handler && handlerWord
        ? known(handlerWord.text, rangeOf(handler.file, handlerWord))
        : byDefault('index.handler', range),
    functionName: absent,
    timeoutSeconds: timeout.kind === 'absent' ? byDefault(defaults.timeoutSeconds, range) : timeout,
    memoryMb: memory.kind === 'absent' ? byDefault(defaults.memoryMb, range) : memory,
    reservedConcurrency: concurrencyOf(owner, manifest),
    tracing: absent,
    // Variables are set from outside of the project (`arc env`).
    environment: { variables: [], complete: false },
    layers: wordsOf(owner, manifest, 'layers'),
    architectures: architecturesOf(owner, manifest),
    role: known({ kind: 'resource', id: roleId(owner, manifest), attribute: 'arn' }, range),
    deadLetter: absent,
    logGroup: absent,
    logFormat: absent,
    applicationLogLevel: absent,
    systemLogLevel: absent,
    inVpc: absent,
    subnets: [],
    securityGroups: [],
    mountsFileSystem: absent,
    detectsCodeChange: absent,
    startsFromSnapshot: absent,
    generated: false,
  };
}

/** Policies of its own take a function out of the shared role. */
export function roleId(owner: ArcFunction, manifest: ArcFile): string {
  return settingOf(owner, manifest, 'policies') ? `${owner.id}Role` : sharedRole;
}

/** A function's own role with the policies it names. */
export function ownRole(owner: ArcFunction, manifest: ArcFile): readonly Declaration[] {
  const policies = wordsOf(owner, manifest, 'policies');
  if (policies.length === 0) return [];
  const names = policies.filter((policy) => !isDefaultPolicies(policy));
  return [
    {
      kind: 'role',
      id: roleId(owner, manifest),
      name: `${owner.name}Role`,
      origin: originOf(owner, manifest),
      range: owner.range,
      type: 'AWS::IAM::Role',
      conditional: false,
      statements: [],
      managedPolicies: names,
      policyTemplates: [],
      assumedBy: [],
      // What Architect gives by default is not spelled out here.
      complete: names.length === policies.length,
      generated: true,
    },
  ];
}

function isDefaultPolicies(policy: Value<Target>): boolean {
  return policy.kind === 'known' && policy.value.kind === 'text' && policy.value.text === 'architect-default-policies';
}

function wordsOf(owner: ArcFunction, manifest: ArcFile, name: string): readonly Value<Target>[] {
  const setting = settingOf(owner, manifest, name);
  return (setting?.words ?? []).map((word) =>
    known({ kind: 'text', text: word.text }, rangeOf(setting?.file ?? manifest, word)),
  );
}

/** Without a runtime, or with a language alone, the version of Architect decides. */
function runtimeOf(owner: ArcFunction, manifest: ArcFile): Value<string> {
  const setting = settingOf(owner, manifest, 'runtime');
  const [word] = setting?.words ?? [];
  const reason = 'the version of Architect decides which runtime it is';
  if (!setting || !word) return unknown(owner.range, reason);
  const range = rangeOf(setting.file, word);
  return /\d/.test(word.text) ? known(word.text, range) : unknown(range, reason);
}

function concurrencyOf(owner: ArcFunction, manifest: ArcFile): Value<number> {
  const setting = settingOf(owner, manifest, 'concurrency');
  return setting?.words[0]?.text === 'unthrottled' ? absent : numberOf(owner, manifest, 'concurrency');
}

function architecturesOf(owner: ArcFunction, manifest: ArcFile): Value<readonly string[]> {
  const setting = settingOf(owner, manifest, 'architecture');
  const [word] = setting?.words ?? [];
  return setting && word ? known([word.text], rangeOf(setting.file, word)) : absent;
}
