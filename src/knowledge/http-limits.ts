import type { HttpLibrary } from '../model/work.js';

/**
 * How long a library waits for an answer when nobody says how long, in milliseconds; `forever` when it has no limit of its
 * own.
 *
 * Sources, read 2026-11-21: Node.js 24 documentation, "Global objects: fetch", and undici, "Client" (`headersTimeout` and
 * `bodyTimeout` are 300 s); node-fetch, "Options"; axios, "Request config" (`timeout` is 0); got, "Timeout options"; Node.js,
 * "HTTP: http.request" (`timeout`); Requests, "Timeouts" ("requests do not time out unless a timeout value is set
 * explicitly"); Python 3.14, "urllib.request" and "socket.setdefaulttimeout" (None); urllib3, "Timeout"; Java 25,
 * `HttpRequest.Builder.timeout` ("the effect of not setting a timeout is the same as setting an infinite Duration") and
 * `URLConnection.setReadTimeout` (0, infinite); Go 1.26, `http.Client.Timeout` ("a Timeout of zero means no timeout"); .NET
 * 10, `HttpClient.Timeout` (100 s).
 */
export const answerLimits: Readonly<Record<HttpLibrary, number | 'forever'>> = {
  fetch: 300_000,
  'node-fetch': 'forever',
  axios: 'forever',
  got: 'forever',
  'node:http': 'forever',
  requests: 'forever',
  urllib: 'forever',
  urllib3: 'forever',
  'http.client': 'forever',
  'java.net.http': 'forever',
  'java.net.URL': 'forever',
  'net/http': 'forever',
  'System.Net.Http': 100_000,
};
