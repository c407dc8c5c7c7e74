import { readsSettings } from '../../knowledge/secret-stores.js';
import type { LinkedCall } from '../../model/application.js';
import { rangeKey } from '../../model/source.js';
import type { Declaration, StatementCondition, Target } from '../../model/template.js';
import { absent, always, certain } from '../../model/value.js';
import { declaredKinds } from './declared-kinds.js';
import { pipelinesWhere, stepsOf } from './pipelines.js';
import { type Shown, sightingOfFile, sightingsAt } from './sighting.js';
import type { SkillSignals, Surroundings } from './signal.js';

export const secretsAndEncryptionSignals: SkillSignals = {
  skill: 'secrets-and-encryption',
  isObservable: ({ application }) =>
    application.functions.length + application.handlers.length > 0 ||
    [...application.declarations.values()].some(({ kind }) => keepsData.has(kind)),
  observers: {
    'sec.secret-reference': (surroundings) => sightingsAt(secretsRead(surroundings)),
    'sec.rotation': ({ application }) =>
      sightingsAt(
        declaredKinds(application, 'AWS::SecretsManager::RotationSchedule', 'AWS::SecretsManager::SecretRotation'),
      ),
    'sec.cmk': ({ application }) => sightingsAt([...application.declarations.values()].filter(hasOwnKey)),
    'sec.tls-only': ({ application }) =>
      sightingsAt([...application.declarations.values()].filter(refusesPlainTransport)),
    'sec.scan-in-ci': ({ application, repository }) => [
      ...scanning(repository).map(sightingOfFile),
      ...sightingsAt(declaredKinds(application, 'AWS::Lambda::CodeSigningConfig')),
    ],
  },
  unobservable: {},
};

/** What can be told to use a key; parts of it (triggers, roles) take the key over and count with it. */
const keepsData: ReadonlySet<Declaration['kind']> = new Set([
  'function',
  'queue',
  'topic',
  'table',
  'stream',
  'bucket',
  'secret',
  'log-group',
  'bus',
  'workflow',
]);

/** Secrets that are read once in a while, by calls that keep them or through the extension that does. */
function secretsRead({ application: { handlers, functions }, kept }: Surroundings): readonly Shown[] {
  const places = new Set(kept('secret-or-parameter-fetched-per-invocation').map(({ place }) => rangeKey(place)));
  return [
    ...handlers.flatMap(({ reach }) =>
      reach.calls
        .filter((call) => readsSecret(call) && places.has(rangeKey(call.range)))
        .map(({ range, service, operation }) => ({ range, name: `${service} ${operation}` })),
    ),
    ...functions.filter(({ layers }) => layers.some((layer) => always(layer, (target) => isExtension(target)))),
  ];
}

/** A parameter is a secret where it is asked to be decrypted. */
function readsSecret(call: LinkedCall): boolean {
  if (!readsSettings(call)) return false;
  const decrypts = Object.entries(call.arguments).some(
    ([path, argument]) =>
      /(?:^|\.)(?:with_?)?decrypt(?:ion)?$/i.test(path) && argument.kind === 'literal' && argument.value === true,
  );
  return call.service === 'secretsmanager' || decrypts;
}

/** Source: AWS Secrets Manager user guide, "Use AWS Secrets Manager secrets in AWS Lambda functions", read 2026-11-21. */
function isExtension(target: Target): boolean {
  return target.kind === 'text' && /:layer:AWS-Parameters-and-Secrets-Lambda-Extension(?:-Arm64)?:/.test(target.text);
}

/** A key of the account, by reference or ARN; those that AWS keeps for a service are no choice. */
function hasOwnKey({ kind, encryptionKey = absent }: Declaration): boolean {
  return (
    keepsData.has(kind) &&
    always(encryptionKey, (key) => key.kind === 'resource' || !/(?:^|:)alias\/aws\//.test(key.text))
  );
}

/** A policy of a resource that denies everybody who comes without TLS. */
function refusesPlainTransport(declared: Declaration): boolean {
  return (
    declared.kind === 'policy' &&
    declared.attachment === 'resource' &&
    declared.statements.some(
      ({ effect, conditions = [] }) => certain(effect) === 'Deny' && conditions.some(asksForPlainTransport),
    )
  );
}

/** `"Bool": { "aws:SecureTransport": "false" }`: what came without TLS. With `true` it is what came with it. */
function asksForPlainTransport({ operator, key, values }: StatementCondition): boolean {
  return (
    key.toLowerCase() === 'aws:securetransport' &&
    /^(?:For(?:Any|All)Values:)?Bool(?:IfExists)?$/i.test(certain(operator) ?? '') &&
    values.length > 0 &&
    values.every((value) => certain(value)?.toLowerCase() === 'false')
  );
}

/** Tools that look for secrets in what is committed (their documentation, read 2026-11-21). */
const scan = /\b(gitleaks|trufflehog|detect-secrets|ggshield|gitguardian|git-secrets|secretlint|talisman)\b/i;

const scanning = pipelinesWhere((pipeline) => stepsOf(pipeline).some((step) => scan.test(step)));
