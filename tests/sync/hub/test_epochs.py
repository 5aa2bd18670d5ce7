# SPDX-License-Identifier: Apache-2.0
"""A hub restored from an older copy notices it by cursors and receipts of its nodes, and gets back what they hold."""

import shutil

from sync.hub.data_folder import DataFolder
from sync.hub.epochs import read_epoch
from sync.hub.node import open_hub
from sync.parcel.columns import RunPart
from sync.parcel.messages import Told
from sync.parcel.receipts import receipt_mark, verify_receipt
from tests.support.postgres import Cluster
from tests.support.wire import Node, answers, received, village
from tests.sync.hub.conftest import COMMUNE, OpenHub
from tests.sync.hub.test_rulings import revoke


def keep_copy(at: OpenHub, cluster: Cluster) -> str:
    """A copy of folder and database, as an administrator takes it while the hub stands still; where that one is."""
    at.hub.database.close()
    shutil.copytree(at.folder, at.folder.with_name("copy"))
    return cluster.copy(at.url) if at.url else ""


def restore(at: OpenHub, url: str) -> None:
    at.hub.database.close()
    shutil.rmtree(at.folder)
    shutil.copytree(at.folder.with_name("copy"), at.folder)
    if url:
        (at.folder / "hub.url").write_text(url)
    at.hub = open_hub(DataFolder(at.folder), at.clock)


def epoch(at: OpenHub) -> bytes:
    with at.hub.database.reading() as connection:
        return read_epoch(connection)


def forgetful(at: OpenHub, cluster: Cluster) -> tuple[Node, Node, RunPart]:
    """Two laptops of a commune, and the run that both hold and the restored hub does not."""
    officer, colleague = at.officer(), at.officer()
    copy = keep_copy(at, cluster)
    written = [officer.write("village", village(f"Thôn {n}")) for n in range(3)]
    officer.push(at.post, *written)
    colleague.pull(at.post)
    officer.pull(at.post)
    restore(at, copy)
    return officer, colleague, officer.run(*written)


def test_a_cursor_beyond_the_history_begins_a_new_epoch(at: OpenHub, cluster: Cluster) -> None:
    officer, _colleague, _lost = forgetful(at, cluster)
    reply = officer.exchange(at.post)
    assert reply.history_lost
    assert reply.epoch == epoch(at) != officer.epoch
    assert (reply.runs, reply.cursors, reply.digests) == (b"", [], [])


def test_the_loss_is_noticed_once(at: OpenHub, cluster: Cluster) -> None:
    officer, colleague, _lost = forgetful(at, cluster)
    first = officer.exchange(at.post)
    assert colleague.exchange(at.post).epoch == officer.exchange(at.post).epoch == first.epoch


def test_the_hub_asks_for_what_it_lacks_of_what_is_offered(at: OpenHub, cluster: Cluster) -> None:
    officer, _colleague, lost = forgetful(at, cluster)
    reply = officer.exchange(at.post, offer=[(COMMUNE, b"".join(lost.run.ids))])
    assert reply.wanted == b"".join(lost.run.ids)


def test_work_of_others_is_taken_back_from_whoever_holds_it(at: OpenHub, cluster: Cluster) -> None:
    _officer, colleague, lost = forgetful(at, cluster)
    reply = colleague.exchange(at.post, [lost], offer=[(COMMUNE, b"".join(lost.run.ids))])
    assert reply.history_lost
    assert answers(reply, colleague.hub) == ["new"] * 3
    assert reply.wanted == b""


def last_receipt(officer: Node, at: OpenHub) -> Told:
    """The receipt for one more change, of a node that reads nothing: no cursor of it moves."""
    reply = officer.exchange(at.post, [officer.run(officer.write("village", village()))])
    assert reply.receipt is not None
    receipt = verify_receipt(reply.receipt, officer.hub)
    return receipt.epoch, receipt.number, receipt_mark(reply.receipt.receipt)


def test_a_receipt_that_this_copy_did_not_give_shows_the_loss_where_no_cursor_does(
    at: OpenHub, cluster: Cluster
) -> None:
    officer, before = at.officer(), epoch(at)
    first = last_receipt(officer, at)
    copy = keep_copy(at, cluster)
    at.hub = open_hub(DataFolder(at.folder), at.clock)
    last = last_receipt(officer, at)
    assert not officer.exchange(at.post, told=last).history_lost
    restore(at, copy)
    officer.cursors.clear()
    assert not officer.exchange(at.post, told=first).history_lost
    assert officer.exchange(at.post, told=last).history_lost
    assert epoch(at) != before


def test_another_receipt_under_the_same_number_shows_it_too(at: OpenHub, cluster: Cluster) -> None:
    officer, colleague = at.officer(), at.officer()
    copy = keep_copy(at, cluster)
    at.hub = open_hub(DataFolder(at.folder), at.clock)
    lost = last_receipt(officer, at)
    restore(at, copy)
    assert last_receipt(colleague, at)[1] == lost[1]
    officer.cursors.clear()
    assert officer.exchange(at.post, told=lost).history_lost


def test_another_notice_under_the_same_number_shows_it_too(at: OpenHub, cluster: Cluster) -> None:
    officer, dismissed, other = at.officer(), at.officer(), at.officer()
    copy = keep_copy(at, cluster)
    at.hub = open_hub(DataFolder(at.folder), at.clock)
    revoke(at, dismissed)
    reply = officer.exchange(at.post)
    number, mark = reply.noticed, reply.noticed_mark
    assert not officer.exchange(at.post, noticed=number, noticed_mark=mark).history_lost
    restore(at, copy)
    revoke(at, other)
    assert not officer.exchange(at.post, noticed=number).history_lost
    assert officer.exchange(at.post, noticed=number, noticed_mark=mark).history_lost


def test_an_offer_to_a_hub_that_lost_its_history_is_answered_by_a_receipt(at: OpenHub, cluster: Cluster) -> None:
    officer, _colleague, lost = forgetful(at, cluster)
    reply = officer.exchange(at.post, offer=[(COMMUNE, b"".join(lost.run.ids))])
    assert answers(reply, officer.hub) == []


def test_a_number_that_was_given_anew_is_noticed_too(at: OpenHub, cluster: Cluster) -> None:
    officer, _colleague, _lost = forgetful(at, cluster)
    fresh = at.officer()
    fresh.push(at.post, *(fresh.write("village", village(f"Xóm {n}")) for n in range(5)))
    assert officer.exchange(at.post).history_lost


def test_with_the_new_epoch_and_no_cursors_the_streams_come_again(at: OpenHub, cluster: Cluster) -> None:
    officer, colleague, _lost = forgetful(at, cluster)
    fresh = colleague.write("village", village())
    reply = officer.exchange(at.post)
    colleague.exchange(at.post, [colleague.run(fresh)])
    officer.epoch, officer.cursors = reply.epoch, {}
    again = officer.exchange(at.post)
    assert not again.history_lost
    assert [one.id for one in received(again)] == [fresh.id]
