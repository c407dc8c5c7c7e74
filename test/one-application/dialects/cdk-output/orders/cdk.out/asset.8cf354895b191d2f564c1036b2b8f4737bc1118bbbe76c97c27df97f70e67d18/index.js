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
var import_client_lambda = require("@aws-sdk/client-lambda");
var lambda = new import_client_lambda.LambdaClient({});
var supplierToken = "x7Qm2RkT9vLbW4cYz8NdJ5fHs1PaGe6UoK3i";
var handler = async (event) => {
  const { orderId } = JSON.parse(event.body ?? "{}");
  const answer = await lambda.send(
    new import_client_lambda.InvokeCommand({
      FunctionName: process.env.PRICE_FUNCTION,
      Payload: JSON.stringify({ pathParameters: { orderId } })
    })
  );
  await fetch("https://supplier.example.com/orders", {
    method: "POST",
    headers: { authorization: `Bearer ${supplierToken}` },
    body: answer.Payload?.transformToString() ?? ""
  });
  return { statusCode: 202, body: "" };
};
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  handler
});
