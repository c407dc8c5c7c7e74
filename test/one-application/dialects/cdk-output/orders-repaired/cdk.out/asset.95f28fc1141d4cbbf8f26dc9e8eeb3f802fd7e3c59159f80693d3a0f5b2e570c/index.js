var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __commonJS = (cb, mod) => function __require() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
  // If the importer is in node compatibility mode or this is not an ESM
  // file that has been converted to a CommonJS file using a Babel-
  // compatible transform (i.e. "__esModule" has not been set), then set
  // "default" to the CommonJS "module.exports" for node compatibility.
  isNodeMode || !mod || !mod.__esModule ? __defProp(target, "default", { value: mod, enumerable: true }) : target,
  mod
));
var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);

// ../node_modules/@aws-lambda-powertools/idempotency/index.js
var require_idempotency = __commonJS({
  "../node_modules/@aws-lambda-powertools/idempotency/index.js"(exports2, module2) {
    module2.exports = {};
  }
});

// ../node_modules/@aws-lambda-powertools/idempotency/dynamodb/index.js
var require_dynamodb = __commonJS({
  "../node_modules/@aws-lambda-powertools/idempotency/dynamodb/index.js"(exports2, module2) {
    module2.exports = {};
  }
});

// ../node_modules/stripe/index.js
var require_stripe = __commonJS({
  "../node_modules/stripe/index.js"(exports2, module2) {
    module2.exports = {};
  }
});

// functions/charge-order/app.ts
var app_exports = {};
__export(app_exports, {
  handler: () => handler
});
module.exports = __toCommonJS(app_exports);
var import_idempotency = __toESM(require_idempotency());
var import_dynamodb = __toESM(require_dynamodb());
var import_client_sns = require("@aws-sdk/client-sns");
var import_stripe = __toESM(require_stripe());

// functions/lib/orders.ts
var import_client_dynamodb = require("@aws-sdk/client-dynamodb");
var import_lib_dynamodb = require("@aws-sdk/lib-dynamodb");
var client = import_lib_dynamodb.DynamoDBDocumentClient.from(new import_client_dynamodb.DynamoDBClient({}));
var table = process.env.ORDERS_TABLE;
async function countCharge(orderId) {
  await client.send(
    new import_lib_dynamodb.UpdateCommand({
      TableName: table,
      Key: { orderId },
      UpdateExpression: "ADD charges :one",
      ExpressionAttributeValues: { ":one": 1 }
    })
  );
}

// functions/lib/secrets.ts
var import_client_secrets_manager = require("@aws-sdk/client-secrets-manager");
var client2 = new import_client_secrets_manager.SecretsManagerClient({});
var values = /* @__PURE__ */ new Map();
async function secret(arn) {
  const kept = values.get(arn);
  if (kept) return kept;
  const { SecretString = "" } = await client2.send(new import_client_secrets_manager.GetSecretValueCommand({ SecretId: arn }));
  values.set(arn, SecretString);
  return SecretString;
}

// functions/charge-order/app.ts
var sns = new import_client_sns.SNSClient({});
var persistenceStore = new import_dynamodb.DynamoDBPersistenceLayer({ tableName: process.env.IDEMPOTENCY_TABLE });
var stripe;
var handler = async (event) => {
  const batchItemFailures = [];
  for (const record of event.Records) {
    try {
      await charge(JSON.parse(record.body));
    } catch (error) {
      console.error("charge failed", record.messageId, error);
      batchItemFailures.push({ itemIdentifier: record.messageId });
    }
  }
  return { batchItemFailures };
};
var charge = (0, import_idempotency.makeIdempotent)(
  async (order) => {
    stripe ??= new import_stripe.default(await secret(process.env.PAYMENT_SECRET));
    await stripe.charges.create(
      { amount: order.cents, currency: "eur", customer: order.customer },
      { idempotencyKey: order.orderId }
    );
    await countCharge(order.orderId);
    await sns.send(new import_client_sns.PublishCommand({ TopicArn: process.env.ORDER_EVENTS_TOPIC, Message: JSON.stringify(order) }));
  },
  { persistenceStore }
);
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  handler
});
