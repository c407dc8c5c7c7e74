@aws
handler app.handle
