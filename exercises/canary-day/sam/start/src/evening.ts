import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

export interface Evening {
  readonly free?: readonly string[];
}

/** What a guest is told: the free tables, and none for an evening nobody has planned. */
export function answer({ free = [] }: Evening): APIGatewayProxyStructuredResultV2 {
  return { statusCode: 200, body: JSON.stringify({ free }) };
}
