import pytest
from datetime import timedelta
from desktop.actions.saving import edit_record
from tests.support.furnished_window import open_shell
from tests.support.offices import Office, at, TUESDAY
from tests.support.village_days import Villages, break_a_cluster
from tests.support.key_counter import KeyCounter
CASES = [((1366,697),100,"light","vi"),((1093,614),150,"light","vi"),((1366,697),100,"dark","en"),((1093,614),150,"dark","vi"),((1000,614),100,"light","vi")]
def rich(office):
    v = Villages(office).settle()
    names = ("Trung tâm xã","Cốc Râm","Nà Lủ","Lũng Pâu","Sín Chải")
    for c, n, vid in zip(office.clusters, names, v.villages):
        edit_record(office.laptop, c, {"name": n, "village": vid, "power_w": 60.0, "installed_on": "2019-03-15", "mount":"nha_van_hoa", "technology": "fm" if n=="Nà Lủ" else "it"})
    office.check(office.clusters[1], "weak", at(9))
    break_a_cluster(office)
    return v
@pytest.mark.parametrize("case", CASES, ids=str)
@pytest.mark.parametrize("kind", ["sread","sstep","sreport","snew","sempty","sfields","pread","pform","psuggest","pempty","psession"])
def test_pics(make_workbench, qapp, qtbot, tmp_path, case, kind):
    size, scale, theme, lang = case
    empty = kind.endswith("empty")
    office = Office.__new__(Office) if False else None
    if empty:
        from desktop.laptop import Laptop, Workplace, furnish
        from sync.store.opening import open_store
        from sync.store.units import bundled_units
        from tests.support.offices import KEY, Clock
        tree = bundled_units(); db = open_store(tmp_path/"e.db", KEY); furnish(db, tree, Workplace("02683","Cán bộ xã 1")); lap = Laptop(db, tree, Clock())
    else:
        office = Office(tmp_path); rich(office); lap = office.laptop
        last = office.add("cluster", station=office.station, name="Bản Vàng", technology="wired", horn_count=4, state={"from":"2026-01-01","value":"good"})
        office.check(last, "good", at(9)-timedelta(days=13))
    shell = open_shell(make_workbench, qapp, qtbot, lap, size, theme=theme, text_scale=scale, language=lang)
    shell.frame.show_screen("stations" if kind[0]=="s" else "propagandists"); shell.rest(); qtbot.wait(50); shell.rest()
    s = shell.screen; k = KeyCounter()
    if kind in ("sread","sfields","pread") and size[0]<1024: s.place.want(True)
    if kind=="sstep": k.press("Ctrl+Enter","2" if False else "3"); qtbot.wait(20)
    if kind=="sreport": s.list.table.go_to(1); shell.rest(); k.press("Ctrl+Enter"); shell.rest()
    if kind=="snew": k.press("Ctrl+N"); shell.rest(); qtbot.wait(400)
    if kind=="sfields": s.panel.tabs.setCurrentIndex(1)
    if kind[0]=="p" and not empty: s.list.people.go_to(2); shell.rest(); qtbot.wait(20); shell.rest()
    if kind in("pform","psuggest"): k.press("Ctrl+N"); shell.rest(); qtbot.wait(400); shell.rest()
    if kind=="psuggest":
        f=s.panel.form; f.focus_field("topic"); k.type_plain("thie"); qtbot.wait(50); k.press("Down","Tab"); shell.rest(); qtbot.wait(300)
    if kind=="psession": s.list.sessions.setFocus(); s.list.sessions.go_to(1); shell.rest(); s.place.want(True)
    qtbot.wait(100); shell.rest()
    shell.window.grab().save(f"/tmp/loa/pics/st-{kind}-{size[0]}-{scale}-{theme}-{lang}.png")
    shell.workbench.background.close(); lap.database.close()
