import pytest

from kimpass.steering.tests.ground import prepare


@pytest.fixture
def land(musterland):
    """Musterland with its ladder."""
    prepare(musterland)
    return musterland
