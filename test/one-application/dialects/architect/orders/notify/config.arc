@aws
runtime python3.13
handler app.handler
timeout 10
