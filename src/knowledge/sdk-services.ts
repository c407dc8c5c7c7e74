import { servicePrefixes } from './iam-actions.js';

/**
 * The IAM prefix of a service as an SDK names it: the package of JS v3 (`sfn`, `@aws-sdk/client-sfn`), the class of JS v2
 * (`StepFunctions`), the client of boto3 (`stepfunctions`). Case, dashes and a trailing `Client` do not matter. Undefined
 * for a name no SDK has and for services without IAM actions.
 */
export function iamPrefix(service: string): string | undefined {
  const key = normalise(service);
  return byName.get(key) ?? byName.get(key.replace(/(document)?client$/, ''));
}

function normalise(service: string): string {
  return service
    .toLowerCase()
    .replace(/^@aws-sdk\/(client-|lib-|util-)?/, '')
    .replace(/[^a-z0-9]/g, '');
}

/**
 * IAM prefixes and the names SDKs have for them where the two differ. A service that is called what IAM calls it needs no
 * row. Sources: service lists of botocore 1.43.11 (boto3 names and service ids, which JS v3 packages follow), the class
 * list of the AWS SDK for JavaScript v2, iam-data of 2026-09-26; compared on 2026-11-21.
 */
const names = `
a4b                   alexaforbusiness
aco-automation        computeoptimizerautomation
aidevops              devopsagent
airflow               mwaa
airflow-serverless    mwaaserverless
aoss                  opensearchserverless
apigateway            apigatewayv2
appconfig             appconfigdata
aps                   amp
aws-marketplace       marketplaceagreement marketplacecatalog marketplacedeployment marketplacediscovery marketplaceentitlement marketplaceentitlementservice marketplacemetering marketplacereporting meteringmarketplace
bedrock               bedrockagent bedrockagentruntime bedrockdataautomation bedrockdataautomationruntime bedrockruntime
bedrock-agentcore     bedrockagentcorecontrol
cases                 connectcases
cassandra             keyspaces keyspacesstreams
ce                    costexplorer
chime                 chimesdkidentity chimesdkmediapipelines chimesdkmeetings chimesdkmessaging chimesdkvoice
cloudformation        cloudcontrol cloudcontrolapi
cloudhsm              cloudhsmv2
cloudsearch           cloudsearchdomain
cognito-idp           cognitoidentityprovider cognitoidentityserviceprovider
config                configservice
connect               connectcontactlens
connect-campaigns     connectcampaignsv2
cur                   costandusagereportservice
discovery             applicationdiscoveryservice
dms                   databasemigrationservice
ds                    directoryservice
ds-data               directoryservicedata
dynamodb              dynamodbstreams dynamodbdocument documentclient
elasticfilesystem     efs
elasticloadbalancing  elasticloadbalancingv2 elb elbv2
elasticmapreduce      emr
es                    elasticsearchservice opensearch opensearchservice
events                eventbridge cloudwatchevents
execute-api           apigatewaymanagementapi
finspace-api          finspacedata
forecast              forecastquery forecastservice forecastqueryservice
geo                   location locationservice
greengrass            greengrassv2
health-agent          connecthealth
iot                   iotdata iotdataplane iotsecuretunneling
iotevents             ioteventsdata
iotjobsdata           iotjobsdataplane
ivs                   ivsrealtime
kinesisanalytics      kinesisanalyticsv2
kinesisvideo          kinesisvideoarchivedmedia kinesisvideomedia kinesisvideosignaling kinesisvideosignalingchannels kinesisvideowebrtcstorage
lex                   lexmodelbuildingservice lexmodels lexmodelsv2 lexruntime lexruntimeservice lexruntimev2 lexv2models lexv2runtime
logs                  cloudwatchlogs
mechanicalturk        mturk
mediastore            mediastoredata
mgh                   migrationhub migrationhubconfig
mobiletargeting       pinpoint
neptune-db            neptunedata
partnercentral        partnercentralaccount partnercentralbenefits partnercentralchannel partnercentralselling
payment-cryptography  paymentcryptographydata
personalize           personalizeevents personalizeruntime
profile               customerprofiles
rds                   docdb neptune
rds-data              rdsdataservice
refactor-spaces       migrationhubrefactorspaces
s3                    s3control storage s3presignedpost s3requestpresigner
sagemaker             augmentedairuntime sagemakera2iruntime sagemakeredge sagemakerfeaturestoreruntime sagemakermetrics sagemakerruntime
scn                   supplychain
sdb                   simpledb simpledbv2
serverlessrepo        serverlessapplicationrepository
servicecatalog        servicecatalogappregistry
ses                   mailmanager pinpointemail sesv2
signer                signerdata
sms-voice             pinpointsmsvoice pinpointsmsvoicev2
sso                   ssoadmin
sso-oauth             ssooidc
states                sfn stepfunctions
tag                   resourcegroupstaggingapi
tax                   taxsettings
thinclient            workspacesthinclient
timestream            timestreamquery timestreamwrite
transcribe            transcribeservice transcribestreaming transcribestreamingservice
wisdom                qconnect
`;

const byName: ReadonlyMap<string, string> = new Map([
  ...servicePrefixes.map((prefix) => [normalise(prefix), prefix] as const),
  // After the prefixes, as `opensearch` is another service in IAM than in the SDKs.
  ...names
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [prefix = '', ...aliases] = line.split(/\s+/);
      return aliases.map((alias) => [alias, prefix] as const);
    }),
]);
