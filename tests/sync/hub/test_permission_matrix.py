# SPDX-License-Identifier: Apache-2.0
"""No unit writes another's records: every cell of role, unit, record type, field and verb against a table by hand.

All cells are judged by the shipped admission in this process; some hundred of each kind travel in parcels to a hub
that runs as a process.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from random import Random

import pytest

from sync.hub.admission import judge
from sync.hub.data_folder import DataFolder
from sync.hub.evidence import Evidence, gather
from sync.hub.invites import Invitation
from sync.hub.node import Hub, create_hub, open_hub
from sync.log.change import Entry
from sync.log.errors import Refused
from sync.records.catalogue import RECORD_TYPES
from sync.records.roles import Role
from sync.store.appending import append, keep_run
from sync.store.arrivals import note_arrivals
from tests.support.hub_process import HubProcess, running_hub
from tests.support.nodes import invite
from tests.support.permission_cells import (
    COMMUNE,
    COUNTRY,
    PLACES,
    PROVINCE,
    RIGHTS,
    TO_REVIEW,
    UNITS,
    Cell,
    Standing,
    cells,
    stock_of,
)
from tests.support.permissions import GOES_DOWN, LETTERS, REACH, TABLE
from tests.support.wire import Node, over_http
from tests.sync.hub.conftest import Clock, OpenHub

OFFICER = ("operator", "editor", "keeper")
ALONE: list[tuple[str, ...]] = [(role.value,) for role in Role]
TOGETHER: list[tuple[str, ...]] = [
    OFFICER,
    ("operator", "reviewer"),
    ("approver", "keeper"),
    ("propagandist", "viewer"),
    ("manager", "admin"),
]
Matrix = tuple[OpenHub, Mapping[tuple[str, str], Standing]]


@pytest.fixture(scope="module")
def matrix(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Matrix]:
    """A central hub in which a record of every type stands in every unit, written by people of their own."""
    folder, clock = tmp_path_factory.mktemp("matrix") / "hub", Clock()
    create_hub(DataFolder(folder), COUNTRY, clock)
    at = OpenHub(open_hub(DataFolder(folder), clock), clock, folder)
    try:
        writers = {unit: Node(unit=unit) for unit in UNITS}
        stock, made = stock_of(writers)
        let_in(at, writers, made)
        yield at, stock
    finally:
        at.hub.database.close()


def let_in(at: OpenHub, writers: Mapping[str, Node], made: Mapping[str, Sequence[Entry]]) -> None:
    """Let changes in without asking whether they may."""
    entries = [entry for some in made.values() for entry in some]
    with at.hub.database.writing() as connection:
        note_arrivals(connection, entries, append(connection, entries, at.clock()).new, at.clock())
        for unit, writer in writers.items():
            keep_run(connection, writer.run(*made[unit]).run)


def verdicts(hub: Hub, entries: Sequence[Entry]) -> Iterator[str]:
    """What the hub would answer for each change, were it the only one."""
    with hub.database.reading() as connection:
        evidence = gather(connection, hub, entries)
        for entry in entries:
            yield _verdict(evidence, entry)


def _verdict(evidence: Evidence, entry: Entry) -> str:
    try:
        judge(evidence, entry)
    except Refused as reason:
        return reason.code
    return "new"


def wrong(tried: Iterable[tuple[Cell, str]]) -> list[str]:
    """Cells in which the hub does not do what the table says, or holds for a reason that is none of rights."""
    return [
        f"{cell.name} → {answer}"
        for cell, answer in tried
        if (answer == "new") is not cell.is_allowed or (answer != "new" and answer not in RIGHTS)
        if not is_awaited(cell)
    ]


def is_awaited(cell: Cell) -> bool:
    """Whether the declaration of the field comes with that of ``content_item``: until then a slot has one approver."""
    is_slot = cell.type == "schedule_slot" and "approved_by" in cell.values
    return is_slot and all(one.type_name() != "content_item" for one in RECORD_TYPES)


@pytest.mark.parametrize("roles", ALONE + TOGETHER, ids="+".join)
def test_every_cell_is_judged_as_the_table_says(matrix: Matrix, roles: tuple[str, ...]) -> None:
    at, stock = matrix
    tried: list[tuple[Cell, str]] = []
    for unit in (COMMUNE, PROVINCE):
        node = at.node(*map(Role, roles), units=(unit,))
        wanted = list(cells(roles, stock, [place for place in PLACES if place.grant == unit]))
        tried += zip(wanted, verdicts(at.hub, [one.write(node, stock) for one in wanted]), strict=True)
    assert wrong(tried) == []
    assert len(tried) > 150 * len(RECORD_TYPES)
    assert {cell.verb for cell, _answer in tried} >= {"create", "edit", "clear", "withdraw", "submit", "accept"}


def test_the_table_has_a_line_for_every_record_type() -> None:
    assert {one.type_name() for one in RECORD_TYPES} <= TABLE.keys()
    assert {one.type_name() for one in RECORD_TYPES if one.declared.goes_down} <= GOES_DOWN


def test_a_hole_in_a_declaration_would_be_found() -> None:
    """The comparison is one that can fail: the same answers against another table."""
    cell = Cell(("viewer",), PLACES[0], "station", "create", {"note": "x"})
    assert wrong([(cell, "new")]) != []
    assert wrong([(cell, "malformed_change")]) != []
    assert wrong([(cell, "type_not_yours")]) == []


def test_nobody_reviews_his_own_work_whatever_roles_he_has(matrix: Matrix) -> None:
    at, _stock = matrix
    both = at.node(Role.OPERATOR, Role.REVIEWER, Role.MANAGER)
    stock, made = stock_of({COMMUNE: both})
    let_in(at, {COMMUNE: both}, made)
    wanted = [one for one in cells(("reviewer",), stock, PLACES[:1]) if one.verb in ("accept", "return")]
    assert wanted
    assert set(verdicts(at.hub, [one.write(both, stock) for one in wanted])) == {"own_work"}


@pytest.mark.parametrize("role", [role.value for role in Role])
def test_everybody_reads_his_units_and_of_those_above_only_what_goes_down(matrix: Matrix, role: str) -> None:
    at, stock = matrix
    reaches = role in {LETTERS[letter] for letter in REACH}
    for grant in (COMMUNE, PROVINCE):
        pulled = at.node(Role(role), units=(grant,)).pull(at.post)
        assert {(one.change.type, one.change.unit) for one in pulled} == readable(stock, grant, reaches)


def readable(stock: Mapping[tuple[str, str], Standing], grant: str, reaches: bool) -> set[tuple[str, str]]:
    """What a person with a grant over a unit is to receive of all that stands at the hub."""
    relations = {place.unit: place.relation for place in PLACES if place.grant == grant}
    open_to = {"own", "beneath"} if reaches else {"own"}
    names = {(type_.removesuffix(TO_REVIEW), unit) for type_, unit in stock}
    whole = {(type_, unit) for type_, unit in names if relations[unit] in open_to}
    return whole | {(type_, unit) for type_, unit in names if relations[unit] == "above" and type_ in GOES_DOWN}


def sampled(stock: Mapping[tuple[str, str], Standing]) -> dict[tuple[tuple[str, ...], str], list[Cell]]:
    """Cells of every role, relation and verb, more of the few that are allowed; by roles and unit of the grant."""
    everything: dict[tuple[object, ...], list[Cell]] = {}
    for roles in [*ALONE, OFFICER]:
        for cell in cells(roles, stock):
            if cell.is_own and cell.place.relation == "beneath":
                continue  # his own record stands in his own unit already
            kind = (cell.is_allowed, roles, cell.place.relation, cell.verb)
            everything.setdefault(kind, []).append(cell)
    random = Random(5)
    found: dict[tuple[tuple[str, ...], str], list[Cell]] = {}
    for (is_allowed, *_kind), several in everything.items():
        for cell in random.sample(several, min(3 if is_allowed else 1, len(several))):
            found.setdefault((cell.roles, cell.place.grant), []).append(cell)
    return found


WRITES_ALL = ("operator", "editor", "keeper", "approver", "propagandist", "manager", "admin")


def enrolled(hub: HubProcess, roles: Sequence[str], unit: str) -> Node:
    """A person with these roles over one unit, at a hub that runs."""
    node = Node()
    node.enrol(over_http(hub.url), invite(hub, Invitation("Cán bộ", (unit,), tuple(map(Role, roles)))))
    return node


def test_a_hub_process_answers_a_sample_of_all_kinds_as_the_table_says(tmp_path: Path) -> None:
    """Over HTTP, in signed parcels: each person tries his cells in one run, allowed and forbidden ones mixed."""
    tried: list[tuple[Cell, str]] = []
    with running_hub(tmp_path / "hub") as hub:
        post = over_http(hub.url)
        writers = {unit: enrolled(hub, WRITES_ALL, unit) for unit in UNITS}
        stock, made = stock_of(writers)
        for unit, writer in writers.items():
            assert set(writer.push(post, *made[unit])) == {"new"}
        for (roles, grant), wanted in sampled(stock).items():
            node = enrolled(hub, roles, grant)
            tried += zip(wanted, node.push(post, *(one.write(node, stock) for one in wanted)), strict=True)
    assert wrong(tried) == []
    assert len(tried) >= 300
    assert min(Counter(cell.is_allowed for cell, _answer in tried).values()) >= 60
