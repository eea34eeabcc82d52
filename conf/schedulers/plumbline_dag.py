"""One night of Plumbline as an Airflow DAG, for Airflow 2 (2.4 or later) and 3.

Edit the paths; input and model stand in nightly.properties. The worker needs Java and the project, and starts the
driver itself (client mode): only so does the exit code of the run arrive. SparkSubmitOperator fails for every code
but 0, and a failed task is retried, also where that cannot help.
"""

from __future__ import annotations

import subprocess
from datetime import datetime, timedelta, timezone

try:  # Airflow 3
    from airflow.sdk import dag, get_current_context, task
except ImportError:  # Airflow 2
    from airflow.decorators import dag, task
    from airflow.operators.python import get_current_context
try:  # Airflow 3.1
    from airflow.sdk.exceptions import AirflowException, AirflowFailException
except ImportError:
    from airflow.exceptions import AirflowException, AirflowFailException

COMMAND = ["/opt/plumbline/scripts/plumbline", "train", "--config", "/etc/plumbline/nightly.properties"]
# Airflow kills a task a while after asking it to end (killed_task_cleanup_time, 60 s): raise that above the longest
# epoch, and this with it, so that a stopped run leaves a checkpoint and 75.
GRACE_SECONDS = 50

# Worth another try, as the code itself says.
RETRYABLE = {66, 69, 74, 75}
# Died of a signal (abort, kill, segmentation fault), seen by the parent or by a shell between: says nothing about the
# work, which goes on at its checkpoint.
DIED = {-6, -9, -11, 134, 137, 139}


def night(context) -> str:
    """The day before the one on which the run was due, in UTC: the same for each try, however late.

    Not `ds`: for one cron line it is the day before in Airflow 2, and the day itself in Airflow 3. The end of the
    data interval is the time the run was due in both.
    """
    due = context.get("data_interval_end")
    if due is None:
        raise AirflowFailException("Cannot tell the night: this run has no date; trigger it with a logical date")
    return (due.astimezone(timezone.utc) - timedelta(days=1)).strftime("%Y-%m-%d")


def run(command: list[str]) -> tuple[int, str]:
    """Runs a command; its exit code, and the last line that is JSON: the content of status.json."""
    # Airflow keeps what is printed here; what a child writes to standard error by itself ends elsewhere.
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    status = ""
    try:
        for line in process.stdout:
            if line.startswith("{"):
                status = line.rstrip()
            print(line, end="", flush=True)
        return process.wait(), status
    finally:
        # Left by an exception: the task was stopped or timed out. The driver is asked to end after its epoch, where
        # subprocess.run would kill it at once.
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(GRACE_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()


@task(
    # At most 4 starts a night. The pause is longer than the lease of a run that died without giving it back.
    retries=3,
    retry_delay=timedelta(minutes=15),
    # Longer than the deadline in the settings: reached only by a run that hangs.
    execution_timeout=timedelta(hours=7),
)
def train() -> None:
    code, status = run([*COMMAND, "--as-of", night(get_current_context())])
    if code == 0:
        return
    message = f"Plumbline ended with code {code}: {status or 'its log is above'}"
    if code in RETRYABLE or code in DIED:
        raise AirflowException(message)
    raise AirflowFailException(message)


@dag(
    dag_id="plumbline",
    schedule="15 1 * * *",
    start_date=datetime(2026, 1, 1, tzinfo=timezone.utc),
    # Two nights at once would wait for each other's lease, and end with 75.
    max_active_runs=1,
    # After an outage only the last night is made up for: models of older days would not become current. To train
    # them anyway, backfill or trigger with a logical date.
    catchup=False,
    # A night that was refused must not stop the next one.
    default_args={"depends_on_past": False},
    doc_md=__doc__,
)
def plumbline():
    train()


# A DAG that is paused, or whose scheduler is down, fails nothing: watch the age of the model from outside, with
# model-age.sh on another machine.
plumbline()
