"""
A Kreis in which everything has happened once, furnished once for each file and undone after each test.

Furnishing takes as long as a hundred requests. It stands in a transaction around the file's tests; each of them works
in its own savepoint inside, with copies of the Python objects.
"""

from copy import deepcopy

import pytest
from django.db import transaction

from kimpass.kernel.tenancy import bound
from kimpass.web.journey import end
from tests.rights import walk


@pytest.fixture(scope="module")
def _furnished(django_db_setup, django_db_blocker):
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), transaction.atomic():
        stage = walk.set_stage(patch)
        with bound(stage.open().pk):
            furnished = walk.furnish(stage)
        yield furnished
        transaction.set_rollback(True)


@pytest.fixture
def open_kreis(_furnished, db):
    """A Kreis in which the whole loop has happened and the case is still open, so that its forms can be sent."""
    with bound(_furnished.stage.tenant.pk):
        yield deepcopy(_furnished)


@pytest.fixture
def kreis(open_kreis):
    """The same with the case closed."""
    end.close(open_kreis.story, open_kreis.case)
    return open_kreis
