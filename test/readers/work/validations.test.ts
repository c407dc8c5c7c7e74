import { expect, test } from 'vitest';
import { workOf } from './reading.js';

test.each([
  [
    'zod.ts',
    "import { z } from 'zod'; const Order = z.object({}); const f = (event) => Order.parse(JSON.parse(event.body));",
  ],
  [
    'powertools.ts',
    "import { parse } from '@aws-lambda-powertools/parser'; const f = (event) => parse(event, Envelope, Order);",
  ],
  [
    'elsewhere.ts',
    "import { Order } from './orders.js'; const f = (event) => { const read = Order.safeParse(event.detail); };",
  ],
  [
    'ajv.js',
    "const Ajv = require('ajv'); const ajv = new Ajv(); const check = ajv.compile(schema); exports.f = (event) => { const body = JSON.parse(event.body); if (!check(body)) return; };",
  ],
  [
    'model.py',
    'from pydantic import BaseModel\nclass Order(BaseModel):\n    id: str\ndef f(event, context):\n    return Order(**json.loads(event["body"]))',
  ],
  [
    'elsewhere.py',
    'from .orders import Order\ndef f(event, context):\n    return Order.model_validate_json(event["body"])',
  ],
  ['schema.py', 'from jsonschema import validate\ndef f(event, context):\n    validate(instance=event, schema=SCHEMA)'],
  [
    'Save.java',
    'import jakarta.validation.Validator;\nclass Save { Validator validator; Object handle(Order order) { return validator.validate(order); } }',
  ],
  [
    'main.go',
    'package main\nimport "github.com/go-playground/validator/v10"\nvar validate = validator.New()\nfunc f(order Order) error {\n\treturn validate.Struct(order)\n}',
  ],
  [
    'Save.cs',
    'using FluentValidation;\nclass Save { object Handle(Order order) { return new OrderValidator().Validate(order); } }',
  ],
])('%s holds what it is given against a schema', async (path, text) => {
  expect((await workOf(path, text)).validations).toHaveLength(1);
});

test.each([
  [
    'settings.ts',
    "import { z } from 'zod'; const Settings = z.object({}); export const settings = Settings.parse(process.env);",
  ],
  ['json.ts', "import { z } from 'zod'; const f = (event) => JSON.parse(event.body);"],
  ['text.py', 'import pydantic\ndef f(event, context):\n    return json.loads(event["body"])'],
])('%s does not', async (path, text) => {
  expect((await workOf(path, text)).validations).toEqual([]);
});

test.each([
  [
    'app.ts',
    'const f = async (event, context) => { while (context.getRemainingTimeInMillis() > 1000) await next(); };',
  ],
  ['app.py', 'def f(event, context):\n    while context.get_remaining_time_in_millis() > 1000:\n        step()'],
  [
    'App.java',
    'class App { void f(Object e, Context context) { while (context.getRemainingTimeInMillis() > 1000) step(); } }',
  ],
  [
    'main.go',
    'package main\nfunc f(ctx context.Context) error {\n\tdeadline, _ := ctx.Deadline()\n\treturn run(deadline)\n}',
  ],
  [
    'App.cs',
    'class App { void F(object e, ILambdaContext context) { while (context.RemainingTime > limit) Step(); } }',
  ],
])('%s asks for the time that is left', async (path, text) => {
  expect((await workOf(path, text)).remainingTime).toHaveLength(1);
});

test.each([
  ['log.ts', 'const f = (event, context) => { console.log(context.getRemainingTimeInMillis()); };'],
  ['other.go', 'package main\nfunc f(request Request) { use(request.Deadline()) }'],
])('%s does not ask for it', async (path, text) => {
  expect((await workOf(path, text)).remainingTime).toEqual([]);
});
