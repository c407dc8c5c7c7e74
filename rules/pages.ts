import apiAccessLoggingMissing from './structured-logging/api-access-logging-missing/rule.md';
import apiAuthMissing from './api-gateway/api-auth-missing/rule.md';
import apiEventVersionMismatch from './api-gateway/api-event-version-mismatch/rule.md';
import apiFunctionTimeoutExceedsGateway from './api-gateway/api-function-timeout-exceeds-gateway/rule.md';
import apiOptionalFieldNotGuarded from './api-gateway/api-optional-field-not-guarded/rule.md';
import apiResponseShapeInvalid from './api-gateway/api-response-shape-invalid/rule.md';
import apiThrottlingMissing from './api-gateway/api-throttling-missing/rule.md';
import asyncCallbackInForeach from './function-design/async-callback-in-foreach/rule.md';
import asyncFailureDestinationMissing from './retries-and-dlq/async-failure-destination-missing/rule.md';
import asyncHandlerAlsoUsesCallback from './function-design/async-handler-also-uses-callback/rule.md';
import backgroundWorkAfterResponse from './function-design/background-work-after-response/rule.md';
import batchCallPartialFailureIgnored from './retries-and-dlq/batch-call-partial-failure-ignored/rule.md';
import batchFailuresDeclaredNotReturned from './retries-and-dlq/batch-failures-declared-not-returned/rule.md';
import batchFailuresReturnedNotDeclared from './retries-and-dlq/batch-failures-returned-not-declared/rule.md';
import callbackHandlerOnNode24 from './function-design/callback-handler-on-node24/rule.md';
import clientCreatedPerInvocation from './cold-starts/client-created-per-invocation/rule.md';
import commandInjectionFromEvent from './function-design/command-injection-from-event/rule.md';
import corsWildcard from './api-gateway/cors-wildcard/rule.md';
import csharpAsyncVoid from './function-design/csharp-async-void/rule.md';
import dlqWithoutAlarm from './metrics-and-alarms/dlq-without-alarm/rule.md';
import durableCodeNotDeterministic from './orchestration/durable-code-not-deterministic/rule.md';
import dynamodbIndexNotDeclared from './data-access/dynamodb-index-not-declared/rule.md';
import dynamodbKeyDoesNotMatchTable from './data-access/dynamodb-key-does-not-match-table/rule.md';
import dynamodbScanInHandler from './data-access/dynamodb-scan-in-handler/rule.md';
import envDeclaredNotRead from './function-design/env-declared-not-read/rule.md';
import envReadNotDeclared from './function-design/env-read-not-declared/rule.md';
import envReservedName from './infrastructure-as-code/env-reserved-name/rule.md';
import envSecretPlaintext from './secrets-and-encryption/env-secret-plaintext/rule.md';
import errorSwallowedInEventHandler from './retries-and-dlq/error-swallowed-in-event-handler/rule.md';
import eventLoggedInFull from './structured-logging/event-logged-in-full/rule.md';
import eventRuleTargetWithoutDlq from './retries-and-dlq/event-rule-target-without-dlq/rule.md';
import functionInVpcWithoutNeed from './network-connectivity/function-in-vpc-without-need/rule.md';
import functionInvokesFunctionSynchronously from './orchestration/function-invokes-function-synchronously/rule.md';
import functionInvokesItself from './function-design/function-invokes-itself/rule.md';
import functionUrlPublic from './api-gateway/function-url-public/rule.md';
import globalMutableRequestState from './function-design/global-mutable-request-state/rule.md';
import handlerTargetMissing from './function-design/handler-target-missing/rule.md';
import hardcodedSecretInCode from './secrets-and-encryption/hardcoded-secret-in-code/rule.md';
import iamActionUnknown from './iam-least-privilege/iam-action-unknown/rule.md';
import iamActionWildcard from './iam-least-privilege/iam-action-wildcard/rule.md';
import iamAdminPolicy from './iam-least-privilege/iam-admin-policy/rule.md';
import iamCalledNotGranted from './iam-least-privilege/iam-called-not-granted/rule.md';
import iamGrantedNeverCalled from './iam-least-privilege/iam-granted-never-called/rule.md';
import iamPassroleWildcard from './iam-least-privilege/iam-passrole-wildcard/rule.md';
import iamPolicyTemplateTooBroad from './iam-least-privilege/iam-policy-template-too-broad/rule.md';
import iamResourceWildcard from './iam-least-privilege/iam-resource-wildcard/rule.md';
import iamRoleSharedByFunctions from './iam-least-privilege/iam-role-shared-by-functions/rule.md';
import idempotencyMissing from './idempotency/idempotency-missing/rule.md';
import imageFunctionWithZipProperties from './infrastructure-as-code/image-function-with-zip-properties/rule.md';
import kinesisRecordNotDecoded from './event-triggers/kinesis-record-not-decoded/rule.md';
import logLevelWithoutJsonFormat from './structured-logging/log-level-without-json-format/rule.md';
import logRetentionMissing from './structured-logging/log-retention-missing/rule.md';
import memorySizeNotMeasured from './cost-and-finops/memory-size-not-measured/rule.md';
import moduleFormatMismatch from './portability/module-format-mismatch/rule.md';
import networkCallWithoutTimeout from './retries-and-dlq/network-call-without-timeout/rule.md';
import onlyFirstRecordProcessed from './event-triggers/only-first-record-processed/rule.md';
import paginationMissing from './data-access/pagination-missing/rule.md';
import partialBatchResponseOff from './retries-and-dlq/partial-batch-response-off/rule.md';
import permissionPublic from './iam-least-privilege/permission-public/rule.md';
import permissionWithoutSource from './event-triggers/permission-without-source/rule.md';
import pollingLoopInFunction from './cost-and-finops/polling-loop-in-function/rule.md';
import processExitInHandler from './function-design/process-exit-in-handler/rule.md';
import promiseNotAwaited from './function-design/promise-not-awaited/rule.md';
import pulumiCallbackDefaultRole from './iam-least-privilege/pulumi-callback-default-role/rule.md';
import pythonAsyncDefHandler from './function-design/python-async-def-handler/rule.md';
import queueConsumerThrottledByReservedConcurrency from './concurrency-and-scaling/queue-consumer-throttled-by-reserved-concurrency/rule.md';
import queueMaxReceiveCountTooLow from './retries-and-dlq/queue-max-receive-count-too-low/rule.md';
import queueNotEncrypted from './secrets-and-encryption/queue-not-encrypted/rule.md';
import queueOrMappingSettingsInvalid from './event-triggers/queue-or-mapping-settings-invalid/rule.md';
import queueVisibilityShorterThanSixTimeouts from './retries-and-dlq/queue-visibility-shorter-than-six-timeouts/rule.md';
import queueWithoutDlq from './retries-and-dlq/queue-without-dlq/rule.md';
import recursiveTriggerLoop from './function-design/recursive-trigger-loop/rule.md';
import reservedConcurrencyZero from './concurrency-and-scaling/reserved-concurrency-zero/rule.md';
import resourceNameHardcodedInCode from './infrastructure-as-code/resource-name-hardcoded-in-code/rule.md';
import returnValueNotSerialisable from './api-gateway/return-value-not-serialisable/rule.md';
import runtimeDeprecated from './infrastructure-as-code/runtime-deprecated/rule.md';
import runtimeDoesNotMatchCode from './portability/runtime-does-not-match-code/rule.md';
import s3ObjectKeyNotDecoded from './event-triggers/s3-object-key-not-decoded/rule.md';
import samTransformOrGlobalsInvalid from './infrastructure-as-code/sam-transform-or-globals-invalid/rule.md';
import scheduleExpressionInvalid from './event-triggers/schedule-expression-invalid/rule.md';
import sdkTimeoutExceedsFunctionTimeout from './retries-and-dlq/sdk-timeout-exceeds-function-timeout/rule.md';
import secretLeaksThroughTemplate from './secrets-and-encryption/secret-leaks-through-template/rule.md';
import secretOrParameterFetchedPerInvocation from './cold-starts/secret-or-parameter-fetched-per-invocation/rule.md';
import sleepLongerThanTimeout from './function-design/sleep-longer-than-timeout/rule.md';
import snsSubscriptionWithoutDlq from './retries-and-dlq/sns-subscription-without-dlq/rule.md';
import sqlInjectionFromEvent from './function-design/sql-injection-from-event/rule.md';
import statefulResourceWithoutRetention from './multi-region-resilience/stateful-resource-without-retention/rule.md';
import streamFailureDestinationMissing from './retries-and-dlq/stream-failure-destination-missing/rule.md';
import streamImageNotAvailable from './event-triggers/stream-image-not-available/rule.md';
import streamRetriesUnbounded from './retries-and-dlq/stream-retries-unbounded/rule.md';
import tableWithoutRecovery from './multi-region-resilience/table-without-recovery/rule.md';
import templateVariableUnresolved from './infrastructure-as-code/template-variable-unresolved/rule.md';
import terraformCodeHashMissing from './safe-deployments/terraform-code-hash-missing/rule.md';
import timeoutAtMaximum from './cost-and-finops/timeout-at-maximum/rule.md';
import timeoutLeftAtDefault from './function-design/timeout-left-at-default/rule.md';
import tmpFileNotRemoved from './function-design/tmp-file-not-removed/rule.md';
import tracingDisabled from './distributed-tracing/tracing-disabled/rule.md';
import uniqueIdGeneratedPerAttempt from './idempotency/unique-id-generated-per-attempt/rule.md';
import unstructuredLogging from './structured-logging/unstructured-logging/rule.md';
import vpcFunctionWithoutEgress from './network-connectivity/vpc-function-without-egress/rule.md';
import wholeSdkImported from './cold-starts/whole-sdk-imported/rule.md';
import workflowCallbackTokenNeverReturned from './orchestration/workflow-callback-token-never-returned/rule.md';
import workflowChoiceWithoutDefault from './orchestration/workflow-choice-without-default/rule.md';
import workflowDefinitionInvalid from './orchestration/workflow-definition-invalid/rule.md';
import workflowErrorNameMismatch from './retries-and-dlq/workflow-error-name-mismatch/rule.md';
import workflowRetryMissesTransientLambdaErrors from './retries-and-dlq/workflow-retry-misses-transient-lambda-errors/rule.md';
import workflowTaskWithoutCatch from './orchestration/workflow-task-without-catch/rule.md';
import workflowTaskWithoutRetry from './retries-and-dlq/workflow-task-without-retry/rule.md';
import workflowTaskWithoutTimeout from './retries-and-dlq/workflow-task-without-timeout/rule.md';
import writeOutsideTmp from './function-design/write-outside-tmp/rule.md';
import zipFunctionMissesHandlerOrRuntime from './infrastructure-as-code/zip-function-misses-handler-or-runtime/rule.md';

