import { describe, expect, test } from 'vitest';
import { handlerWith, path, read, readBody, reader, textAt } from './reading.js';

describe('environment reads', () => {
  const reads = (body: string, members = '') =>
    readBody(`${body}\nreturn null;`, members).environmentReads.map(({ name, optional, failsWhenMissing }) =>
      optional ? `${name}?` : failsWhenMissing ? `${name}!` : name,
    );

  test('are told from each other by what absence does', () => {
    expect(reads('String a = System.getenv("A");')).toEqual(['A']);
    expect(reads('use(System.getenv().get("A"));')).toEqual(['A']);
    expect(reads('System.getenv().getOrDefault("A", "x");')).toEqual(['A?']);
    expect(reads('Optional.ofNullable(System.getenv("A")).orElse("x");')).toEqual(['A?']);
    expect(reads('Optional.ofNullable(System.getenv("A")).orElseThrow();')).toEqual(['A!']);
    expect(reads('Objects.requireNonNull(System.getenv("A"));')).toEqual(['A!']);
    expect(reads('int n = Integer.parseInt(System.getenv("A"));')).toEqual(['A!']);
    expect(reads('String a = System.getenv("A") != null ? System.getenv("A") : "x";')).toEqual(['A?', 'A?']);
    expect(reads('String a = System.getenv("A");\nif (a == null) a = "x";')).toEqual(['A?']);
    expect(reads('"true".equals(System.getenv("A"));')).toEqual(['A?']);
    expect(reads('System.getenv("A").split(",");')).toEqual(['A!']);
    expect(reads('System.getenv(NAME);', 'private static final String NAME = "A_" + "B";')).toEqual(['A_B']);
    expect(reads('System.getenv(name);\nSystem.getProperty("x");')).toEqual([]);
  });

  test('by a static import are reads too', () => {
    const facts = read('import static java.lang.System.getenv; class A { String a = getenv("A"); }');
    expect(facts.environmentReads).toMatchObject([{ name: 'A', optional: false }]);
  });
});

describe('logs', () => {
  const members = 'private static final Logger log = LoggerFactory.getLogger(Orders.class);';
  const logged = (body: string) =>
    readBody(`${body}\nreturn null;`, members).logs.map(({ level, event }) => [level, event]);

  test('know their level and how much of the event they write', () => {
    expect(logged('log.info("got {}", event);')).toEqual([['info', 'whole']]);
    expect(logged('log.warn("got " + event.getRecords());')).toEqual([['warn', 'whole']]);
    expect(logged('context.getLogger().log("e " + event.toString());')).toEqual([['info', 'whole']]);
    expect(logged('System.out.println(mapper.writeValueAsString(event));')).toEqual([['info', 'whole']]);
    expect(logged('String text = gson.toJson(event);\nlog.error(text);')).toEqual([['error', 'whole']]);
    expect(logged('log.atInfo().addKeyValue("event", event).log("got");')).toEqual([['info', 'whole']]);
    expect(logged('log.info("n {}", event.getRecords().size());')).toEqual([['info', 'none']]);
    expect(logged('for (var m : event.getRecords()) log.info(m.getMessageId());')).toEqual([['info', 'none']]);
  });

  test('have their whole statement', () => {
    const text = handlerWith('log.info(\n    "x");\nreturn null;', members);
    const [log] = reader.read({ path, text }).logs;
    expect(log?.statementRange && textAt(text, log.statementRange)).toBe('log.info(\n        "x");');
  });

  test('of headers are told from chosen ones', () => {
    const text = `import com.amazonaws.services.lambda.runtime.*;
import com.amazonaws.services.lambda.runtime.events.*;
class A implements RequestHandler<APIGatewayProxyRequestEvent, String> {
  public String handleRequest(APIGatewayProxyRequestEvent event, Context context) {
    System.out.println(event.getHeaders());
    System.out.println(event.getHeaders().get("Host"));
    String id = event.getHeaders() == null ? "none" : event.getHeaders().getOrDefault("X-Id", "none");
    System.out.println(id);
    Map<String, String> headers = event.getHeaders();
    System.out.println(headers);
    save(event);
    return "";
  }
  private void save(Object input) { System.out.println(input); }
}`;
    expect(reader.read({ path, text }).logs.map(({ event }) => event)).toEqual([
      'headers',
      'none',
      'none',
      'headers',
      'whole',
    ]);
  });

  test('that are off in production are no leak', () => {
    const { logs } = readBody(
      'log.debug("e {}", event);\nif (log.isDebugEnabled()) log.info("e {}", event);\nif (System.getenv("DEBUG") != null) log.info("e {}", event);\nreturn null;',
      members,
    );
    expect(logs.map(({ offByDefault, event }) => [offByDefault === true, event])).toEqual([
      [true, 'whole'],
      [false, 'none'],
      [false, 'none'],
    ]);
  });
});

