import { editDistance } from '../../../model/edit-distance.js';
import type { MisusedPart } from '../../../model/template.js';
import { rangeIn } from '../../documents/document.js';
import { entryOf, type MapEntry, type TemplateNode, textOf } from '../../documents/nodes.js';
import type { CloudFormationFile } from '../../stack/file.js';
import type { Stack } from '../../stack/stack.js';

/**
 * What SAM and CloudFormation refuse in one template: types of SAM without its transform, names that `Globals` does not
 * take, properties that stand beside `Properties`. Only slips are told: a name that nothing comes near may be newer than
 * this.
 */
export function misusedParts({ file, fragment }: Stack): readonly MisusedPart[] {
  if (fragment || !file.root || file.problems.length > 0) return [];
  return [...missingTransform(file), ...inGlobals(file), ...besideProperties(file)];
}

function missingTransform(file: CloudFormationFile): readonly MisusedPart[] {
  const { root } = file;
  const isWhole = entryOf(root, 'AWSTemplateFormatVersion') ?? entryOf(root, 'Globals');
  if (!isWhole || entryOf(root, 'Transform') || entryOf(root, 'Fn::Transform')) return [];
  const first = resourcesIn(file).find(({ value }) => typeOf(value)?.startsWith('AWS::Serverless::'));
  const type = entryOf(first?.value, 'Type')?.value;
  if (!first || !type) return [];
  return [
    {
      range: rangeIn(file, type.start, type.end),
      part: textOf(type) ?? '',
      effect: 'refused',
      reason:
        'the template does not name the transform AWS::Serverless-2016-10-31, without which CloudFormation knows no such type',
      completes: { dialect: 'sam', file: file.path, path: ['Transform'] },
    },
  ];
}

function inGlobals(file: CloudFormationFile): readonly MisusedPart[] {
  const globals = entryOf(file.root, 'Globals')?.value;
  if (globals?.kind !== 'map') return [];
  return globals.entries.flatMap((section) => {
    const names = sections[section.key];
    if (!names) return misspelled(file, section, 'Globals', Object.keys(sections));
    if (section.value.kind !== 'map') return [];
    return section.value.entries.flatMap((entry): readonly MisusedPart[] => {
      if (names.has(entry.key)) return [];
      if (!neverShared.has(`${section.key}.${entry.key}`)) {
        return misspelled(file, entry, `Globals.${section.key}`, [...names]);
      }
      return [
        {
          range: rangeIn(file, entry.keyStart, entry.keyEnd),
          part: `${entry.key} under Globals.${section.key}`,
          effect: 'refused',
          reason: `SAM does not take ${entry.key} for all: write it at each resource`,
        },
      ];
    });
  });
}

/** Settings of a function that stand beside `Properties`, and `IgnoreGlobals` that does not. */
function besideProperties(file: CloudFormationFile): readonly MisusedPart[] {
  return resourcesIn(file).flatMap(({ key, value }): readonly MisusedPart[] => {
    if (value.kind !== 'map') return [];
    const type = typeOf(value) ?? '';
    const ignoring = type.startsWith('AWS::Serverless::')
      ? entryOf(entryOf(value, 'Properties')?.value, 'IgnoreGlobals')
      : undefined;
    const inside = ignoring ? [misplaced(file, ignoring, `Properties of ${key}`, 'it stands beside Properties')] : [];
    if (!/^AWS::(?:Serverless|Lambda)::Function$/.test(type)) return inside;
    const outside = value.entries.filter((entry) => ofFunctions.has(entry.key));
    return [...inside, ...outside.map((entry) => misplaced(file, entry, key, 'it belongs under Properties'))];
  });
}

function misplaced(file: CloudFormationFile, entry: MapEntry, where: string, reason: string): MisusedPart {
  const range = rangeIn(file, entry.keyStart, entry.keyEnd);
  return { range, part: `${entry.key} under ${where}`, effect: 'refused', reason };
}

