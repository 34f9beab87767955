"""Long work: one piece after the other, after the commit, and a failure stops nothing else."""

import threading

from kimpass.kernel import background


def test_work_is_done_in_order_by_another_thread():
    done = []
    for number in range(3):
        last = background.start(lambda number=number: done.append((number, threading.get_ident())))
    last.result(timeout=10)
    assert [number for number, _thread in done] == [0, 1, 2]
    assert {thread for _number, thread in done}.isdisjoint({threading.get_ident()})


def test_what_fails_is_logged_and_the_next_is_done(caplog):
    def breaks():
        raise ValueError("verloren")

    done = []
    background.start(breaks)
    background.start(lambda: done.append("danach")).result(timeout=10)
    assert done == ["danach"]
    assert "background work breaks failed" in caplog.text


def test_nothing_starts_when_nothing_was_committed(db, monkeypatch, django_capture_on_commit_callbacks):
    started = []
    monkeypatch.setattr(background, "start", lambda work, *keys: started.append(keys))
    with django_capture_on_commit_callbacks() as waiting:
        background.after_commit(print, 1, 2)
    assert started == []
    for callback in waiting:
        callback()
    assert started == [(1, 2)]
