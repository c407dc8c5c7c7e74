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

// ../node_modules/aws-sdk/index.js
var require_aws_sdk = __commonJS({
  "../node_modules/aws-sdk/index.js"(exports2, module2) {
    module2.exports = {};
  }
});

// functions/place-order/app.ts
var app_exports = {};
__export(app_exports, {
  handler: () => handler
});
module.exports = __toCommonJS(app_exports);
var import_aws_sdk = __toESM(require_aws_sdk());
var import_node_crypto = require("node:crypto");

// functions/lib/orders.ts
var import_client_dynamodb = require("@aws-sdk/client-dynamodb");
var import_lib_dynamodb = require("@aws-sdk/lib-dynamodb");
var table = process.env.ORDERS_TABLE;
async function saveOrder(order) {
  const client = import_lib_dynamodb.DynamoDBDocumentClient.from(new import_client_dynamodb.DynamoDBClient({}));
  await client.send(new import_lib_dynamodb.PutCommand({ TableName: table, Item: order }));
}

// functions/place-order/app.ts
var sqs = new import_aws_sdk.default.SQS();
var handler = async (event) => {
  console.log("placing order", JSON.stringify(event));
  const { customer, cents } = JSON.parse(event.body ?? "{}");
  const order = { orderId: (0, import_node_crypto.randomUUID)(), customer, cents };
  await saveOrder(order);
  sqs.sendMessage({ QueueUrl: process.env.PENDING_CHARGES_QUEUE, MessageBody: JSON.stringify(order) }).promise();
  return { statusCode: 201, body: JSON.stringify({ orderId: order.orderId }) };
};
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  handler
});
