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

// functions/place-order/app.ts
var app_exports = {};
__export(app_exports, {
  handler: () => handler
});
module.exports = __toCommonJS(app_exports);
var import_client_sqs = require("@aws-sdk/client-sqs");
var import_node_crypto = require("node:crypto");

// functions/lib/orders.ts
var import_client_dynamodb = require("@aws-sdk/client-dynamodb");
var import_lib_dynamodb = require("@aws-sdk/lib-dynamodb");
var client = import_lib_dynamodb.DynamoDBDocumentClient.from(new import_client_dynamodb.DynamoDBClient({}));
var table = process.env.ORDERS_TABLE;
async function saveOrder(order) {
  await client.send(new import_lib_dynamodb.PutCommand({ TableName: table, Item: order }));
}

// functions/place-order/app.ts
var sqs = new import_client_sqs.SQSClient({});
var handler = async (event) => {
  const { customer, cents } = JSON.parse(event.body ?? "{}");
  const order = { orderId: (0, import_node_crypto.randomUUID)(), customer, cents };
  console.log("placing order", order.orderId);
  await saveOrder(order);
  await sqs.send(
    new import_client_sqs.SendMessageCommand({ QueueUrl: process.env.PENDING_CHARGES_QUEUE, MessageBody: JSON.stringify(order) })
  );
  return { statusCode: 201, body: JSON.stringify({ orderId: order.orderId }) };
};
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  handler
});
