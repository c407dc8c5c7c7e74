@app
orders

@aws
runtime nodejs24.x
architecture arm64

@http
/orders
  method post
  src src

@queues
pending
  fifo true
  batchSize 5
  batchWindow 3

@events
placed

@scheduled
nightly rate(1 day)

@tables
orders
  id *String
  day **String
  ends TTL
  PITR true

@tables-indexes
orders
  day *String
  name byDay

@tables-streams
orders

@static
fingerprint true
