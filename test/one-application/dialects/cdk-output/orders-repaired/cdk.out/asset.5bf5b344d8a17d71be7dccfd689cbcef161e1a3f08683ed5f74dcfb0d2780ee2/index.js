var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __hasOwnProp = Object.prototype.hasOwnProperty;
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
var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);

// functions/supplier-webhook/app.ts
var app_exports = {};
__export(app_exports, {
  handler: () => handler
});
module.exports = __toCommonJS(app_exports);

// functions/lib/orders.ts
var import_client_dynamodb = require("@aws-sdk/client-dynamodb");
var import_lib_dynamodb = require("@aws-sdk/lib-dynamodb");
var client = import_lib_dynamodb.DynamoDBDocumentClient.from(new import_client_dynamodb.DynamoDBClient({}));
var table = process.env.ORDERS_TABLE;
async function findOrder(orderId) {
  const found = await client.send(new import_lib_dynamodb.GetCommand({ TableName: table, Key: { orderId } }));
  return found.Item;
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

// functions/supplier-webhook/app.ts
var handler = async (event) => {
  const { orderId } = JSON.parse(event.body ?? "{}");
  const order = await findOrder(orderId);
  await fetch("https://supplier.example.com/orders", {
    method: "POST",
    headers: { authorization: `Bearer ${await secret(process.env.SUPPLIER_SECRET)}` },
    body: JSON.stringify(order)
  });
  return { statusCode: 202, body: "" };
};
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  handler
});
