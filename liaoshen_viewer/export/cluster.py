"""Orders carried out by the workers of a Dask scheduler, on any machines."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from liaoshen_viewer.errors import ExportError, UsageError, ViewerError
from liaoshen_viewer.export.order import carry_out
from liaoshen_viewer.export.sameness import refused, sameness
from liaoshen_viewer.export.workers import Crew
from liaoshen_viewer.messages import Message

if TYPE_CHECKING:
    from distributed import Client

PATIENCE_S: Final = 5.0
"""How long a scheduler may take to answer."""


def check_cluster(address: str) -> None:
    """Refuse before the first frame what the first order would be refused for.

    Raises UsageError if no scheduler answers, or it has no worker, or one that would make other
    pictures.
    """
    with _client(address) as client:
        if not client.nthreads():
            raise UsageError(Message("export.no_workers", {"address": address}))
        for place, found in client.run(sameness, on_error="return").items():
            if isinstance(found, BaseException):
                values = {"place": place, "reason": str(found)}
                raise UsageError(Message("export.bare_worker", values))
            refusal = refused(sameness(), found, place)
            if refusal is not None:
                raise UsageError(refusal)


@contextmanager
def cluster_crew(address: str) -> Iterator[Crew]:
    """Join a scheduler (`tcp://host:8786`); on leaving, what is not done is taken back.

    Raises UsageError if none answers, and ExportError if it gives the work up.
    """
    with _client(address) as client:
        size = sum(client.nthreads().values())
        executor = client.get_executor(pure=False)
        try:
            yield Crew(executor, carry_out, size)
        except ViewerError:
            raise
        except (Exception, CancelledError) as error:
            values = {"address": address, "reason": f"{type(error).__name__}: {error}"}
            raise ExportError(Message("export.scheduler_gone", values)) from error
        finally:
            executor.shutdown(wait=False)


@contextmanager
def _client(address: str) -> Iterator[Client]:
    try:
        from distributed import Client
    except ImportError as error:
        raise UsageError(Message("export.no_cluster")) from error
    # It tells of every worker that goes, with a traceback; we say what matters ourselves.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    try:
        client = Client(address, timeout=PATIENCE_S, set_as_default=False)
    except (OSError, ValueError) as error:
        raise UsageError(Message("export.no_scheduler", {"address": address})) from error
    with client:
        yield client
