# SPDX-License-Identifier: Apache-2.0
"""Words for what may go wrong between this laptop and the hub: each says what waits, what is safe, who can mend it."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

EXCHANGE_TEXTS: Final[Mapping[str, object]] = {
    "no_hub": QT_TRANSLATE_NOOP(
        "error_texts",
        "Chưa liên lạc được với trung tâm. Dữ liệu vẫn an toàn trên máy này.",
    ),
    "no_name": QT_TRANSLATE_NOOP(
        "error_texts",
        "Không tìm thấy tên của trung tâm, thường là do chưa có mạng. Dữ liệu vẫn an toàn trên máy này.",
    ),
    "hub_slow": QT_TRANSLATE_NOOP(
        "error_texts",
        "Mạng đang rất chậm nên chưa gửi xong. Phần còn lại vẫn an toàn trên máy này, lần sau sẽ gửi từng phần nhỏ.",
    ),
    "gateway_failed": QT_TRANSLATE_NOOP(
        "error_texts",
        "Máy đứng trước trung tâm trả lời thay: trung tâm đang tạm nghỉ. Dữ liệu vẫn an toàn trên máy này.",
    ),
    "hub_gone": QT_TRANSLATE_NOOP(
        "error_texts",
        "Địa chỉ của trung tâm báo rằng trung tâm đã chuyển đi hoặc đóng. Dữ liệu vẫn an toàn trên máy này. Hãy hỏi "
        "cấp trên dòng đăng ký mới rồi dán vào Đồng bộ.",
    ),
    "clock_wrong": QT_TRANSLATE_NOOP(
        "error_texts",
        "Máy này có vẻ sai ngày giờ nên chưa lập được kết nối an toàn. Dữ liệu vẫn an toàn trên máy này. Hãy chỉnh lại "
        "ngày giờ của máy.",
    ),
    "certificate_expired": QT_TRANSLATE_NOOP(
        "error_texts",
        "Chứng thư của trung tâm đã hết hạn hoặc chưa có hiệu lực. Dữ liệu vẫn an toàn. Hãy báo cấp trên; nếu máy "
        "này sai ngày giờ thì chỉnh lại.",
    ),
    "certificate_early": QT_TRANSLATE_NOOP(
        "error_texts",
        "Chứng thư của trung tâm chưa có hiệu lực theo giờ của máy này. Hãy kiểm tra ngày giờ của máy rồi thử lại.",
    ),
    "garbled_answer": QT_TRANSLATE_NOOP(
        "error_texts",
        "Câu trả lời của trung tâm bị hỏng trên đường đi. Chưa có gì mất, phần chưa có biên nhận sẽ được gửi lại.",
    ),
    "forged_answer": QT_TRANSLATE_NOOP(
        "error_texts",
        "Câu trả lời không mang chữ ký của trung tâm nên không được dùng. Chưa có gì mất. Nếu còn gặp, hãy báo cấp "
        "trên.",
    ),
    "parcel_too_large": QT_TRANSLATE_NOOP(
        "error_texts",
        "Mạng không cho gói cỡ này đi qua, dù đã chia nhỏ. Dữ liệu vẫn an toàn trên máy này. Hãy báo cấp trên.",
    ),
    "hub_silent": QT_TRANSLATE_NOOP(
        "error_texts",
        "Trung tâm chưa trả lời. Phần chưa gửi vẫn an toàn trên máy này.",
    ),
    "hub_cut": QT_TRANSLATE_NOOP(
        "error_texts",
        "Mạng bị ngắt khi đang gửi. Phần đã có biên nhận được giữ, phần còn lại vẫn an toàn và sẽ gửi tiếp từ đó.",
    ),
    "hub_busy": QT_TRANSLATE_NOOP("error_texts", "Trung tâm đang bận. Dữ liệu vẫn an toàn trên máy này."),
    "hub_failed": QT_TRANSLATE_NOOP(
        "error_texts",
        "Trung tâm đang gặp sự cố. Dữ liệu vẫn an toàn trên máy này.",
    ),
    "internal": QT_TRANSLATE_NOOP(
        "error_texts",
        "Trung tâm đang gặp sự cố. Dữ liệu vẫn an toàn trên máy này.",
    ),
    "hub_closing": QT_TRANSLATE_NOOP(
        "error_texts",
        "Trung tâm đang khởi động lại. Dữ liệu vẫn an toàn trên máy này.",
    ),
    "too_many_attempts": QT_TRANSLATE_NOOP("error_texts", "Đã thử quá nhiều lần. Hãy chờ vài phút rồi thử lại."),
    "too_slow": QT_TRANSLATE_NOOP(
        "error_texts",
        "Mạng quá chậm nên trung tâm chưa nhận xong. Dữ liệu vẫn an toàn trên máy này và sẽ được gửi lại.",
    ),
    "no_receipt": QT_TRANSLATE_NOOP(
        "error_texts",
        "Trung tâm chưa gửi biên nhận. Bản ghi vẫn an toàn, nằm ở Chờ gửi và sẽ được gửi lại.",
    ),
    "tls_failed": QT_TRANSLATE_NOOP(
        "error_texts",
        "Không lập được kết nối an toàn với trung tâm. Dữ liệu vẫn an toàn trên máy này. Nếu đang dùng Wi-Fi lạ hãy mở "
        "trình duyệt để vào mạng; nếu không, hãy báo cấp trên.",
    ),
    "https_needed": QT_TRANSLATE_NOOP(
        "error_texts",
        "Địa chỉ của trung tâm phải bắt đầu bằng https. Hãy kiểm tra lại dòng đăng ký.",
    ),
    "bad_address": QT_TRANSLATE_NOOP(
        "error_texts",
        "Dòng đăng ký không có địa chỉ của trung tâm. Hãy chép lại cả dòng do cấp trên đưa.",
    ),
    "not_the_hub": QT_TRANSLATE_NOOP(
        "error_texts",
        "Nơi trả lời không phải là trung tâm, có thể là trang đăng nhập Wi-Fi. Dữ liệu vẫn an toàn "
        "trên máy này. Hãy mở trình duyệt để vào mạng.",
    ),
    "another_hub": QT_TRANSLATE_NOOP(
        "error_texts",
        "Nơi trả lời là một trung tâm khác với nơi máy này đã đăng ký. Dữ liệu vẫn an toàn trên máy này. Hãy báo cấp "
        "trên.",
    ),
    "another_answer": QT_TRANSLATE_NOOP(
        "error_texts",
        "Câu trả lời của trung tâm không khớp với lần gửi này. Dữ liệu vẫn an toàn trên máy này.",
    ),
    "not_enrolled": QT_TRANSLATE_NOOP(
        "error_texts",
        "Máy này chưa đăng ký với trung tâm. Vẫn ghi sổ được; đăng ký ở Cài đặt để gửi.",
    ),
    "device_revoked": QT_TRANSLATE_NOOP(
        "error_texts",
        "Cấp trên đã ngừng quyền gửi của máy này. Dữ liệu vẫn còn trên máy. Hãy gọi cấp trên.",
    ),
    "unknown_device": QT_TRANSLATE_NOOP(
        "error_texts",
        "Trung tâm không biết máy này. Dữ liệu vẫn an toàn trên máy này. Hãy xin dòng đăng ký mới rồi dán vào Đồng bộ.",
    ),
    "wrong_device": QT_TRANSLATE_NOOP(
        "error_texts",
        "Trung tâm không nhận chữ ký của máy này. Dữ liệu vẫn an toàn trên máy này. Hãy xin dòng đăng ký mới rồi dán "
        "vào Đồng bộ.",
    ),
    "person_taken": QT_TRANSLATE_NOOP("error_texts", "Người này đã đăng ký bằng máy khác. Hãy gọi cấp trên."),
    "invite_unknown": QT_TRANSLATE_NOOP("error_texts", "Mã đăng ký chưa đúng. Hãy kiểm tra từng ký tự rồi gõ lại."),
    "invite_used": QT_TRANSLATE_NOOP("error_texts", "Mã đăng ký này đã được dùng. Hãy xin mã mới."),
    "invite_expired": QT_TRANSLATE_NOOP("error_texts", "Mã đăng ký đã hết hạn. Hãy xin mã mới."),
    "invite_locked": QT_TRANSLATE_NOOP("error_texts", "Mã đăng ký bị khóa vì gõ sai nhiều lần. Hãy xin mã mới."),
}

IN_EXCHANGE: Final[Mapping[str, object]] = {
    "disk_full": QT_TRANSLATE_NOOP(
        "error_texts",
        "Ổ đĩa của máy này đã đầy nên chưa ghi được những gì trao đổi với trung tâm. Những gì đã lưu vẫn an toàn. Hãy "
        "xóa bớt tệp khác trên ổ đĩa.",
    ),
    "wrong_kind": QT_TRANSLATE_NOOP(
        "error_texts",
        "Trung tâm trả lời theo kiểu mà bản Loa này chưa hiểu. Dữ liệu vẫn an toàn ở đây. Hãy cập nhật ứng dụng.",
    ),
    "too_many_attempts": QT_TRANSLATE_NOOP(
        "error_texts", "Trung tâm yêu cầu chờ vì có quá nhiều lần thử. Dữ liệu vẫn an toàn trên máy này."
    ),
}
"""Codes that mean another thing, or something more, where an exchange ended with them."""
