"""What paper and page have in common: tables as words, and which of their columns hold numbers."""

from kimpass.controlling.selectors.figures import Figure, Table


def words(cell: Figure | str) -> str:
    """Return a cell as people read it."""
    return cell.shown if isinstance(cell, Figure) else cell


def numeric(table: Table) -> list[bool]:
    """Return for every column whether it holds numbers; the first holds the headings of the rows."""
    wide = len(table.columns)
    found = [False] * wide
    for row in table.rows:
        for place, cell in enumerate(row.cells, 1):
            told = words(cell)
            is_number = isinstance(cell, Figure) or (
                told[:1].isdigit() and told.replace(".", "").replace(",", "").isdigit()
            )
            if place < wide and is_number:
                found[place] = True
    return found


def lines(table: Table) -> list[list[str]]:
    """Return the rows of a table as words, each as long as its head."""
    wide = len(table.columns)
    return [[row.label, *map(words, row.cells), *[""] * wide][:wide] for row in table.rows]
