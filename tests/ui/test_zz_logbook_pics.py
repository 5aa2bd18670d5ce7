import pytest
from datetime import timedelta
from PySide6.QtCore import Qt
from desktop.actions.saving import edit_record
from desktop.actions.deciding import submit_records, return_records
from tests.support.furnished_window import open_shell
from tests.support.offices import Office, at, TUESDAY, Reviewer, NEIGHBOUR
from tests.support.key_counter import KeyCounter
CASES = [((1366,697),100,"light","vi"),((1093,614),150,"light","vi"),((1366,697),100,"dark","en"),((1000,614),100,"dark","vi")]
@pytest.mark.parametrize("case", CASES, ids=str)
@pytest.mark.parametrize("kind", ["read","form","findings","offers","void","empty","history","returned","way"])
def test_pics(make_workbench, qapp, qtbot, tmp_path, case, kind, laptop):
    size, scale, theme, lang = case
    lap = laptop
    if kind == "returned":
        office = Office(tmp_path); rid=office.log(at(5), note="x"); office.log(at(6), "Thông báo"); submit_records(office.laptop,[rid],None)
        rev = Reviewer(tmp_path); rev.take(office)
        d=return_records(rev.laptop,[rid],"thieu_truong","Thiếu cụm loa số 5. Đề nghị bổ sung.")
        print(d); office.take(rev) if hasattr(office,"take") else None
        from tests.support.offices import exchange; exchange(rev, office)
        lap = office.laptop
    if kind == "empty":
        office = Office(tmp_path, clusters=0); lap=office.laptop
    shell = open_shell(make_workbench, qapp, qtbot, lap, size, theme=theme, text_scale=scale, language=lang)
    shell.frame.show_screen("logbook"); shell.rest(); qtbot.wait(50); shell.rest()
    s = shell.screen; k=KeyCounter()
    if kind=="returned":
        s.table.go_to(rid); qtbot.wait(50); shell.rest()
    if kind in ("form","findings","offers"): k.press("Ctrl+N"); qtbot.wait(50); shell.rest(); qtbot.wait(400)
    if kind=="findings":
        k.press("Tab","Tab","Tab"); k.type_vietnamese("Thông báo lịch phun thuốc"); k.press("Tab"); k.type_plain("500"); k.press("F8"); qtbot.wait(500)
    if kind=="offers":
        k.press("Tab","Tab","Tab"); k.type_plain("tho"); qtbot.wait(400); shell.rest(); k.press("Down")
    if kind=="void": k.press("Delete")
    if kind=="history": s.panel.tabs.setCurrentIndex(1)
    if kind=="way": s.panel.tabs.setCurrentIndex(2)
    if kind in("read","history","way") and (size[0]<1024 or scale==150): s.room.open()
    qtbot.wait(100); shell.rest()
    shell.window.grab().save(f"/tmp/loa/pics/log-{kind}-{size[0]}-{scale}-{theme}-{lang}.png")
    shell.workbench.background.close()
    if kind in ("returned",): rev.laptop.database.close()
    if kind in ("returned","empty"): office.laptop.database.close()
