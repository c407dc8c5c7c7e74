@aws
handler app.handler
timeout 30