function misspelled(
  file: CloudFormationFile,
  { key, keyStart, keyEnd }: MapEntry,
  where: string,
  names: readonly string[],
): readonly MisusedPart[] {
  const by = names.find((name) => name !== key && editDistance(name.toLowerCase(), key.toLowerCase()) <= slips(name));
  if (by === undefined || key.startsWith('Fn::')) return [];
  const reason = `SAM takes no ${key} there: it is called ${by}`;
  const range = rangeIn(file, keyStart, keyEnd);
  return [{ range, part: `${key} under ${where}`, effect: 'refused', reason, meant: { name: key, by } }];
}

/** How many letters of a name may be wrong. */
function slips(name: string): number {
  return name.length < 5 ? 1 : 2;
}

function resourcesIn({ root }: CloudFormationFile): readonly MapEntry[] {
  const resources = entryOf(root, 'Resources')?.value;
  return resources?.kind === 'map' ? resources.entries : [];
}

function typeOf(resource: TemplateNode): string | undefined {
  return textOf(entryOf(resource, 'Type')?.value);
}

/** What stands under each section of `Globals` (AWS SAM developer guide, Globals section, 2026-11). */
const sections: Readonly<Record<string, ReadonlySet<string>>> = {
  Function: names(`Architectures AssumeRolePolicyDocument AutoPublishAlias AutoPublishAliasAllProperties
    CapacityProviderConfig CodeSigningConfigArn CodeUri DeadLetterQueue DeploymentPreference Description DurableConfig
    Environment EphemeralStorage EventInvokeConfig FileSystemConfigs FunctionScalingConfig FunctionUrlConfig Handler
    ImageConfig ImageUri InlineCode KmsKeyArn Layers LoggingConfig MemorySize PackageType PermissionsBoundary
    PropagateTags ProvisionedConcurrencyConfig RecursiveLoop ReservedConcurrentExecutions RolePath Runtime
    RuntimeManagementConfig SnapStart SourceKMSKeyArn Tags TenancyConfig Timeout Tracing VersionDeletionPolicy
    VersionDescription VpcConfig`),
  Api: names(`AccessLogSetting AlwaysDeploy ApiKeySourceType Auth BinaryMediaTypes CacheClusterEnabled CacheClusterSize
    CanarySetting Cors DefinitionUri Description DisableExecuteApiEndpoint Domain EndpointConfiguration FailOnWarnings
    GatewayResponses MergeDefinitions MethodSettings MinimumCompressionSize Mode Models Name OpenApiVersion Policy
    PropagateTags SecurityPolicy Tags TracingEnabled Variables`),
  HttpApi: names(`AccessLogSettings Auth CorsConfiguration DefaultRouteSettings Description DisableExecuteApiEndpoint
    Domain FailOnWarnings Name PropagateTags RouteSettings StageVariables Tags`),
  WebSocketApi: names(''),
  SimpleTable: names('DeletionPolicy PointInTimeRecoverySpecification SSESpecification Tags'),
  StateMachine: names('PropagateTags Tags'),
  LayerVersion: names('PublishLambdaVersion RetentionPolicy'),
  CapacityProvider: names(''),
};

/** What the guide says is for each resource alone (Globals section, what is not supported, 2026-11). */
const neverShared: ReadonlySet<string> = new Set([
  ...['Function.Role', 'Function.Policies', 'Function.FunctionName', 'Function.Events'],
  ...['Api.StageName', 'Api.DefinitionBody'],
]);

/** Settings of a function; the attributes that resources may have beside `Properties` have other names. */
const ofFunctions =
  names(`Architectures CodeUri Code DeadLetterConfig DeadLetterQueue Environment EphemeralStorage Events
  FunctionName Handler ImageUri InlineCode Layers MemorySize PackageType Policies ReservedConcurrentExecutions Role Runtime
  SnapStart Timeout Tracing TracingConfig VpcConfig`);

function names(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}
