# SPDX-License-Identifier: Apache-2.0
"""The words of the command line: subcommands and options, nothing of what they do."""

import argparse
from datetime import date
from typing import Any

from sync.client.patience import Mode
from sync.log.errors import Refused


class Parser(argparse.ArgumentParser):
    """A parser whose complaints are Refused ``usage``, so that they can be told as JSON too."""

    def error(self, message: str) -> Any:
        raise Refused("usage", message)


def build_parser() -> Parser:
    """The parser of ``loa``; options of the whole stand before or after the subcommand."""
    parser = Parser(prog="loa", description="Loa: sổ ghi thông tin cơ sở / logbook of grassroots information")
    _add_common(parser)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)
    _add_profile_commands(commands)
    _add_record_commands(commands)
    _add_cap_commands(commands)
    _add_content_commands(commands)
    _add_finding_commands(commands)
    _add_review_commands(commands)
    _add_exchange_commands(commands)
    return parser


def _add_common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--profile", metavar="DIR", default=argparse.SUPPRESS, help="thư mục hồ sơ / profile folder")
    parser.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="trả lời bằng JSON / as JSON")


def _command(commands: Any, name: str, help_: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=help_)
    _add_common(parser)
    return parser


def _add_profile_commands(commands: Any) -> None:
    init = _command(commands, "init", "tạo hồ sơ trước khi đăng ký / a profile before any enrolment")
    init.add_argument("--unit", metavar="CODE", required=True)
    init.add_argument("--name", required=True)
    enrol = _command(commands, "enrol", "đăng ký với hệ thống / enrol at a hub")
    enrol.add_argument("--hub", metavar="URL", required=True)
    enrol.add_argument("--invite", metavar="CODE", required=True)
    enrol.add_argument("--name")
    _command(commands, "types", "các loại bản ghi / record types")


def _add_record_commands(commands: Any) -> None:
    add = _command(commands, "add", "thêm bản ghi / add records")
    add.add_argument("type", metavar="TYPE")
    add.add_argument("--json-file", metavar="F", default="-")
    edit = _command(commands, "edit", "sửa bản ghi / edit a record")
    edit.add_argument("id", metavar="ID")
    edit.add_argument("--json-file", metavar="F", default="-")
    withdraw = _command(commands, "withdraw", "hủy bản ghi / withdraw a record")
    withdraw.add_argument("id", metavar="ID")
    withdraw.add_argument("--reason", required=True)
    show = _command(commands, "show", "xem bản ghi / show a record")
    show.add_argument("id", metavar="ID")
    show.add_argument("--history", action="store_true")
    list_ = _command(commands, "list", "liệt kê / list records")
    list_.add_argument("type", metavar="TYPE")
    list_.add_argument("--where", metavar="FIELD=VALUE", action="append", default=[])
    list_.add_argument("--search", metavar="TEXT", default="")
    list_.add_argument("--format", choices=("table", "json", "csv", "xlsx"), default="table")
    list_.add_argument("-o", "--output", metavar="FILE")
    files = _command(commands, "files", "tệp kèm / attached files")
    steps = files.add_subparsers(dest="step", metavar="STEP", required=True, parser_class=Parser)
    save = _command(steps, "save", "lưu tệp ra / write a file out")
    save.add_argument("sha256", metavar="SHA256")
    save.add_argument("file", metavar="FILE")
    redact = _command(commands, "redact", "xóa hẳn một dữ liệu cá nhân / redact a personal value for good")
    redact.add_argument("id", metavar="ID")
    redact.add_argument("--field", metavar="F", required=True)
    redact.add_argument("--reason", metavar="TEXT", required=True)


def _add_cap_commands(commands: Any) -> None:
    cap = _command(commands, "cap", "bản tin khẩn cấp CAP 1.2 / CAP 1.2 alerts")
    steps = cap.add_subparsers(dest="step", metavar="STEP", required=True, parser_class=Parser)
    read = _command(steps, "read", "đọc tệp thành bản tin khẩn cấp / a file becomes an alert")
    read.add_argument("file", metavar="FILE")
    write = _command(steps, "write", "ghi bản tin khẩn cấp ra tệp / an alert becomes a file")
    write.add_argument("id", metavar="ID")
    write.add_argument("file", metavar="FILE")


