"""Commands whose work is done by modules of their own: pictures, measurements, the catalogue."""

import importlib
import importlib.util
import pkgutil
from collections.abc import Callable, Sequence
from typing import cast

from kimtools import catalogue
from kimtools.errors import UsageError
from kimtools.management import set_up
from kimtools.places import use_default_data_folder

Main = Callable[[Sequence[str]], int]


def _main_of(module: str) -> Main:
    return cast(Main, importlib.import_module(module).main)


def shots(arguments: Sequence[str]) -> int:
    """
    Take pictures of every page.

    :raises UsageError: this version has no pictures.
    """
    use_default_data_folder()
    if importlib.util.find_spec("kimtools.shots") is None:
        raise UsageError("Diese Fassung kennt noch keine Bilder der Seiten.")
    return _main_of("kimtools.shots")(arguments)


def bench_names() -> list[str]:
    """Return the measurements of this version: the public modules of kimtools.bench."""
    found = importlib.util.find_spec("kimtools.bench")
    paths = (found.submodule_search_locations if found else None) or []
    return sorted(module.name for module in pkgutil.iter_modules(paths) if not module.name.startswith("_"))


def bench(arguments: Sequence[str]) -> int:
    """
    Run one measurement, or all of them where no name is given.

    :raises UsageError: there is no measurement of that name.
    """
    use_default_data_folder()
    names = bench_names()
    if not names:
        raise UsageError("Diese Fassung kennt noch keine Messungen.")
    if not arguments or arguments[0].startswith("-"):
        return max(_main_of(f"kimtools.bench.{name}")(arguments) for name in names)
    if arguments[0] not in names:
        raise UsageError(f"Die Messung „{arguments[0]}“ gibt es nicht; möglich sind: {', '.join(names)}.")
    return _main_of(f"kimtools.bench.{arguments[0]}")(arguments[1:])


def words(arguments: Sequence[str]) -> int:
    """Bring the English catalogue up to the sources."""
    set_up()
    return catalogue.run(arguments)
