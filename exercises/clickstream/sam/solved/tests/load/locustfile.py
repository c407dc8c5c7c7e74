from datetime import datetime, timezone

from locust import HttpUser, constant, task


class Visitor(HttpUser):
    """One of the visitors of a Saturday morning, who clicks once a second: locust --users 200 --run-time 5m"""

    wait_time = constant(1)

    @task
    def click(self):
        at = datetime.now(timezone.utc).isoformat()
        click = {"visitor": f"v-{id(self)}", "page": "/cakes", "at": at, "bot": False}
        with self.client.post("/clicks", json=click, catch_response=True) as answer:
            if answer.status_code != 202:
                answer.failure(f"not taken: {answer.status_code}")