/** The page of each rule as Markdown, front matter included. Generated by `npm run generate`. */
export const pages: Readonly<Record<string, string>> = {
  'api-access-logging-missing': apiAccessLoggingMissing,
  'api-auth-missing': apiAuthMissing,
  'api-event-version-mismatch': apiEventVersionMismatch,
  'api-function-timeout-exceeds-gateway': apiFunctionTimeoutExceedsGateway,
  'api-optional-field-not-guarded': apiOptionalFieldNotGuarded,
  'api-response-shape-invalid': apiResponseShapeInvalid,
  'api-throttling-missing': apiThrottlingMissing,
  'async-callback-in-foreach': asyncCallbackInForeach,
  'async-failure-destination-missing': asyncFailureDestinationMissing,
  'async-handler-also-uses-callback': asyncHandlerAlsoUsesCallback,
  'background-work-after-response': backgroundWorkAfterResponse,
  'batch-call-partial-failure-ignored': batchCallPartialFailureIgnored,
  'batch-failures-declared-not-returned': batchFailuresDeclaredNotReturned,
  'batch-failures-returned-not-declared': batchFailuresReturnedNotDeclared,
  'callback-handler-on-node24': callbackHandlerOnNode24,
  'client-created-per-invocation': clientCreatedPerInvocation,
  'command-injection-from-event': commandInjectionFromEvent,
  'cors-wildcard': corsWildcard,
  'csharp-async-void': csharpAsyncVoid,
  'dlq-without-alarm': dlqWithoutAlarm,
  'durable-code-not-deterministic': durableCodeNotDeterministic,
  'dynamodb-index-not-declared': dynamodbIndexNotDeclared,
  'dynamodb-key-does-not-match-table': dynamodbKeyDoesNotMatchTable,
  'dynamodb-scan-in-handler': dynamodbScanInHandler,
  'env-declared-not-read': envDeclaredNotRead,
  'env-read-not-declared': envReadNotDeclared,
  'env-reserved-name': envReservedName,
  'env-secret-plaintext': envSecretPlaintext,
  'error-swallowed-in-event-handler': errorSwallowedInEventHandler,
  'event-logged-in-full': eventLoggedInFull,
  'event-rule-target-without-dlq': eventRuleTargetWithoutDlq,
  'function-in-vpc-without-need': functionInVpcWithoutNeed,
  'function-invokes-function-synchronously': functionInvokesFunctionSynchronously,
  'function-invokes-itself': functionInvokesItself,
  'function-url-public': functionUrlPublic,
  'global-mutable-request-state': globalMutableRequestState,
  'handler-target-missing': handlerTargetMissing,
  'hardcoded-secret-in-code': hardcodedSecretInCode,
  'iam-action-unknown': iamActionUnknown,
  'iam-action-wildcard': iamActionWildcard,
  'iam-admin-policy': iamAdminPolicy,
  'iam-called-not-granted': iamCalledNotGranted,
  'iam-granted-never-called': iamGrantedNeverCalled,
  'iam-passrole-wildcard': iamPassroleWildcard,
  'iam-policy-template-too-broad': iamPolicyTemplateTooBroad,
  'iam-resource-wildcard': iamResourceWildcard,
  'iam-role-shared-by-functions': iamRoleSharedByFunctions,
  'idempotency-missing': idempotencyMissing,
  'image-function-with-zip-properties': imageFunctionWithZipProperties,
  'kinesis-record-not-decoded': kinesisRecordNotDecoded,
  'log-level-without-json-format': logLevelWithoutJsonFormat,
  'log-retention-missing': logRetentionMissing,
  'memory-size-not-measured': memorySizeNotMeasured,
  'module-format-mismatch': moduleFormatMismatch,
  'network-call-without-timeout': networkCallWithoutTimeout,
  'only-first-record-processed': onlyFirstRecordProcessed,
  'pagination-missing': paginationMissing,
  'partial-batch-response-off': partialBatchResponseOff,
  'permission-public': permissionPublic,
  'permission-without-source': permissionWithoutSource,
  'polling-loop-in-function': pollingLoopInFunction,
  'process-exit-in-handler': processExitInHandler,
  'promise-not-awaited': promiseNotAwaited,
  'pulumi-callback-default-role': pulumiCallbackDefaultRole,
  'python-async-def-handler': pythonAsyncDefHandler,
  'queue-consumer-throttled-by-reserved-concurrency': queueConsumerThrottledByReservedConcurrency,
  'queue-max-receive-count-too-low': queueMaxReceiveCountTooLow,
  'queue-not-encrypted': queueNotEncrypted,
  'queue-or-mapping-settings-invalid': queueOrMappingSettingsInvalid,
  'queue-visibility-shorter-than-six-timeouts': queueVisibilityShorterThanSixTimeouts,
  'queue-without-dlq': queueWithoutDlq,
  'recursive-trigger-loop': recursiveTriggerLoop,
  'reserved-concurrency-zero': reservedConcurrencyZero,
  'resource-name-hardcoded-in-code': resourceNameHardcodedInCode,
  'return-value-not-serialisable': returnValueNotSerialisable,
  'runtime-deprecated': runtimeDeprecated,
  'runtime-does-not-match-code': runtimeDoesNotMatchCode,
  's3-object-key-not-decoded': s3ObjectKeyNotDecoded,
  'sam-transform-or-globals-invalid': samTransformOrGlobalsInvalid,
  'schedule-expression-invalid': scheduleExpressionInvalid,
  'sdk-timeout-exceeds-function-timeout': sdkTimeoutExceedsFunctionTimeout,
  'secret-leaks-through-template': secretLeaksThroughTemplate,
  'secret-or-parameter-fetched-per-invocation': secretOrParameterFetchedPerInvocation,
  'sleep-longer-than-timeout': sleepLongerThanTimeout,
  'sns-subscription-without-dlq': snsSubscriptionWithoutDlq,
  'sql-injection-from-event': sqlInjectionFromEvent,
  'stateful-resource-without-retention': statefulResourceWithoutRetention,
  'stream-failure-destination-missing': streamFailureDestinationMissing,
  'stream-image-not-available': streamImageNotAvailable,
  'stream-retries-unbounded': streamRetriesUnbounded,
  'table-without-recovery': tableWithoutRecovery,
  'template-variable-unresolved': templateVariableUnresolved,
  'terraform-code-hash-missing': terraformCodeHashMissing,
  'timeout-at-maximum': timeoutAtMaximum,
  'timeout-left-at-default': timeoutLeftAtDefault,
  'tmp-file-not-removed': tmpFileNotRemoved,
  'tracing-disabled': tracingDisabled,
  'unique-id-generated-per-attempt': uniqueIdGeneratedPerAttempt,
  'unstructured-logging': unstructuredLogging,
  'vpc-function-without-egress': vpcFunctionWithoutEgress,
  'whole-sdk-imported': wholeSdkImported,
  'workflow-callback-token-never-returned': workflowCallbackTokenNeverReturned,
  'workflow-choice-without-default': workflowChoiceWithoutDefault,
  'workflow-definition-invalid': workflowDefinitionInvalid,
  'workflow-error-name-mismatch': workflowErrorNameMismatch,
  'workflow-retry-misses-transient-lambda-errors': workflowRetryMissesTransientLambdaErrors,
  'workflow-task-without-catch': workflowTaskWithoutCatch,
  'workflow-task-without-retry': workflowTaskWithoutRetry,
  'workflow-task-without-timeout': workflowTaskWithoutTimeout,
  'write-outside-tmp': writeOutsideTmp,
  'zip-function-misses-handler-or-runtime': zipFunctionMissesHandlerOrRuntime,
};
