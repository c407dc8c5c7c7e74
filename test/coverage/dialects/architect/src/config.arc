@aws
handler app.handler
timeout 10
memory 256
concurrency 5
layers arn:aws:lambda:eu-west-1:123456789012:layer:shared:1
policies arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole
