"""What is done aside: in another thread, also in a forked process."""

from __future__ import annotations

import os
import signal
import threading

import pytest

from statements.search.counting import background


def test_work_is_done_in_another_thread() -> None:
    assert background.begin(threading.get_ident).result(5) != threading.get_ident()


def test_what_goes_wrong_is_told_to_whoever_waits() -> None:
    with pytest.raises(ZeroDivisionError):
        background.begin(lambda: 1 // 0).result(5)


def test_work_is_done_at_once_while_other_pages_are_made() -> None:
    with background.page_made(), background.page_made():
        assert background.begin(threading.get_ident).result(5) == threading.get_ident()
        with pytest.raises(ZeroDivisionError):
            background.begin(lambda: 1 // 0).result(5)
    with background.page_made():
        assert background.begin(threading.get_ident).result(5) != threading.get_ident()


def test_a_page_that_fails_is_not_made_for_ever() -> None:
    for _ in range(3):
        with pytest.raises(ValueError, match="so"), background.page_made():
            raise ValueError("so")
    assert background.begin(threading.get_ident).result(5) != threading.get_ident()


def test_a_forked_process_has_threads_of_its_own() -> None:
    background.begin(int).result(5)
    child = os.fork()
    if not child:
        # Without threads of its own it would wait for ever.
        signal.alarm(5)
        os._exit(background.begin(lambda: 7).result())
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
