# SPDX-License-Identifier: Apache-2.0
"""Code lists that several record types share; codes of one type stand with the type."""

from sync.records.codes import code_list

VIETNAMESE = "vie"

LANGUAGES = code_list(
    "vie | Việt | Vietnamese",
    "tyz | Tày | Tày",
    "nut | Nùng | Nùng",
    "blt | Thái Đen | Black Thai",
    "twh | Thái Trắng | White Thai",
    "mtq | Mường | Mường",
    "hmn | Mông | Hmong",
    "ium | Dao | Dao",
    "khm | Khmer | Khmer",
    "cjm | Chăm (miền Đông) | Eastern Cham",
    "cja | Chăm (miền Tây) | Western Cham",
    "rad | Ê Đê | Rade",
    "jra | Gia Rai | Jarai",
    "bdq | Ba Na | Bahnar",
    "sed | Xơ Đăng | Sedang",
    "kpm | Cơ Ho | Koho",
    "mnn | M'Nông | Mnong",
    "sti | Stiêng | Stieng",
    "hre | Hrê | Hre",
    "ktv | Cơ Tu | Katu",
    "bru | Bru-Vân Kiều | Bru",
    "tth | Tà Ôi | Ta'oih",
    "rog | Raglai | Roglai",
    "pcc | Giáy | Giay",
    "hni | Hà Nhì | Hani",
    "lo_lo | Lô Lô | Lolo",
    "lhu | La Hủ | Lahu",
    "kjg | Khơ Mú | Khmu",
    "san_chay | Sán Chay | San Chay",
    "yue | Hoa | Cantonese",
    "khac | Khác | Other",
)
"""Languages by ISO 639-3 code, where there is one."""

TOPICS = code_list(
    "T01 | Chủ trương, pháp luật | Policy and law",
    "T02 | Quy định địa phương, chỉ đạo điều hành | Local rules and administration",
    "T03 | Chương trình, dự án | Programmes and projects",
    "T04 | Kinh tế, nông nghiệp, khoa học kỹ thuật | Economy, farming, know-how",
    "T05 | Văn hóa, xã hội, giáo dục | Culture, society, education",
    "T06 | Y tế, dịch bệnh | Health and epidemics",
    "T07 | An ninh, quốc phòng | Security and defence",
    "T08 | Thiên tai, cứu hộ, cháy nổ | Disasters, rescue, fire",
    "T09 | Gương người tốt | Good people, good deeds",
    "T10 | Phòng chống vi phạm, tệ nạn | Crime and social evils",
    "T11 | Hàng hóa, dịch vụ, việc làm | Goods, services, jobs",
    "T12 | Chuyển đổi số, dịch vụ công | Digital change, public services",
    "T13 | Giảm nghèo, nông thôn mới | Poverty reduction, new countryside",
    "T14 | Bầu cử, Đại hội | Elections and congresses",
    "T15 | Môi trường | Environment",
    "T16 | An toàn giao thông | Road safety",
    "T17 | Trả lời phản ánh | Answers to reflections",
    "T99 | Khác | Other",
)
"""Essential information after Decree 49/2024/NĐ-CP, art. 6."""

GENRES = code_list(
    "tin | Tin | News item",
    "bai | Bài | Article",
    "phong_su_phat_thanh | Phóng sự phát thanh | Radio feature",
    "tieu_pham_cau_chuyen_truyen_thanh | Tiểu phẩm, câu chuyện truyền thanh | Sketch or radio story",
    "phong_van | Phỏng vấn | Interview",
    "thong_bao | Thông báo | Announcement",
    "van_ban_phap_luat | Văn bản pháp luật | Legal document",
    "tra_loi_phan_anh | Trả lời phản ánh | Answer to a reflection",
    "chuyen_muc | Chuyên mục | Column",
    "ca_nhac | Ca nhạc | Music",
    "tiep_song | Tiếp sóng | Relay",
    "canh_bao_khan | Cảnh báo khẩn | Emergency warning",
    "video_chuong_trinh_truyen_hinh | Video, chương trình truyền hình | Video or television programme",
)

PRIORITIES = code_list(
    "1 | Thường | Normal",
    "2 | Ưu tiên | Priority",
    "3 | Khẩn | Emergency",
)
"""The three classes of bulletins of Circular 39/2020/TT-BTTTT."""
EMERGENCY_PRIORITY = "3"

ENDED_CHANNEL = "dai_huyen"
"""Had to stop before 31 December 2025 (Decree 49/2024/NĐ-CP)."""
SOURCE_SYSTEMS = frozenset({"httt_nguon_tw", "httt_nguon_tinh"})

RELAY_CHANNELS = code_list(
    "vov1 | VOV1 | VOV1",
    "vov2 | VOV2 | VOV2",
    "vov3 | VOV3 | VOV3",
    "vov4 | VOV4 | VOV4",
    "vov_gt | VOV Giao thông | VOV Traffic",
    "dai_tinh | Đài tỉnh | Provincial station",
    "dai_huyen | Đài huyện (đến 31/12/2025) | District station (until 31 Dec 2025)",
    "httt_nguon_tw | Hệ thống thông tin nguồn trung ương | Central source system",
    "httt_nguon_tinh | Hệ thống thông tin nguồn tỉnh | Provincial source system",
)

PAID_ROLES = code_list(
    "tac_gia | Tác giả | Author",
    "bien_tap | Biên tập | Editor",
    "phat_thanh_vien | Phát thanh viên | Reader",
    "van_hanh | Vận hành | Operator",
)
"""What a person is paid for in one work; rate tables speak of the same roles."""

POSITIONS = code_list(
    "bi_thu_chi_bo | Bí thư chi bộ | Party cell secretary",
    "truong_thon_to_truong_tdp | Trưởng thôn, Tổ trưởng tổ dân phố | Village or residential group head",
    "truong_ban_ctmt | Trưởng Ban công tác Mặt trận | Head of the Front work committee",
    "other | Khác | Other",
)
"""Positions after Decree 49/2024/NĐ-CP, art. 21; any other is marked for a look."""
