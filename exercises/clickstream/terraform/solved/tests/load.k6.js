import { check, sleep } from 'k6';
import http from 'k6/http';

/** A Saturday morning: 200 visitors who click once a second for five minutes. */
export const options = { vus: 200, duration: '5m', thresholds: { http_req_failed: ['rate<0.01'] } };

export default function () {
  const click = { visitor: `v-${__VU}`, page: '/cakes', at: new Date().toISOString(), bot: false };
  const answer = http.post(__ENV.CLICKS_URL, JSON.stringify(click));
  check(answer, { taken: ({ status }) => status === 202 });
  sleep(1);
}
