const AWS = require('aws-sdk');

/** Reads a cart, saves it, or turns it into an order. */
exports.handler = async (event) => {
  if (event.source === 'aws.events') return { statusCode: 204 };
  const carts = new AWS.DynamoDB.DocumentClient();
  const id = event.pathParameters.id;
  const table = process.env.CARTS_TABLE;
  if (event.routeKey === 'GET /carts/{id}') {
    const { Item } = await carts.get({ TableName: table, Key: { id } }).promise();
    return Item ? answer(200, Item) : answer(404, { message: 'there is no such cart' });
  }
  const cart = JSON.parse(event.body ?? '{}');
  const state = event.routeKey === 'PUT /carts/{id}' ? 'open' : 'ordered';
  await carts.put({ TableName: table, Item: { ...cart, id, state } }).promise();
  return answer(200, { id, state });
};

function answer(statusCode, body) {
  return { statusCode, body: JSON.stringify(body) };
}
