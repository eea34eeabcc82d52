"""Runs the task of a DAG file over stand-ins for the modules of Airflow 2 or 3: VERSION DAG PLUMBLINE CODES"""

import importlib.util
import os
import signal
import sys
import types
from datetime import datetime, timedelta, timezone

version, dag_file, plumbline, codes = sys.argv[1:]


class AirflowException(Exception):
    pass


class AirflowFailException(AirflowException):
    pass


tasks = []
dags = []
context = {}


def task(**options):
    def decorate(function):
        def bound():
            tasks.append((function, options))

        return bound

    return decorate


def dag(**options):
    def decorate(function):
        def bound():
            dags.append(options)
            function()

        return bound

    return decorate


def module(name, **content):
    made = types.ModuleType(name)
    made.__dict__.update(content)
    sys.modules[name] = made


# Only what that version has: the file must find its way.
if version == "3":
    module("airflow")
    module("airflow.sdk", dag=dag, task=task, get_current_context=lambda: context)
    module("airflow.sdk.exceptions", AirflowException=AirflowException, AirflowFailException=AirflowFailException)
else:
    module("airflow")
    module("airflow.decorators", dag=dag, task=task)
    module("airflow.operators")
    module("airflow.operators.python", get_current_context=lambda: context)
    module("airflow.exceptions", AirflowException=AirflowException, AirflowFailException=AirflowFailException)

spec = importlib.util.spec_from_file_location("plumbline_dag", dag_file)
loaded = importlib.util.module_from_spec(spec)
spec.loader.exec_module(loaded)
((train, options),) = tasks
(settings,) = dags
print(f"retries {options['retries']}, catchup {settings['catchup']}, max_active_runs {settings['max_active_runs']}")
assert options["retry_delay"] > timedelta(minutes=2) and settings["schedule"] == "15 1 * * *"


def outcome():
    try:
        train()
        return "success", ""
    except AirflowException as e:
        return type(e).__name__, str(e)


# The same night, in whatever zone the time is told.
dues = [
    datetime(2026, 11, 29, 1, 15, tzinfo=timezone.utc),
    datetime(2026, 11, 28, 20, 15, tzinfo=timezone(timedelta(hours=-5))),
]
loaded.COMMAND[0] = plumbline
for i, code in enumerate([*codes.split(","), "137", "143", "1"]):
    context["data_interval_end"] = dues[i % 2]
    with open(os.environ["CODES"], "w") as file:
        file.write(code + "\n")
    kind, message = outcome()
    print(f"code {code}: {kind}")
    if code == "80":
        print("message:", message[message.index("{"):])

given = loaded.COMMAND
for number in (9, 15):
    loaded.COMMAND = ["/bin/sh", "-c", f"kill -{number} $$", "sh"]
    print(f"signal {number}: {outcome()[0]}")

# Airflow stops a task by raising in its thread; the driver must be asked to end, and waited for.
class Stopped(BaseException):
    pass


def stop(number, frame):
    raise Stopped


signal.signal(signal.SIGALRM, stop)
marker = os.environ["RECORD"] + ".stopped"
loaded.COMMAND = ["/bin/sh", "-c", f"trap 'sleep 0.2; echo 75 >\"{marker}\"; exit 75' TERM; echo ready; sleep 30 & wait", "sh"]
echo = print


def once_ready(*words, **options):
    echo(*words, **options)
    if words[0].startswith("ready"):
        signal.setitimer(signal.ITIMER_REAL, 0.05)


loaded.print = once_ready
try:
    train()
except Stopped:
    with open(marker) as file:
        if file.read() == "75\n":
            print("stopped: the driver was asked to end, and waited for")

loaded.COMMAND = given
context["data_interval_end"] = None
print("no date:", outcome()[0])
