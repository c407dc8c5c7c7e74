@app
orders

@aws
runtime nodejs24.x
memory 256

# Taken by an API
@http
/orders
  method post
  src functions/place-order

/orders/:orderId
  method get
  src functions/get-order

/supplier
  method post
  src functions/supplier-webhook

# One message for each order that is still to be charged
@queues
pending-charges
  src functions/charge-order
  fifo false
  batchSize 10

@events
order-events
  src notify

@tables
orders
  orderId *String
  PITR true

order-summaries
  id *String
  PITR true

@tables-streams
orders
  src projection

@scheduled
nightly-report
  src report
  cron(0 3 * * ? *)
