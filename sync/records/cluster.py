# SPDX-License-Identifier: Apache-2.0
"""Cụm loa: a loudspeaker cluster, where it hangs and in what state it is."""

from sync.records import cluster_rules as rules
from sync.records.codes import code_list
from sync.records.declaration import Declaration, Review, Rule, section
from sync.records.field import Proposal
from sync.records.record import Record
from sync.records.roles import COMMUNE_ROLES, written_by
from sync.records.text_fields import Choice, Reference, Text
from sync.records.value_fields import Day, Decimal, Flag, Integer, Moment
from sync.records.words import Words

CLUSTER_TECHNOLOGIES = code_list(
    "wired | Có dây | Wired",
    "fm | Không dây FM | Wireless FM",
    "it | Ứng dụng CNTT-VT | IT-telecom",
)
CLUSTER_STATES = code_list(
    "good | Tốt | Good",
    "weak | Yếu | Weak",
    "no_sound | Không có tiếng | No sound",
    "offline | Mất kết nối | Offline",
    "dismantled | Đã tháo dỡ | Dismantled",
)
SIM_CARRIERS = code_list(
    "viettel | Viettel | Viettel",
    "vinaphone | VinaPhone | VinaPhone",
    "mobifone | MobiFone | MobiFone",
    "vietnamobile | Vietnamobile | Vietnamobile",
    "khac | Khác | Other",
)
MOUNTS = code_list(
    "cot_dien | Cột điện | Power pole",
    "cot_rieng | Cột riêng | Own pole",
    "nha_van_hoa | Nhà văn hóa | House of culture",
)


class Cluster(Record):
    """A group of horns with one receiver."""

    cluster_code = Text(
        "Mã cụm", "Cluster code", longest=30, proposal=Proposal("{unit}-CL{serial:02}"), example="02701-CL01"
    )
    name = Text("Tên cụm", "Name", longest=100, example="Cụm loa nhà văn hóa thôn")
    station = Reference("Đài", "Station", to="station", sticky=True)
    village = Reference("Thôn", "Village", to="village")
    technology = Choice("Công nghệ", "Technology", CLUSTER_TECHNOLOGIES, required=True)
    lat = Decimal("Vĩ độ", "Latitude", least=6.0, most=24.0, example=22.5)
    lon = Decimal("Kinh độ", "Longitude", least=102.0, most=118.0, example=103.9)
    address = Text("Địa chỉ", "Address", longest=200)
    horn_count = Integer("Số loa", "Horns", least=1, most=8, required=True, example=2)
    power_w = Decimal("Công suất (W)", "Power (W)", most=10_000.0, example=60.0)
    sim_carrier = Choice("Nhà mạng", "SIM carrier", SIM_CARRIERS)
    sim_no = Text("Số SIM", "SIM number", longest=22, pattern=r"\+?[0-9]{9,21}", masked=True, example="0912345678")
    serial_no = Text("Số sê-ri", "Serial number", longest=60)
    vendor = Text("Hãng cung cấp", "Vendor", longest=100)
    firmware = Text("Phiên bản phần mềm", "Firmware", longest=60)
    installed_on = Day("Ngày lắp", "Installed on", example="2024-03-15")
    warranty_end = Day("Hết bảo hành", "Warranty ends on", example="2027-03-15")
    mount = Choice("Nơi gắn", "Mount", MOUNTS)
    power_backup = Flag("Có nguồn dự phòng", "Power backup")
    fm_receive_code = Text("Mã thu FM", "FM receive code", longest=30)
    state = Choice("Tình trạng", "State", CLUSTER_STATES, required=True, dated=True)
    last_check_at = Moment("Kiểm tra gần nhất", "Last checked at")

    declared = Declaration(
        name="cluster",
        label=Words("Cụm loa", "Cluster"),
        version=1,
        sections=(
            section("Cụm loa", "Cluster", cluster_code, name, station, village, state, last_check_at),
            section("Vị trí", "Place", address, mount, lat, lon),
            section("Thiết bị", "Device", technology, horn_count, power_w, power_backup, fm_receive_code),
            section("Kết nối", "Connection", sim_carrier, sim_no),
            section("Nguồn gốc", "Supply", vendor, serial_no, firmware, installed_on, warranty_end),
        ),
        columns=(cluster_code, name, technology, horn_count, village, state, last_check_at),
        search=(cluster_code, name, address),
        sort=(cluster_code, name),
        title=(name,),
        lookups=(station,),
        writable=written_by(*COMMUNE_ROLES),
        review=Review.REVIEWED,
        rules=(
            Rule(
                "duplicate_code",
                Words("Mã cụm đã dùng cho cụm khác trong xã", "Another cluster of the commune has this code"),
                (cluster_code,),
                rules.has_code_twice,
            ),
            Rule(
                "unusual_power",
                Words("Cụm loa CNTT-VT thường có công suất 50–120 W", "An IT cluster usually has 50–120 W"),
                (power_w,),
                rules.has_unusual_power,
            ),
            Rule(
                "outside_commune",
                Words(
                    "Vị trí cách các thôn của xã hơn 5 km", "The place lies more than 5 km off the commune's villages"
                ),
                (lat, lon),
                rules.is_outside_commune,
            ),
            Rule(
                "warranty_before_installation",
                Words("Hết bảo hành trước ngày lắp", "The warranty ends before the installation"),
                (installed_on, warranty_end),
                rules.ends_warranty_before_installation,
            ),
            Rule(
                "check_overdue",
                Words("Quá một tháng chưa kiểm tra cụm này", "No check of this cluster for more than a month"),
                (last_check_at,),
                rules.is_check_overdue,
            ),
        ),
    )
