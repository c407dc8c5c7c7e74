#!/usr/bin/env bash
# Has CodeDeploy move guests to the version that Terraform published last, and waits until it did or took it back.
set -euo pipefail

CURRENT=$(aws lambda get-alias --function-name find-table --name live --query FunctionVersion --output text)
TARGET=$(terraform output -raw version)
if [ "$CURRENT" = "$TARGET" ]; then exit; fi

export CURRENT TARGET
revision=$(envsubst < appspec.yaml | jq --raw-input --slurp \
  '{ revisionType: "AppSpecContent", appSpecContent: { content: . } }')
deployment=$(aws deploy create-deployment --application-name find-table --deployment-group-name find-table \
  --revision "$revision" --query deploymentId --output text)
aws deploy wait deployment-successful --deployment-id "$deployment"
