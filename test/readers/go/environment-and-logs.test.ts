import { describe, expect, test } from 'vitest';
import { head, read, readHandler } from './reading.js';

function reads(text: string) {
  return read(text).environmentReads.map(({ name, optional, failsWhenMissing }) => [
    name,
    optional,
    ...(failsWhenMissing ? ['fails'] : []),
  ]);
}

describe('the environment', () => {
  test('is read by os, and tests of what was read tell whether it may be missing', () => {
    expect(
      reads(`${head}
const queueName = "QUEUE"

var table = os.Getenv("TABLE")

func init() {
	queue, ok := os.LookupEnv(queueName)
	stage := os.Getenv("STAGE")
	if stage == "" {
		stage = "dev"
	}
	topic := os.Getenv("TOPIC")
	if topic == "" {
		log.Fatal("TOPIC is missing")
	}
	bucket, ok := os.LookupEnv("BUCKET")
	if !ok {
		panic("BUCKET is missing")
	}
	if os.Getenv("DEBUG") == "true" {
		log.SetFlags(0)
	}
	use(os.Getenv(unknown()))
}
`),
    ).toEqual([
      ['TABLE', false],
      ['QUEUE', true],
      ['STAGE', true],
      ['TOPIC', false, 'fails'],
      ['BUCKET', false, 'fails'],
      ['DEBUG', true],
    ]);
  });

  test('is read by functions around it, here and elsewhere', () => {
    expect(
      reads(`${head}
func env(name, fallback string) string {
	if value, ok := os.LookupEnv(name); ok {
		return value
	}
	return fallback
}

func must(name string) string {
	value := os.Getenv(name)
	if value == "" {
		log.Fatalf("%s is missing", name)
	}
	return value
}

func label(name string) string { return name }

var stage = env("STAGE", "dev")
var table = must("TABLE")
var queue = settings.MustGetEnv("QUEUE")
var topic = settings.GetEnvOrDefault("TOPIC", "orders")
var title = label("TITLE")
`),
    ).toEqual([
      ['STAGE', true],
      ['TABLE', false, 'fails'],
      ['QUEUE', false, 'fails'],
      ['TOPIC', true],
    ]);
  });

  test.each([
    ['github.com/caarlos0/env/v11', 'env:"TABLE,required"', ['TABLE', false, 'fails']],
    ['github.com/caarlos0/env/v11', 'env:"TABLE" envDefault:"orders"', ['TABLE', true]],
    ['github.com/caarlos0/env', 'env:"TABLE"', ['TABLE', true]],
    ['github.com/kelseyhightower/envconfig', 'envconfig:"TABLE" required:"true"', ['TABLE', false, 'fails']],
    ['github.com/sethvargo/go-envconfig', 'env:"TABLE, required"', ['TABLE', false, 'fails']],
    ['github.com/ilyakaznacheev/cleanenv', 'env:"TABLE" env-required:"true" env-default:"x"', ['TABLE', true]],
    ['encoding/json', 'env:"TABLE,required"', undefined],
  ])('is read into structs by %s: %s', (module, tag, expected) => {
    const found = reads(`package main\nimport "${module}"\ntype Config struct {\n\tTable string \`${tag}\`\n}\n`);
    expect(found).toEqual(expected ? [expected] : []);
  });

  test('names with a prefix are not known', () => {
    expect(
      reads(`package main
import "github.com/kelseyhightower/envconfig"
type Config struct {
	Table string \`envconfig:"TABLE"\`
}
func init() { envconfig.Process("app", &config) }
`),
    ).toEqual([]);
  });
});

describe('logs', () => {
  const logged = (statement: string, declarations = '') =>
    readHandler(`\t${statement}\n\treturn nil`, declarations).logs.map(({ level, structured, event }) => [
      level,
      structured,
      event,
    ]);

  test.each([
    ['log.Printf("event: %+v", event)', 'info', false, 'whole'],
    ['log.Println(event.Records)', 'info', false, 'whole'],
    ['log.Println(event.Records[0].MessageId)', 'info', false, 'none'],
    ['fmt.Println(event)', 'info', false, 'whole'],
    ['fmt.Printf("%d records", len(event.Records))', 'info', false, 'none'],
    ['body, _ := json.Marshal(event); log.Println(string(body))', 'info', false, 'whole'],
    ['log.Println(fmt.Sprintf("%v", event))', 'info', false, 'whole'],
  ])('%s', (statement, ...expected) => {
    expect(logged(statement)).toEqual([expected]);
  });

  test('of slog, zap, zerolog and logrus', () => {
    const facts = read(`
      package main

      import (
        "log/slog"

        "github.com/aws/aws-lambda-go/events"
        "github.com/rs/zerolog"
        zlog "github.com/rs/zerolog/log"
        "github.com/sirupsen/logrus"
        "go.uber.org/zap"
      )

      var json = slog.New(slog.NewJSONHandler(os.Stdout, nil))
      var text = slog.New(slog.NewTextHandler(os.Stdout, nil))
      var production, _ = zap.NewProduction()
      var sugar = production.Sugar()
      var development, _ = zap.NewDevelopment()
      var zero = zerolog.New(os.Stdout).With().Timestamp().Logger()

      type App struct{ logger *zap.Logger }

      func (a *App) Handle(ctx context.Context, event events.SQSEvent) error {
        json.Info("got", "event", event)
        text.WarnContext(ctx, "got")
        slog.Debug("got")
        production.Error("failed", zap.Error(err))
        sugar.Infow("got", "event", event)
        development.Info("got")
        zero.Info().Interface("event", event).Msg("got")
        zlog.Error().Err(err).Send()
        zlog.Info()
        logrus.WithField("event", event).Warn("got")
        a.logger.Info("got", zap.Any("event", event))
        return nil
      }
    `);
    expect(facts.logs.map(({ level, structured, event }) => [level, structured, event])).toEqual([
      ['info', true, 'whole'],
      ['warn', false, 'none'],
      ['debug', false, 'none'],
      ['error', true, 'none'],
      ['info', true, 'whole'],
      ['info', false, 'none'],
      ['info', true, 'whole'],
      ['error', true, 'none'],
      ['warn', false, 'whole'],
      ['info', true, 'whole'],
    ]);
  });

  test('have a statement of their own', () => {
    const facts = readHandler('\tlog.Println("a")\n\treturn log.Output(1, fmt.Sprintln(event))');
    expect(facts.logs.map(({ statementRange }) => statementRange !== undefined)).toEqual([true]);
  });
});
