@aws
runtime python3.13
handler nightly.handler
timeout 60
