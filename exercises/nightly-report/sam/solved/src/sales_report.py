import boto3

from report import report_of

mail = boto3.client("sesv2")

RECIPIENTS = ["lea@halm.example", "jon@halm.example"]


def handler(event, context):
    """Mails what was sold in all shops."""
    mail.send_email(
        FromEmailAddress="reports@halm.example",
        Destination={"ToAddresses": RECIPIENTS},
        Content={"Simple": {"Subject": {"Data": "Sales"}, "Body": {"Text": {"Data": report_of(event["sums"])}}}},
    )
