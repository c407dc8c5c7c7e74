@aws
runtime python3.13
handler app.handler
timeout 30
policies AmazonDynamoDBFullAccess
