import pytest
from datetime import timedelta
from tests.support.furnished_window import open_shell
from tests.support.offices import Office, at, TUESDAY, Reviewer, NEIGHBOUR
CASES = [((1366,697),100,"light","vi"),((1093,614),150,"light","vi"),((1366,697),100,"dark","en"),((1093,614),150,"dark","vi")]
def rich(office):
    office.slot("05:00", title="Tiếp sóng Đài Tiếng nói Việt Nam", broadcast_kind="relay")
    office.slot("05:30", title="Lịch thu phí vệ sinh thôn Nà Lủ", planned_duration=600, clusters=office.clusters[:2])
    office.slot("16:00", title="Bản tin nông thôn mới 41 - tiếng Mông", planned_duration=900)
    office.slot("17:15", title="Thời sự Đài PT-TH tỉnh", broadcast_kind="relay")
    office.slot("06:00", title="Cảnh báo lũ quét - phát 3 lần trong ngày", broadcast_kind="emergency", recurrence="phat_ngay", first_day="2026-10-13", repeat_count=3, planned_duration=300)
    office.check(office.clusters[1], "weak", at(9)); office.check(office.clusters[2], "no_sound", at(9)-timedelta(days=6))
@pytest.mark.parametrize("case", CASES, ids=str)
@pytest.mark.parametrize("kind", ["rich","empty","otherwise","reasons","reviewer"])
def test_pics(make_workbench, qapp, qtbot, tmp_path, case, kind):
    size, scale, theme, lang = case
    if kind == "reviewer":
        office = Reviewer(tmp_path)
        a = Office(tmp_path); rich(a); b = Office(tmp_path, NEIGHBOUR, "Cán bộ xã 2", clusters=1)
        office.take(a); office.take(b)
    else:
        office = Office(tmp_path, clusters=0 if kind=="empty" else 5)
        if kind != "empty": rich(office)
    shell = open_shell(make_workbench, qapp, qtbot, office.laptop, size, theme=theme, text_scale=scale, language=lang)
    shell.rest(); shell.rest()
    s = shell.screen
    if kind=="otherwise": s.officer.open()
    if kind=="reasons": s.officer.ask_why_not()
    qtbot.wait(100); shell.rest()
    shell.window.grab().save(f"/tmp/loa/pics/today-{kind}-{size[0]}-{scale}-{theme}-{lang}.png")
    office.laptop.database.close() if False else None
    shell.workbench.background.close(); office.laptop.database.close()
