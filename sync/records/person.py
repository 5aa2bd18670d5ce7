# SPDX-License-Identifier: Apache-2.0
"""Con người: the one place of personal values; every other type refers to a person here."""

import re

from sync.records.code_lists import POSITIONS
from sync.records.codes import code_list
from sync.records.declaration import Around, Declaration, Review, Rule, section
from sync.records.part_fields import Files
from sync.records.record import Record
from sync.records.roles import COMMUNE_ROLES, OWN_RECORD, Role, written_by
from sync.records.text_fields import Choice, PersonName, Text
from sync.records.value_fields import Integer
from sync.records.words import Words

GENDERS = code_list("nam | Nam | Male", "nu | Nữ | Female", "khac | Khác | Other")
ETHNICITIES = code_list(
    "kinh | Kinh | Kinh",
    "tay | Tày | Tay",
    "thai | Thái | Thai",
    "hoa | Hoa | Hoa",
    "khmer | Khmer | Khmer",
    "muong | Mường | Muong",
    "nung | Nùng | Nung",
    "mong | Mông | Hmong",
    "dao | Dao | Dao",
    "gia_rai | Gia Rai | Jarai",
    "ngai | Ngái | Ngai",
    "e_de | Ê Đê | Rade",
    "ba_na | Ba Na | Bahnar",
    "xo_dang | Xơ Đăng | Sedang",
    "san_chay | Sán Chay | San Chay",
    "co_ho | Cơ Ho | Koho",
    "cham | Chăm | Cham",
    "san_diu | Sán Dìu | San Diu",
    "hre | Hrê | Hre",
    "mnong | M'Nông | Mnong",
    "raglai | Raglai | Roglai",
    "xtieng | Xtiêng | Stieng",
    "bru_van_kieu | Bru-Vân Kiều | Bru",
    "tho | Thổ | Tho",
    "giay | Giáy | Giay",
    "co_tu | Cơ Tu | Katu",
    "gie_trieng | Gié Triêng | Gie Trieng",
    "ma | Mạ | Ma",
    "kho_mu | Khơ Mú | Khmu",
    "co | Co | Co",
    "ta_oi | Tà Ôi | Ta'oih",
    "cho_ro | Chơ Ro | Cho Ro",
    "khang | Kháng | Khang",
    "xinh_mun | Xinh Mun | Xinh Mun",
    "ha_nhi | Hà Nhì | Hani",
    "chu_ru | Chu Ru | Churu",
    "lao | Lào | Lao",
    "la_chi | La Chí | La Chi",
    "la_ha | La Ha | La Ha",
    "phu_la | Phù Lá | Phu La",
    "la_hu | La Hủ | Lahu",
    "lu | Lự | Lu",
    "lo_lo | Lô Lô | Lolo",
    "chut | Chứt | Chut",
    "mang | Mảng | Mang",
    "pa_then | Pà Thẻn | Pa Then",
    "co_lao | Cơ Lao | Co Lao",
    "cong | Cống | Cong",
    "bo_y | Bố Y | Bo Y",
    "si_la | Si La | Si La",
    "pu_peo | Pu Péo | Pu Peo",
    "brau | Brâu | Brau",
    "o_du | Ơ Đu | O Du",
    "ro_mam | Rơ Măm | Ro Mam",
    "khac | Khác | Other",
)
"""The 54 peoples of the national list, then any other."""

_VIETNAM_PHONE = re.compile(r"(?:\+?84|0)[2-9][0-9]{8,9}", re.ASCII)
_ADULT_YEARS = 16


def _phone_unlike_vietnam(person: "Person", _around: Around) -> bool:
    return person.phone is not None and not _VIETNAM_PHONE.fullmatch(re.sub(r"[ .()-]", "", person.phone))


def _birth_year_unlikely(person: "Person", around: Around) -> bool:
    return person.birth_year is not None and person.birth_year > around.now.year - _ADULT_YEARS


class Person(Record):
    """A person who works for grassroots information, or is named by its records."""

    full_name = PersonName("Họ và tên", "Full name", longest=100, required=True, personal=True, example="Cán bộ xã 1")
    birth_year = Integer("Năm sinh", "Year of birth", least=1900, most=2100, personal=True, example=1985)
    gender = Choice("Giới tính", "Gender", GENDERS, personal=True)
    ethnicity = Choice("Dân tộc", "Ethnicity", ETHNICITIES, personal=True)
    phone = Text("Điện thoại", "Telephone", longest=30, personal=True, example="0912345678")
    zalo = Text("Zalo", "Zalo", longest=100, personal=True, example="0912345678")
    position = Choice("Chức danh", "Position", POSITIONS)
    attachments = Files("Tệp đính kèm", "Attachments", personal=True)

    declared = Declaration(
        name="person",
        label=Words("Con người", "Person"),
        version=1,
        sections=(
            section("Người", "Person", full_name, position),
            section("Thông tin cá nhân", "Personal details", birth_year, gender, ethnicity),
            section("Liên hệ", "Contact", phone, zalo),
        ),
        columns=(full_name, position, phone),
        search=(full_name, phone),
        sort=(full_name,),
        title=(full_name,),
        writable={
            **written_by(*COMMUNE_ROLES),
            Role.APPROVER: OWN_RECORD,
            Role.PROPAGANDIST: OWN_RECORD,
            Role.REVIEWER: OWN_RECORD,
            Role.MANAGER: OWN_RECORD,
            Role.ADMIN: OWN_RECORD,
        },
        review=Review.NOT_REVIEWED,
        rules=(
            Rule(
                "phone_unlike_vietnam",
                Words("Số điện thoại không đúng dạng Việt Nam", "Not the form of a Vietnamese telephone number"),
                (phone,),
                _phone_unlike_vietnam,
            ),
            Rule(
                "birth_year_unlikely",
                Words("Năm sinh chưa đủ 16 tuổi", "The year of birth makes the person younger than 16"),
                (birth_year,),
                _birth_year_unlikely,
            ),
        ),
    )
