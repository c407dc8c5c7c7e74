/** Lines longer than this are written by bundlers, not by people. */
const longestLine = 50_000;

const markers =
  /aws-sdk|@aws-sdk\/|['"]aws-lambda['"]|@aws-lambda-powertools|lambda-powertools|@middy\/|\bmiddy\b|\bexports\.\w*[hH]andler\b|\bexport\b[^;\n]{0,60}[hH]andler\b|\bexport\s+default\s+(?:async\s+)?function\b|\bmodule\.exports\.\w+\s*=\s*(?:async\b|\(|function\b)|APIGatewayProxy|\bSQSEvent\b|serverless-coach-ignore/;

/** Whether a text could hold a handler or work with AWS. Bundles and texts without any mark of either do not. */
export function mayHoldHandlerOrSdk(text: string): boolean {
  return markers.test(text) && !hasGeneratedLine(text);
}

function hasGeneratedLine(text: string): boolean {
  let start = 0;
  while (start < text.length) {
    const end = text.indexOf('\n', start);
    const next = end === -1 ? text.length : end;
    if (next - start > longestLine) return true;
    start = next + 1;
  }
  return false;
}
