# SPDX-License-Identifier: Apache-2.0
"""Tin đăng trên bảng tin: what hung on which board, from when to when, approved by whom."""

from datetime import date

from sync.records.code_lists import TOPICS
from sync.records.declaration import Around, Declaration, Review, Rule, section
from sync.records.notice_board import TAKEN_DOWN, NoticeBoard
from sync.records.part_fields import Files
from sync.records.record import Record
from sync.records.roles import COMMUNE_ROLES, Role, written_by
from sync.records.text_fields import Choice, Reference, Text
from sync.records.time_rules import in_future
from sync.records.value_fields import Day
from sync.records.words import Words


def is_shown_on(post: "BoardPost", day: date) -> bool:
    """Tell whether the post hung on its board that day, both ends included."""
    if post.posted_on is None or day < post.posted_on:
        return False
    return post.removed_on is None or day <= post.removed_on


def _is_removed_before_posting(post: "BoardPost", _around: Around) -> bool:
    return post.posted_on is not None and post.removed_on is not None and post.removed_on < post.posted_on


def _hangs_on_nothing(post: "BoardPost", around: Around) -> bool:
    board = around.get(NoticeBoard, post.board) if post.board else None
    if board is None or board.state != TAKEN_DOWN or post.posted_on is None:
        return False
    since = NoticeBoard.state.holds_from(board.values.get("state"))
    return since is None or post.posted_on.isoformat() >= since


class BoardPost(Record):
    """One notice on one board."""

    board = Reference("Bảng tin", "Board", to="notice_board", required=True, sticky=True)
    title = Text("Tiêu đề", "Title", longest=300, required=True, example="Lịch tiêm chủng mở rộng")
    topic = Choice("Lĩnh vực", "Topic", TOPICS, required=True)
    posted_on = Day("Ngày đăng", "Posted on", required=True, sticky=True)
    removed_on = Day("Ngày gỡ", "Removed on", example="2026-10-31")
    photo = Files("Ảnh", "Photo")
    approved_by = Reference("Người duyệt tin đăng", "Post approved by", to="person", required=True, sticky=True)
    from_item = Reference("Từ bản tin", "From item", to="content_item", example=None)
    from_broadcast = Reference("Đã phát loa", "Aired as", to="broadcast_log", example=None)

    declared = Declaration(
        name="board_post",
        label=Words("Tin trên bảng tin", "Notice on a board"),
        version=1,
        sections=(
            section("Tin đăng", "Notice", board, title, topic, posted_on, removed_on, photo),
            section("Nguồn và duyệt", "Origin and approval", approved_by, from_item, from_broadcast),
        ),
        columns=(posted_on, board, title, topic, removed_on, approved_by),
        search=(title, Record.note),
        sort=(posted_on,),
        title=(posted_on, title),
        day=(posted_on,),
        lookups=(board, from_item),
        writable=written_by(*COMMUNE_ROLES, Role.APPROVER),
        review=Review.REVIEWED,
        rules=(
            Rule(
                "removed_before_posting",
                Words("Ngày gỡ trước ngày đăng", "Removed before it was posted"),
                (posted_on, removed_on),
                _is_removed_before_posting,
            ),
            in_future(posted_on, words=Words("Ngày đăng ở tương lai", "Posted on a day to come")),
            Rule(
                "board_taken_down",
                Words("Bảng tin đã tháo dỡ vào ngày đăng", "The board had been taken down by that day"),
                (board, posted_on),
                _hangs_on_nothing,
            ),
        ),
    )
