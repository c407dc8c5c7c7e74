@aws
handler app.handler
timeout 10
