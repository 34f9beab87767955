import pytest

from kimpass.kernel.tenancy import bound
from tests.rights import walk


@pytest.fixture
def kreis(db, monkeypatch):
    """A Kreis in which the whole loop has happened and the case is closed."""
    stage = walk.set_stage(monkeypatch)
    with bound(stage.open().pk):
        yield walk.furnish(stage)


@pytest.fixture
def open_kreis(db, monkeypatch):
    """The same with the case still open, so that its forms can be sent."""
    stage = walk.set_stage(monkeypatch)
    with bound(stage.open().pk):
        yield walk.furnish(stage, close=False)
