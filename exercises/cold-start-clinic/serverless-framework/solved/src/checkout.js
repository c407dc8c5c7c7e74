const { DynamoDBClient } = require('@aws-sdk/client-dynamodb');
const { DynamoDBDocumentClient, GetCommand, PutCommand } = require('@aws-sdk/lib-dynamodb');

const carts = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const table = process.env.CARTS_TABLE;

/** Reads a cart, saves it, or turns it into an order. */
exports.handler = async (event) => {
  const id = event.pathParameters.id;
  if (event.routeKey === 'GET /carts/{id}') {
    const { Item } = await carts.send(new GetCommand({ TableName: table, Key: { id } }));
    return Item ? answer(200, Item) : answer(404, { message: 'there is no such cart' });
  }
  const cart = JSON.parse(event.body ?? '{}');
  const state = event.routeKey === 'PUT /carts/{id}' ? 'open' : 'ordered';
  await carts.send(new PutCommand({ TableName: table, Item: { ...cart, id, state } }));
  return answer(200, { id, state });
};

function answer(statusCode, body) {
  return { statusCode, body: JSON.stringify(body) };
}
