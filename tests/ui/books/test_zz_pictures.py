import os, pytest
from PySide6.QtWidgets import QApplication
PICS = "/tmp/loa-books/pics"
os.makedirs(PICS, exist_ok=True)
LOOKS = [(1366,697,{}),(1093,560,{"text_scale":150,"language":"en","theme":"dark"})]
SETS = os.environ.get("SETS","channels:websites channels:boards channels:messages reflections: books:equipment books:alerts books:pay books:training books:awards").split()
@pytest.mark.parametrize("which", SETS)
@pytest.mark.parametrize("look", LOOKS, ids=lambda l: str(l[0]))
def test_pic(which, look, books, sit_down):
    books.keep_channels().hear().keep_others()
    screen, book = which.split(":")
    w,h,kw = look
    desk = sit_down(screen, book, (w,h), **kw)
    desk.press("Down")
    desk.shell.window.grab().save(f"{PICS}/{screen}_{book}_{w}.png")
    if os.environ.get("FORM"):
        desk.press("F2")
        desk.shell.window.grab().save(f"{PICS}/{screen}_{book}_{w}_form.png")