describe('results', () => {
  const shapes = (body: string, members = '') => readBody(body, members).returns.map(({ shape }) => shape);

  test('of answers have the keys of what they are made with', () => {
    expect(shapes('return new APIGatewayProxyResponseEvent().withStatusCode(200).withBody("x");')).toEqual([
      { kind: 'object', keys: ['statusCode', 'body'] },
    ]);
    expect(shapes('return APIGatewayV2HTTPResponse.builder().withStatusCode(200).build();')).toEqual([
      { kind: 'object', keys: ['statusCode'] },
    ]);
    expect(shapes('return new SQSBatchResponse(failures);')).toEqual([{ kind: 'object', keys: ['batchItemFailures'] }]);
    expect(
      shapes(
        'SQSBatchResponse answer = new SQSBatchResponse();\nanswer.setBatchItemFailures(failures);\nreturn answer;',
      ),
    ).toEqual([{ kind: 'object', keys: ['batchItemFailures'] }]);
    expect(shapes('return Map.of("statusCode", 200);')).toEqual([{ kind: 'object', keys: ['statusCode'] }]);
  });

  test('that say nothing, or only a value', () => {
    expect(shapes('if (event == null) return null;\nreturn "ok";')).toEqual([{ kind: 'nothing' }, { kind: 'value' }]);
    expect(shapes('return event == null ? null : "x";')).toEqual([{ kind: 'nothing' }, { kind: 'value' }]);
  });

  test('of a batch processor, and of another function', () => {
    const facts = read(`
      import software.amazon.lambda.powertools.batch.handler.BatchMessageHandler;
      class A {
        private BatchMessageHandler<String, String> handler;
        Object f(Object event) { return handler.processBatch(event, null); }
        Object g() { return f(null); }
      }
    `);
    expect(facts.returns.map(({ shape }) => shape)).toEqual([
      { kind: 'utility' },
      { kind: 'invocation', invocation: 0 },
    ]);
  });
});

describe('records', () => {
  const uses = (body: string) => readBody(`${body}\nreturn null;`).recordUses.map(({ use }) => use);

  test('are taken one by one or gone through', () => {
    expect(uses('event.getRecords().get(0).getBody();')).toEqual(['first']);
    expect(uses('var m = event.getRecords().getFirst();')).toEqual(['first']);
    expect(uses('event.getRecords().stream().findFirst();')).toEqual(['first']);
    expect(uses('for (SQSEvent.SQSMessage m : event.getRecords()) { save(m); }')).toEqual(['iterated']);
    expect(uses('event.getRecords().forEach(this::save);')).toEqual(['iterated']);
    expect(uses('event.getRecords().stream().filter(m -> true).map(m -> m.getBody()).toList();')).toContain('iterated');
    expect(uses('List<SQSEvent.SQSMessage> all = event.getRecords();\nsave(all.get(0));')).toEqual(['first']);
    expect(uses('for (int i = 0; i < event.getRecords().size(); i++) save(event.getRecords().get(i));')).toEqual([
      'other',
      'iterated',
    ]);
  });
});

describe('secrets and suppressions', () => {
  test('are found where they are written', () => {
    const text =
      'class A { /* serverless-coach-ignore x -- why */ static final String DB_PASSWORD = "xK9-vTq2Lm8Zw"; String t = "ghp_16C7e42F292c6912E7710c838347Ae178B4a"; }';
    const facts = reader.read({ path, text });
    expect(facts.secrets.map(({ type, name }) => [type, name])).toEqual([
      ['password', 'DB_PASSWORD'],
      ['github-token', 't'],
    ]);
    expect(facts.suppressions.map((each) => each.text)).toEqual(['serverless-coach-ignore x -- why']);
  });
});
