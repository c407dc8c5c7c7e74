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
var import_client_sns = require("@aws-sdk/client-sns");
var import_stripe = __toESM(require_stripe());

// functions/lib/orders.ts
var import_client_dynamodb = require("@aws-sdk/client-dynamodb");
var import_lib_dynamodb = require("@aws-sdk/lib-dynamodb");
var table = process.env.ORDERS_TABLE;
async function countCharge(orderId) {
  const client = import_lib_dynamodb.DynamoDBDocumentClient.from(new import_client_dynamodb.DynamoDBClient({}));
  await client.send(
    new import_lib_dynamodb.UpdateCommand({
      TableName: table,
      Key: { orderId },
      UpdateExpression: "ADD charges :one",
      ExpressionAttributeValues: { ":one": 1 }
    })
  );
}

// functions/charge-order/app.ts
var sns = new import_client_sns.SNSClient({});
var handler = async (event) => {
  const stripe = new import_stripe.default(process.env.PAYMENT_KEY);
  for (const record of event.Records) {
    const order = JSON.parse(record.body);
    try {
      await stripe.charges.create({ amount: order.cents, currency: "eur", customer: order.customer });
      await countCharge(order.orderId);
      await sns.send(new import_client_sns.PublishCommand({ TopicArn: process.env.ORDER_EVENTS_TOPIC, Message: record.body }));
    } catch (error) {
      console.error("charge failed", order.orderId, error);
    }
  }
};
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  handler
});
