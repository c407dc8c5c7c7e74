#!/bin/sh
# Waits until the address leads elsewhere, and says how long that took.
set -eu
before=$(dig +short "$1" | sort)
began=$(date +%s)
while [ "$(dig +short "$1" | sort)" = "$before" ]; do
  [ $(($(date +%s) - began)) -lt 900 ] || { echo 'The address did not move in 15 minutes.'; exit 1; }
  sleep 5
done
curl --fail --silent --show-error "https://$1/health"
echo "The other region answered after $(($(date +%s) - began)) seconds."