def _add_content_commands(commands: Any) -> None:
    _command(commands, "bulletins", "bản tin từ cấp trên / bulletins from above")
    bulletin = _command(commands, "bulletin", "một bản tin / one bulletin")
    steps = bulletin.add_subparsers(dest="step", metavar="STEP", required=True, parser_class=Parser)
    for name, help_ in (
        ("read", "đã đọc / was read"),
        ("schedule", "lên lịch / schedule"),
        ("not-aired", "không phát"),
    ):
        _command(steps, name, help_).add_argument("id", metavar="ID")
    _add_schedule_words(steps.choices["schedule"])
    steps.choices["not-aired"].add_argument("--reason", metavar="CODE", required=True)
    steps.choices["not-aired"].add_argument("--text", metavar="TEXT", default="")
    content = _command(commands, "content", "duyệt nội dung / approval of content")
    steps = content.add_subparsers(dest="step", metavar="STEP", required=True, parser_class=Parser)
    for name, help_ in (
        ("ask", "xin duyệt / ask for it"),
        ("approve", "duyệt / approve"),
        ("return", "trả lại / return"),
    ):
        _command(steps, name, help_).add_argument("id", metavar="ID")
    steps.choices["approve"].add_argument("--checked", action="store_true", help="đã kiểm tra bí mật nhà nước")
    steps.choices["return"].add_argument("--reason", metavar="TEXT", required=True)


def _add_finding_commands(commands: Any) -> None:
    findings = _command(commands, "findings", "cảnh báo của các bản ghi / findings of the records")
    findings.add_argument("--period", metavar="P")
    findings.add_argument("--type", metavar="TYPE", action="append", default=[])
    explain = _command(commands, "explain", "ghi lý do của một cảnh báo / say why a finding is right as it is")
    explain.add_argument("id", metavar="ID")
    explain.add_argument("--code", metavar="CODE", required=True)
    explain.add_argument("--reason", metavar="TEXT", required=True)


def _add_schedule_words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--at", metavar="HH:MM", action="append", default=[])
    parser.add_argument("--from", dest="first_day", metavar="DAY", type=date.fromisoformat)
    parser.add_argument("--until", dest="last_day", metavar="DAY", type=date.fromisoformat)
    parser.add_argument("--repeats", metavar="N", type=int)
    parser.add_argument("--dry-run", action="store_true", help="chỉ xem đề xuất / only propose")


def _add_review_commands(commands: Any) -> None:
    submit = _command(commands, "submit", "nộp để duyệt / submit for review")
    submit.add_argument("ids", metavar="ID", nargs="*")
    submit.add_argument("--period", metavar="P")
    review = _command(commands, "review", "duyệt / review")
    steps = review.add_subparsers(dest="step", metavar="STEP", required=True, parser_class=Parser)
    _command(steps, "list", "hàng chờ duyệt / the queue")
    accept = _command(steps, "accept", "chấp nhận / accept")
    accept.add_argument("ids", metavar="ID", nargs="+")
    return_ = _command(steps, "return", "trả lại / return")
    return_.add_argument("ids", metavar="ID", nargs="+")
    return_.add_argument("--reason", metavar="CODE", required=True)
    return_.add_argument("--comment", metavar="TEXT", required=True)
    conflicts = _command(commands, "conflicts", "xung đột / conflicts")
    conflict_steps = conflicts.add_subparsers(dest="step", metavar="STEP", parser_class=Parser)
    _command(conflict_steps, "list", "liệt kê / list them")
    resolve = _command(conflict_steps, "resolve", "chọn giá trị / decide one")
    resolve.add_argument("id", metavar="ID")
    resolve.add_argument("--field", metavar="F", required=True)
    choice = resolve.add_mutually_exclusive_group(required=True)
    choice.add_argument("--choose", metavar="CHANGE")
    choice.add_argument("--value", metavar="JSON")


def _add_exchange_commands(commands: Any) -> None:
    _command(commands, "sync", "đồng bộ / one full exchange")
    _command(commands, "status", "tình trạng đồng bộ / where the exchange stands")
    settings = _command(commands, "settings", "cách máy này đồng bộ / how this laptop exchanges")
    kinds = settings.add_subparsers(dest="setting", metavar="SETTING", parser_class=Parser)
    exchange = _command(kinds, "exchange", "tự động, tiết kiệm, hoặc chỉ khi bấm / by itself, sparingly, when asked")
    exchange.add_argument("mode", choices=[str(one) for one in Mode])
    check = _command(commands, "check", "kiểm tra dữ liệu / check the data")
    check.add_argument("--rebuild", action="store_true")
    backup = _command(commands, "backup", "sao lưu vào một tệp / back up into one file")
    backup.add_argument("file", metavar="FILE", help="FILE, hoặc / or: list")
    restore = _command(commands, "restore", "khôi phục vào hồ sơ mới / a new profile from a backup")
    restore.add_argument("file", metavar="FILE")
    _command(commands, "digest", "mã đối chiếu / digests")
    diagnose = _command(commands, "diagnose", "gói chẩn đoán / a diagnostics package without personal data")
    diagnose.add_argument("--to", metavar="DIR", default=".")
