import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';

const lambda = new LambdaClient({});
const supplierToken = 'x7Qm2RkT9vLbW4cYz8NdJ5fHs1PaGe6UoK3i';

export const handler = async (event) => {
  const { orderId } = JSON.parse(event.body ?? '{}');
  const answer = await lambda.send(
    new InvokeCommand({
      FunctionName: process.env.PRICE_FUNCTION,
      Payload: JSON.stringify({ pathParameters: { orderId } }),
    }),
  );
  await fetch('https://supplier.example.com/orders', {
    method: 'POST',
    headers: { authorization: `Bearer ${supplierToken}` },
    body: answer.Payload?.transformToString() ?? '',
  });
  return { statusCode: 202, body: '' };
};
