# SPDX-License-Identifier: Apache-2.0
"""Words for what may go wrong between this laptop and the hub: each says what waits, what is safe, who can mend it."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

EXCHANGE_TEXTS: Final[Mapping[str, object]] = {
    "no_hub": QT_TRANSLATE_NOOP(
        "error_texts",
        "Chưa liên lạc được với trung tâm. Dữ liệu vẫn an toàn trên máy này và sẽ tự gửi khi có mạng. Bấm F5 "
        "để thử ngay.",
    ),
    "no_name": QT_TRANSLATE_NOOP(
        "error_texts",
        "Không tìm thấy tên của trung tâm, thường là do chưa có mạng. Dữ liệu vẫn an toàn trên máy này và sẽ tự "
        "gửi khi có mạng. Bấm F5 để thử ngay.",
    ),
    "hub_slow": QT_TRANSLATE_NOOP(
        "error_texts",
        "Mạng đang rất chậm nên chưa gửi xong. Phần còn lại vẫn an toàn, lần sau sẽ gửi từng phần nhỏ hơn.",
    ),
    "gateway_failed": QT_TRANSLATE_NOOP(
        "error_texts",
        "Máy đứng trước trung tâm trả lời thay: trung tâm đang tạm nghỉ. Dữ liệu vẫn an toàn, sẽ tự thử lại.",
    ),
    "hub_gone": QT_TRANSLATE_NOOP(
        "error_texts",
        "Địa chỉ của trung tâm báo rằng trung tâm đã chuyển đi hoặc đóng. Dữ liệu vẫn ở trên máy này. Hãy hỏi cấp "
        "trên dòng đăng ký mới.",
    ),
    "clock_wrong": QT_TRANSLATE_NOOP(
        "error_texts",
        "Máy này có vẻ sai ngày giờ nên chưa lập được kết nối an toàn. Hãy chỉnh lại ngày giờ của máy rồi bấm F5.",
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
        "Câu trả lời của trung tâm bị hỏng trên đường đi. Chưa có gì mất, sẽ tự thử lại.",
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
        "Trung tâm chưa trả lời. Phần còn lại vẫn an toàn và sẽ tự gửi tiếp. Bấm F5 để thử ngay.",
    ),
    "hub_cut": QT_TRANSLATE_NOOP(
        "error_texts",
        "Mạng bị ngắt khi đang gửi. Phần còn lại vẫn an toàn và sẽ tự gửi tiếp.",
    ),
    "hub_busy": QT_TRANSLATE_NOOP("error_texts", "Trung tâm đang bận. Dữ liệu vẫn an toàn, sẽ tự thử lại sau."),
    "hub_failed": QT_TRANSLATE_NOOP(
        "error_texts",
        "Trung tâm đang gặp sự cố. Dữ liệu vẫn an toàn trên máy này, sẽ tự thử lại sau.",
    ),
    "internal": QT_TRANSLATE_NOOP(
        "error_texts",
        "Trung tâm đang gặp sự cố. Dữ liệu vẫn an toàn trên máy này, sẽ tự thử lại sau.",
    ),
    "hub_closing": QT_TRANSLATE_NOOP(
        "error_texts",
        "Trung tâm đang khởi động lại. Dữ liệu vẫn an toàn, sẽ tự thử lại sau.",
    ),
    "too_many_attempts": QT_TRANSLATE_NOOP("error_texts", "Đã thử quá nhiều lần. Hãy chờ vài phút rồi thử lại."),
    "too_slow": QT_TRANSLATE_NOOP(
        "error_texts",
        "Mạng quá chậm nên trung tâm chưa nhận xong. Dữ liệu vẫn an toàn, sẽ tự gửi lại.",
    ),
    "no_receipt": QT_TRANSLATE_NOOP(
        "error_texts",
        "Trung tâm chưa gửi biên nhận. Bản ghi vẫn ở Chờ gửi và sẽ tự gửi lại.",
    ),
    "tls_failed": QT_TRANSLATE_NOOP(
        "error_texts",
        "Không lập được kết nối an toàn với trung tâm. Nếu đang dùng Wi-Fi lạ hãy mở trình duyệt để vào mạng; nếu "
        "không, hãy báo cấp trên.",
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
        "Nơi trả lời không phải là trung tâm, có thể là trang đăng nhập Wi-Fi. Hãy mở trình duyệt để vào mạng "
        "rồi bấm F5.",
    ),
    "another_hub": QT_TRANSLATE_NOOP(
        "error_texts",
        "Nơi trả lời là một trung tâm khác với nơi máy này đã đăng ký. Chưa gửi gì. Hãy báo cấp trên.",
    ),
    "another_answer": QT_TRANSLATE_NOOP(
        "error_texts",
        "Câu trả lời của trung tâm không khớp với lần gửi này. Dữ liệu vẫn an toàn, sẽ tự thử lại.",
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
        "Trung tâm không biết máy này. Dữ liệu vẫn an toàn. Hãy xin dòng đăng ký mới.",
    ),
    "wrong_device": QT_TRANSLATE_NOOP(
        "error_texts",
        "Trung tâm không nhận chữ ký của máy này. Hãy xin dòng đăng ký mới.",
    ),
    "person_taken": QT_TRANSLATE_NOOP("error_texts", "Người này đã đăng ký bằng máy khác. Hãy gọi cấp trên."),
    "invite_unknown": QT_TRANSLATE_NOOP("error_texts", "Mã đăng ký chưa đúng. Hãy kiểm tra từng ký tự rồi gõ lại."),
    "invite_used": QT_TRANSLATE_NOOP("error_texts", "Mã đăng ký này đã được dùng. Hãy xin mã mới."),
    "invite_expired": QT_TRANSLATE_NOOP("error_texts", "Mã đăng ký đã hết hạn. Hãy xin mã mới."),
    "invite_locked": QT_TRANSLATE_NOOP("error_texts", "Mã đăng ký bị khóa vì gõ sai nhiều lần. Hãy xin mã mới."),
}
