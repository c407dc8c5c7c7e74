zone        = "Z0000000EXAMPLE"
address     = "ferry.example.com"
certificate = "arn:aws:acm:eu-central-1:111122223333:certificate/00000000-0000-0000-0000-000000000000"
