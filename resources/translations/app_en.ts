<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="vi_VN">
<context>
    <name>AiredLink</name>
    <message>
        <source>Nội dung này đã phát loa {at}. Liên kết với bản ghi phát thanh đó</source>
        <translation>This content was aired at {at}. Link to that broadcast record</translation>
    </message>
</context>
<context>
    <name>AlertTab</name>
    <message>
        <source>Nhận tệp CAP</source>
        <translation>Take in a CAP file</translation>
    </message>
    <message>
        <source>Ghi tệp CAP</source>
        <translation>Write a CAP file</translation>
    </message>
    <message>
        <source>Nhận bản tin CAP từ tệp</source>
        <translation>Take in a CAP alert from a file</translation>
    </message>
    <message>
        <source>Chọn một bản tin khẩn cấp trước.</source>
        <translation>Choose an emergency alert first.</translation>
    </message>
    <message>
        <source>Ghi bản tin CAP ra tệp</source>
        <translation>Write the alert as a CAP file</translation>
    </message>
    <message>
        <source>Đã ghi báo hết nguy hiểm.</source>
        <translation>The end message was recorded.</translation>
    </message>
    <message>
        <source>Đã nhận bản tin khẩn cấp.</source>
        <translation>The emergency alert was taken in.</translation>
    </message>
    <message>
        <source>Còn {count} điểm cần xem lại.</source>
        <translation>{count} points need a look.</translation>
    </message>
    <message>
        <source>Đã ghi tệp {name}.</source>
        <translation>File {name} was written.</translation>
    </message>
</context>
<context>
    <name>Answers</name>
    <message>
        <source>Đã hoàn tác. Việc này được ghi thành một thay đổi mới.</source>
        <translation>Undone. This was written as a new change.</translation>
    </message>
    <message>
        <source>Đã làm lại.</source>
        <translation>Done again.</translation>
    </message>
    <message>
        <source>Chưa tới giờ phát ({time})</source>
        <translation>Not yet time to air ({time})</translation>
    </message>
    <message>
        <source>Ghi lượt phát</source>
        <translation>Log a broadcast</translation>
    </message>
    <message>
        <source>Đã ghi phát đủ lúc {time}.</source>
        <translation>Logged as aired in full at {time}.</translation>
    </message>
    <message>
        <source>Đã ghi phát lúc {time}. {count} cụm đang báo hỏng được ghi là không phát.</source>
        <translation>Logged as aired at {time}. Clusters reported broken and logged as not aired: {count}.</translation>
    </message>
    <message>
        <source>Đã ghi không phát lúc {time}.</source>
        <translation>Logged as not aired at {time}.</translation>
    </message>
    <message>
        <source>Ngày đó chưa có bản ghi nào để lặp lại.</source>
        <translation>That day has no record to repeat.</translation>
    </message>
    <message>
        <source>Đã lưu {count} bản ghi.</source>
        <translation>Records saved: {count}.</translation>
    </message>
    <message>
        <source>{count} lượt chưa tới giờ phát nên để lại.</source>
        <translation>Not due yet, left as they are: {count}.</translation>
    </message>
    <message>
        <source>{count} lượt đã có.</source>
        <translation>Already there: {count}.</translation>
    </message>
    <message>
        <source>Hoàn tác (Ctrl+Z)</source>
        <translation>Undo (Ctrl+Z)</translation>
    </message>
</context>
<context>
    <name>App</name>
    <message>
        <source>Thử lại</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Đóng ứng dụng</source>
        <translation>Close the app</translation>
    </message>
    <message>
        <source>Chưa mở được sổ</source>
        <translation>The logbook could not be opened</translation>
    </message>
    <message>
        <source>Khôi phục từ bản sao lưu…</source>
        <translation>Restore from a backup…</translation>
    </message>
    <message>
        <source>Ứng dụng gặp lỗi khi làm việc vừa rồi. Những gì đã lưu vẫn an toàn. Bạn có thể làm tiếp; nếu lỗi lặp lại, hãy lưu gói chẩn đoán gửi người hỗ trợ.</source>
        <translation>The app ran into an error just now. What was saved is safe. You can go on; if it happens again, save the diagnostics and send them to whoever supports you.</translation>
    </message>
    <message>
        <source>Làm tiếp</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>Có lỗi ngoài dự kiến</source>
        <translation>Something unexpected happened</translation>
    </message>
    <message>
        <source>Đang lưu và đóng sổ…</source>
        <translation>Saving and closing…</translation>
    </message>
    <message>
        <source>Lưu gói chẩn đoán</source>
        <translation>Save diagnostics</translation>
    </message>
</context>
<context>
    <name>BackupPanel</name>
    <message>
        <source>Sao lưu ngay…</source>
        <translation>Back up now…</translation>
    </message>
    <message>
        <source>Mật khẩu của bản sao lưu</source>
        <translation>Password of the backup</translation>
    </message>
    <message>
        <source>Gõ lại mật khẩu</source>
        <translation>Password again</translation>
    </message>
    <message>
        <source>Chọn nơi lưu…</source>
        <translation>Choose where to save…</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Khôi phục: ở lần mở đầu tiên trên máy mới, ở màn hình mở khóa, hoặc khi ứng dụng báo chưa mở được sổ.</source>
        <translation>To restore: on the first start of another computer, on the unlock screen, or where the app says that the logbook does not open.</translation>
    </message>
    <message>
        <source>Mật khẩu (ít nhất 8 ký tự)</source>
        <translation>Password (8 characters at least)</translation>
    </message>
    <message>
        <source>Mật khẩu này mở được tệp trên máy khác. Quên thì không ai mở được: hãy ghi lại, cất chỗ khác.</source>
        <translation>This password opens the file on any computer. Nobody opens it without: write it down and keep it elsewhere.</translation>
    </message>
    <message>
        <source>Hai lần gõ mật khẩu chưa giống nhau.</source>
        <translation>The two passwords are not the same.</translation>
    </message>
    <message>
        <source>Lưu bản sao lưu</source>
        <translation>Save the backup</translation>
    </message>
    <message>
        <source>Đang sao lưu và đọc lại để kiểm tra…</source>
        <translation>Writing the backup and reading it back…</translation>
    </message>
    <message>
        <source>Đã sao lưu và đọc lại đủ {count} thay đổi ({size}): {file}. Hãy cất tệp ở USB hoặc máy khác.</source>
        <translation>Backed up, and all {count} changes read back ({size}): {file}. Keep the file on a USB stick or another computer.</translation>
    </message>
    <message>
        <source>Chưa sao lưu ra tệp lần nào. Hãy sao lưu ra USB mỗi tuần.</source>
        <translation>No backup file was made yet. Make one on a USB stick every week.</translation>
    </message>
    <message>
        <source>Bản đã kiểm tra gần nhất: {moment}, tệp {file}</source>
        <translation>Last checked one: {moment}, file {file}</translation>
    </message>
</context>
<context>
    <name>BackupStep</name>
    <message>
        <source>Bản sao lưu nào?</source>
        <translation>Which backup?</translation>
    </message>
    <message>
        <source>Tệp sao lưu</source>
        <translation>Backup file</translation>
    </message>
    <message>
        <source>Tệp sao lưu (trong USB, thẻ nhớ hoặc ổ đĩa khác)</source>
        <translation>Backup file (on a USB stick, a memory card or another disk)</translation>
    </message>
    <message>
        <source>Mở bằng mật khẩu đã đặt khi sao lưu</source>
        <translation>Open it by the password that was set when it was made</translation>
    </message>
    <message>
        <source>Mở bằng tệp khóa khôi phục do tỉnh giữ</source>
        <translation>Open it by the recovery key file that the province keeps</translation>
    </message>
    <message>
        <source>Mật khẩu của bản sao lưu</source>
        <translation>Password of the backup</translation>
    </message>
    <message>
        <source>Tệp khóa khôi phục</source>
        <translation>Recovery key file</translation>
    </message>
    <message>
        <source>Hãy chọn tệp sao lưu.</source>
        <translation>Choose the backup file.</translation>
    </message>
    <message>
        <source>Hãy chọn tệp khóa khôi phục.</source>
        <translation>Choose the recovery key file.</translation>
    </message>
    <message>
        <source>Hãy gõ mật khẩu của bản sao lưu.</source>
        <translation>Enter the password of the backup.</translation>
    </message>
</context>
<context>
    <name>BookKeys</name>
    <message>
        <source>Thêm bản ghi</source>
        <translation>Add a record</translation>
    </message>
    <message>
        <source>Sửa bản ghi</source>
        <translation>Edit the record</translation>
    </message>
    <message>
        <source>Lưu và sang mục kế</source>
        <translation>Save and go to the next</translation>
    </message>
    <message>
        <source>Lưu, ở lại</source>
        <translation>Save and stay</translation>
    </message>
    <message>
        <source>Lặp lại bản ghi đang chọn</source>
        <translation>Repeat the chosen record</translation>
    </message>
    <message>
        <source>Kiểm tra, tới mục thiếu đầu tiên</source>
        <translation>Check, go to the first missing item</translation>
    </message>
    <message>
        <source>Hủy bản ghi (có lý do)</source>
        <translation>Void the record (with a reason)</translation>
    </message>
    <message>
        <source>Chép nội dung để dán vào Zalo</source>
        <translation>Copy the text to paste into Zalo</translation>
    </message>
    <message>
        <source>Bỏ lọc</source>
        <translation>Clear the filter</translation>
    </message>
    <message>
        <source>Bộ lọc đã lưu</source>
        <translation>Saved filters</translation>
    </message>
    <message>
        <source>Lưu bộ lọc này</source>
        <translation>Save this filter</translation>
    </message>
    <message>
        <source>Gửi duyệt</source>
        <translation>Send to review</translation>
    </message>
    <message>
        <source>F8 gửi duyệt</source>
        <translation>F8 send to review</translation>
    </message>
    <message>
        <source>Ctrl+N thêm</source>
        <translation>Ctrl+N add</translation>
    </message>
    <message>
        <source>F2 sửa</source>
        <translation>F2 edit</translation>
    </message>
    <message>
        <source>Delete hủy</source>
        <translation>Delete voids</translation>
    </message>
    <message>
        <source>Chép cho Zalo</source>
        <translation>Copy for Zalo</translation>
    </message>
</context>
<context>
    <name>BookList</name>
    <message>
        <source>{purpose} Bấm Ctrl+N để thêm.</source>
        <translation>{purpose} Press Ctrl+N to add one.</translation>
    </message>
    <message>
        <source>Thêm (Ctrl+N)</source>
        <translation>Add (Ctrl+N)</translation>
    </message>
</context>
<context>
    <name>BookPanel</name>
    <message>
        <source>Sửa và gửi lại</source>
        <translation>Edit and send again</translation>
    </message>
    <message>
        <source>Sửa và gửi lại (F2)</source>
        <translation>Edit and send again (F2)</translation>
    </message>
    <message>
        <source>⇄ Xung đột: chọn bản đúng</source>
        <translation>⇄ Conflict: choose the right version</translation>
    </message>
    <message>
        <source>Mở Xung đột để chọn bản đúng</source>
        <translation>Open Conflicts and choose the right version</translation>
    </message>
    <message>
        <source>Bản ghi</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Lịch sử</source>
        <translation>History</translation>
    </message>
    <message>
        <source>{label}: bản ghi mới</source>
        <translation>{label}: new record</translation>
    </message>
    <message>
        <source>Chưa chọn bản ghi</source>
        <translation>No record chosen</translation>
    </message>
    <message>
        <source>Bị trả lại - Lý do ({by} {time}): &quot;{words}&quot;</source>
        <translation>Returned - reason ({by} {time}): &quot;{words}&quot;</translation>
    </message>
</context>
<context>
    <name>BookScreen</name>
    <message>
        <source>Thẻ kế</source>
        <translation>Next tab</translation>
    </message>
    <message>
        <source>Thẻ trước</source>
        <translation>Previous tab</translation>
    </message>
</context>
<context>
    <name>BookWork</name>
    <message>
        <source>Đã lưu và khóa lại.</source>
        <translation>Saved and locked.</translation>
    </message>
    <message>
        <source>Đã gửi duyệt {count} bản ghi.</source>
        <translation>{count} records sent to review.</translation>
    </message>
    <message>
        <source>{count} bản ghi chưa gửi.</source>
        <translation>{count} records not sent.</translation>
    </message>
</context>
<context>
    <name>BooksScreen</name>
    <message>
        <source>Sổ sách khác</source>
        <translation>Other books</translation>
    </message>
</context>
<context>
    <name>BulletinPanel</name>
    <message>
        <source>Bản tin từ cấp trên</source>
        <translation>Bulletins from above</translation>
    </message>
    <message>
        <source>Nhận và xếp lịch</source>
        <translation>Accept and schedule</translation>
    </message>
    <message>
        <source>Nhận và xếp lịch (Ctrl+Enter)</source>
        <translation>Accept and schedule (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Đọc toàn văn</source>
        <translation>Read in full</translation>
    </message>
    <message>
        <source>Đọc toàn văn (Enter)</source>
        <translation>Read in full (Enter)</translation>
    </message>
    <message>
        <source>Không phát…</source>
        <translation>Not aired…</translation>
    </message>
    <message>
        <source>Không phát, nêu lý do (Delete)</source>
        <translation>Not aired, with the reason (Delete)</translation>
    </message>
    <message>
        <source>Về danh sách</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>Về danh sách (Esc)</source>
        <translation>Back to the list (Esc)</translation>
    </message>
    <message>
        <source>Toàn văn</source>
        <translation>Full text</translation>
    </message>
    <message>
        <source>Chưa có bản tin nào từ cấp trên.</source>
        <translation>No bulletin from above yet.</translation>
    </message>
    <message>
        <source>{count} mới</source>
        <translation>{count} new</translation>
    </message>
</context>
<context>
    <name>BulletinWork</name>
    <message>
        <source>Đã ghi là không phát bản tin này.</source>
        <translation>Noted that this bulletin is not aired.</translation>
    </message>
    <message>
        <source>Đề xuất xếp lịch &quot;{title}&quot;. {limit}</source>
        <translation>Proposed schedule of &quot;{title}&quot;. {limit}</translation>
    </message>
    <message>
        <source>phát ngay</source>
        <translation>at once</translation>
    </message>
    <message>
        <source>Đã xếp lịch &quot;{title}&quot;.</source>
        <translation>&quot;{title}&quot; was scheduled.</translation>
    </message>
</context>
<context>
    <name>Cards</name>
    <message>
        <source>VIỆC CẦN LÀM</source>
        <translation>TO DO</translation>
    </message>
    <message>
        <source>ĐÀI VÀ CỤM LOA</source>
        <translation>STATIONS AND CLUSTERS</translation>
    </message>
    <message>
        <source>ĐỒNG BỘ</source>
        <translation>SYNC</translation>
    </message>
    <message>
        <source>{count} lượt phát chưa xác nhận</source>
        <translation>Broadcasts to confirm: {count}</translation>
    </message>
    <message>
        <source>{count} bản ghi bị trả lại</source>
        <translation>Returned records: {count}</translation>
    </message>
    <message>
        <source>{count} bản tin khẩn</source>
        <translation>Urgent bulletins: {count}</translation>
    </message>
    <message>
        <source>{count} sự cố quá hạn sửa</source>
        <translation>Repairs overdue: {count}</translation>
    </message>
    <message>
        <source>{count} bản ghi xung đột</source>
        <translation>Records in conflict: {count}</translation>
    </message>
    <message>
        <source>Không còn việc nào chờ.</source>
        <translation>Nothing left to do.</translation>
    </message>
    <message>
        <source>Hỏng lâu nhất: {name}, {days}</source>
        <translation>Longest broken: {name}, {days}</translation>
    </message>
    <message>
        <source>Xem cụm loa hỏng</source>
        <translation>Show broken clusters</translation>
    </message>
    <message>
        <source>Chưa có cụm loa nào.</source>
        <translation>No clusters yet.</translation>
    </message>
    <message>
        <source>tốt</source>
        <translation>good</translation>
    </message>
    <message>
        <source>kém</source>
        <translation>poor</translation>
    </message>
    <message>
        <source>hỏng</source>
        <translation>broken</translation>
    </message>
    <message>
        <source>đang sửa</source>
        <translation>under repair</translation>
    </message>
    <message>
        <source>ngừng dùng</source>
        <translation>retired</translation>
    </message>
    <message>
        <source>chưa rõ</source>
        <translation>not known</translation>
    </message>
    <message>
        <source>{count} bản ghi chờ gửi</source>
        <translation>Records waiting: {count}</translation>
    </message>
    <message>
        <source>Chưa đăng ký máy - vẫn ghi sổ được</source>
        <translation>Not enrolled - the logbook works</translation>
    </message>
    <message>
        <source>Lần gần nhất: {moment}</source>
        <translation>Last time: {moment}</translation>
    </message>
    <message>
        <source>Đồng bộ ngay F5</source>
        <translation>Sync now F5</translation>
    </message>
</context>
<context>
    <name>CellLine</name>
    <message>
        <source>Ô trống. Enter thêm lượt phát.</source>
        <translation>Empty cell. Enter adds a broadcast.</translation>
    </message>
</context>
<context>
    <name>ChannelTab</name>
    <message>
        <source>Tin cũ {days} ngày</source>
        <translation>{days} days old</translation>
    </message>
    <message>
        <source>Thêm kênh hoặc bảng tin</source>
        <translation>Add a channel or board</translation>
    </message>
</context>
<context>
    <name>ChannelTicks</name>
    <message>
        <source>Kênh: {name}</source>
        <translation>Channel: {name}</translation>
    </message>
</context>
<context>
    <name>ChannelsScreen</name>
    <message>
        <source>Kênh thông tin</source>
        <translation>Channels</translation>
    </message>
    <message>
        <source>Ghi nhanh một tin</source>
        <translation>Quick entry of a post</translation>
    </message>
    <message>
        <source>Thêm kênh hoặc bảng tin</source>
        <translation>Add a channel or board</translation>
    </message>
    <message>
        <source>Đã ghi tin vào {count} kênh.</source>
        <translation>The post was recorded on {count} channels.</translation>
    </message>
    <message>
        <source>Đã chép nội dung. Dán vào Zalo bằng Ctrl+V.</source>
        <translation>Text copied. Paste it into Zalo with Ctrl+V.</translation>
    </message>
</context>
<context>
    <name>ChecksBox</name>
    <message>
        <source>Kiểm tra tự động trên bản ghi đang chọn</source>
        <translation>Automatic checks on the chosen record</translation>
    </message>
    <message>
        <source>và {count} cảnh báo khác</source>
        <translation>other warnings: {count}</translation>
    </message>
</context>
<context>
    <name>ChipKinds</name>
    <message>
        <source>Trạng thái</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>Gửi</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>Tháng</source>
        <translation>Month</translation>
    </message>
</context>
<context>
    <name>CommandList</name>
    <message>
        <source>Danh sách lệnh</source>
        <translation>Command list</translation>
    </message>
    <message>
        <source>↑ ↓ chọn    Enter mở    Esc đóng</source>
        <translation>↑ ↓ choose    Enter open    Esc close</translation>
    </message>
    <message>
        <source>Lệnh tìm thấy</source>
        <translation>Commands found</translation>
    </message>
    <message>
        <source>Gõ không dấu cũng được</source>
        <translation>Typing without marks works too</translation>
    </message>
    <message>
        <source>Tìm lệnh, màn hình</source>
        <translation>Find a command or a screen</translation>
    </message>
    <message>
        <source>Không có lệnh nào như vậy.</source>
        <translation>No command like this.</translation>
    </message>
</context>
<context>
    <name>ConflictPage</name>
    <message>
        <source>Bản ghi được sửa ở hai nơi. Chưa mất gì: cả hai bản đều còn.</source>
        <translation>The record was changed in two places. Nothing is lost: both versions are kept.</translation>
    </message>
    <message>
        <source>Lưu bản đã gộp  Ctrl+Enter</source>
        <translation>Save merged record  Ctrl+Enter</translation>
    </message>
    <message>
        <source>Lưu bản đã gộp (Ctrl+Enter)</source>
        <translation>Save merged record (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Giữ cả hai thành 2 bản ghi</source>
        <translation>Keep both as two records</translation>
    </message>
    <message>
        <source>Để sau</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Để sau (Esc)</source>
        <translation>Later (Esc)</translation>
    </message>
    <message>
        <source>Bản không chọn được giữ trong Lịch sử bản ghi và có thể khôi phục bất cứ lúc nào.</source>
        <translation>The version not chosen stays in the Record history and can be restored at any time.</translation>
    </message>
    <message>
        <source>Đã chọn {count}/{all} trường khác nhau.</source>
        <translation>{count} of {all} differing fields chosen.</translation>
    </message>
    <message>
        <source>← lấy Máy này   → lấy Máy chủ   Space lấy cả hai (trường chữ)</source>
        <translation>← take This machine   → take Hub   Space take both (text fields)</translation>
    </message>
</context>
<context>
    <name>ConflictTable</name>
    <message>
        <source>Các trường của bản ghi xung đột</source>
        <translation>Fields of the record in conflict</translation>
    </message>
    <message>
        <source>Trường</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>Lấy</source>
        <translation>Take</translation>
    </message>
    <message>
        <source>{by} {time}</source>
        <translation>{by} {time}</translation>
    </message>
    <message>
        <source>Máy chủ ({who})</source>
        <translation>Hub ({who})</translation>
    </message>
    <message>
        <source>Máy này ({who})</source>
        <translation>This machine ({who})</translation>
    </message>
    <message>
        <source>Bản kia ({who})</source>
        <translation>Other version ({who})</translation>
    </message>
    <message>
        <source>như nhau</source>
        <translation>same</translation>
    </message>
    <message>
        <source>(?) chọn</source>
        <translation>(?) choose</translation>
    </message>
    <message>
        <source>(o) Cả hai</source>
        <translation>(o) Both</translation>
    </message>
    <message>
        <source>(o) Máy này</source>
        <translation>(o) This machine</translation>
    </message>
    <message>
        <source>(o) Bản kia</source>
        <translation>(o) Other</translation>
    </message>
    <message>
        <source>(o) M.chủ</source>
        <translation>(o) Hub</translation>
    </message>
    <message>
        <source>(o) M.chủ {place}/{count}</source>
        <translation>(o) Hub {place}/{count}</translation>
    </message>
    <message>
        <source>{field}: máy này {own}, máy chủ {other}, {take}</source>
        <translation>{field}: this machine {own}, hub {other}, {take}</translation>
    </message>
</context>
<context>
    <name>ConflictsScreen</name>
    <message>
        <source>Không có bản ghi nào xung đột.</source>
        <translation>No record is in conflict.</translation>
    </message>
    <message>
        <source>Xung đột ({count})</source>
        <translation>Conflicts ({count})</translation>
    </message>
    <message>
        <source>Lấy Máy này</source>
        <translation>Take This machine</translation>
    </message>
    <message>
        <source>Lấy Máy chủ</source>
        <translation>Take Hub</translation>
    </message>
    <message>
        <source>Lấy cả hai (trường chữ)</source>
        <translation>Take both (text fields)</translation>
    </message>
    <message>
        <source>Lưu bản đã gộp</source>
        <translation>Save merged record</translation>
    </message>
    <message>
        <source>Giữ cả hai thành 2 bản ghi</source>
        <translation>Keep both as two records</translation>
    </message>
    <message>
        <source>Để sau</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Chỉ nối được trường chữ. Hãy chọn một bên.</source>
        <translation>Only text fields can be joined. Choose one side.</translation>
    </message>
    <message>
        <source>Còn {count} trường chưa chọn.</source>
        <translation>{count} fields are not chosen yet.</translation>
    </message>
    <message>
        <source>Đã lưu bản đã gộp.</source>
        <translation>Merged record saved.</translation>
    </message>
    <message>
        <source>Đã giữ cả hai thành 2 bản ghi.</source>
        <translation>Both kept as two records.</translation>
    </message>
</context>
<context>
    <name>ContentBook</name>
    <message>
        <source>Chờ duyệt nội dung: {count}</source>
        <translation>Waiting for content approval: {count}</translation>
    </message>
    <message>
        <source>Trình duyệt nội dung, duyệt nội dung</source>
        <translation>Ask for content approval, approve content</translation>
    </message>
    <message>
        <source>Trả lại nội dung</source>
        <translation>Return content</translation>
    </message>
    <message>
        <source>Phát khẩn trước khi duyệt</source>
        <translation>Air an emergency before approval</translation>
    </message>
    <message>
        <source>Đã trình lãnh đạo duyệt nội dung.</source>
        <translation>The leader was asked to approve the content.</translation>
    </message>
    <message>
        <source>Đã duyệt nội dung.</source>
        <translation>The content was approved.</translation>
    </message>
    <message>
        <source>Duyệt nội dung: {title}</source>
        <translation>Approve content: {title}</translation>
    </message>
    <message>
        <source>Duyệt nội dung</source>
        <translation>Approve content</translation>
    </message>
    <message>
        <source>Chỉ lãnh đạo được giao duyệt nội dung mới trả lại nội dung.</source>
        <translation>Only the leader who approves content can return it.</translation>
    </message>
    <message>
        <source>Đã trả lại nội dung.</source>
        <translation>The content was returned.</translation>
    </message>
    <message>
        <source>Trả lại nội dung: {title}</source>
        <translation>Return content: {title}</translation>
    </message>
    <message>
        <source>Đã ghi phát khẩn. Lãnh đạo duyệt nội dung trong 24 giờ.</source>
        <translation>The emergency airing was recorded. The leader approves the content within 24 hours.</translation>
    </message>
    <message>
        <source>Phát khẩn trước khi duyệt: {title}</source>
        <translation>Air before approval: {title}</translation>
    </message>
    <message>
        <source>Ghi phát khẩn</source>
        <translation>Record the airing</translation>
    </message>
</context>
<context>
    <name>ContentOffers</name>
    <message>
        <source>Nội dung đã phát</source>
        <translation>What was aired</translation>
    </message>
</context>
<context>
    <name>DatedEditor</name>
    <message>
        <source>từ</source>
        <translation>from</translation>
    </message>
    <message>
        <source>{name}: từ ngày</source>
        <translation>{name}: from which day</translation>
    </message>
</context>
<context>
    <name>DayCalendar</name>
    <message>
        <source>Chọn ngày</source>
        <translation>Choose a day</translation>
    </message>
</context>
<context>
    <name>DayEditor</name>
    <message>
        <source>ngày/tháng/năm</source>
        <translation>day/month/year</translation>
    </message>
    <message>
        <source>Thứ Hai</source>
        <translation>Monday</translation>
    </message>
    <message>
        <source>Thứ Ba</source>
        <translation>Tuesday</translation>
    </message>
    <message>
        <source>Thứ Tư</source>
        <translation>Wednesday</translation>
    </message>
    <message>
        <source>Thứ Năm</source>
        <translation>Thursday</translation>
    </message>
    <message>
        <source>Thứ Sáu</source>
        <translation>Friday</translation>
    </message>
    <message>
        <source>Thứ Bảy</source>
        <translation>Saturday</translation>
    </message>
    <message>
        <source>Chủ nhật</source>
        <translation>Sunday</translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message>
        <source>Đã lưu mẫu &quot;{name}&quot; ({count} lượt).</source>
        <translation>Template &quot;{name}&quot; saved ({count} broadcasts).</translation>
    </message>
    <message>
        <source>Đã hoàn tác. Việc này được ghi thành một thay đổi mới.</source>
        <translation>Undone. This was written as a new change.</translation>
    </message>
    <message>
        <source>Đã làm lại.</source>
        <translation>Done again.</translation>
    </message>
    <message>
        <source>Hoàn tác (Ctrl+Z)</source>
        <translation>Undo (Ctrl+Z)</translation>
    </message>
</context>
<context>
    <name>DetailsPage</name>
    <message>
        <source>+ Thêm: {label}</source>
        <translation>+ Add: {label}</translation>
    </message>
</context>
<context>
    <name>DifferenceView</name>
    <message>
        <source>So sánh hai phiên bản</source>
        <translation>Compare two versions</translation>
    </message>
    <message>
        <source>Lần trước</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>Bây giờ</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>{field}
{mark} đã sửa</source>
        <translation>{field}
{mark} changed</translation>
    </message>
    <message>
        <source>{field}: {now}, như nhau</source>
        <translation>{field}: {now}, the same</translation>
    </message>
    <message>
        <source>{field}: đã sửa, lần trước {before}, bây giờ {now}</source>
        <translation>{field}: changed, before {before}, now {now}</translation>
    </message>
</context>
<context>
    <name>EmptyWords</name>
    <message>
        <source>Không thấy &quot;{search}&quot;.</source>
        <translation>Nothing found for &quot;{search}&quot;.</translation>
    </message>
    <message>
        <source>Không có bản ghi nào khớp với bộ lọc.</source>
        <translation>No record matches the filter.</translation>
    </message>
    <message>
        <source>Chưa có bản ghi nào.</source>
        <translation>No records yet.</translation>
    </message>
</context>
<context>
    <name>EnrolStep</name>
    <message>
        <source>Đăng ký máy này với trung tâm</source>
        <translation>Enrol this computer at the hub</translation>
    </message>
    <message>
        <source>Dòng đăng ký</source>
        <translation>Enrolment line</translation>
    </message>
    <message>
        <source>Có mạng: nhập dòng đăng ký do cấp trên đưa (địa chỉ và mã)</source>
        <translation>With a connection: enter the line you were given (address and code)</translation>
    </message>
    <message>
        <source>Làm sau cũng được: vẫn ghi sổ được ngay, đăng ký bất cứ lúc nào ở Cài đặt.</source>
        <translation>It can wait: the logbook works at once, and you can enrol at any time in Settings.</translation>
    </message>
</context>
<context>
    <name>EquipmentForms</name>
    <message>
        <source>Cụm loa mới</source>
        <translation>New cluster</translation>
    </message>
    <message>
        <source>Đài mới</source>
        <translation>New station</translation>
    </message>
    <message>
        <source>Thôn mới</source>
        <translation>New village</translation>
    </message>
    <message>
        <source>Còn cụm loa của đài. Hủy các cụm loa trước, rồi mới hủy đài.</source>
        <translation>The station still has clusters. Void the clusters first, then the station.</translation>
    </message>
</context>
<context>
    <name>EquipmentList</name>
    <message>
        <source>Tìm (Ctrl+F)</source>
        <translation>Find (Ctrl+F)</translation>
    </message>
    <message>
        <source>Tìm trong danh sách</source>
        <translation>Find in the list</translation>
    </message>
    <message>
        <source>Ctrl+N Thêm</source>
        <translation>Ctrl+N Add</translation>
    </message>
    <message>
        <source>Thêm đài</source>
        <translation>Add a station</translation>
    </message>
    <message>
        <source>Đài và cụm loa</source>
        <translation>Stations and clusters</translation>
    </message>
    <message>
        <source>Kiểm tra nhanh hôm nay: đặt con trỏ vào cụm rồi bấm</source>
        <translation>Quick check of today: put the cursor on a cluster, then press</translation>
    </message>
    <message>
        <source>Tất cả tốt như hôm qua  Ctrl+L</source>
        <translation>All good as yesterday  Ctrl+L</translation>
    </message>
    <message>
        <source>? = quá 7 ngày chưa kiểm tra (số liệu cũ, không phải tốt)</source>
        <translation>? = not checked for more than 7 days (an old figure, not a good one)</translation>
    </message>
    <message>
        <source>Không thấy &quot;{search}&quot;.</source>
        <translation>Nothing found for &quot;{search}&quot;.</translation>
    </message>
    <message>
        <source>Chưa có đài và cụm loa. Bấm Ctrl+N để thêm đài.</source>
        <translation>No stations and clusters yet. Press Ctrl+N to add a station.</translation>
    </message>
    <message>
        <source>Tất cả tốt như hôm qua (Ctrl+L)</source>
        <translation>All good as yesterday (Ctrl+L)</translation>
    </message>
</context>
<context>
    <name>EquipmentPanel</name>
    <message>
        <source>Sự cố</source>
        <translation>Fault</translation>
    </message>
    <message>
        <source>Bản ghi</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Lịch sử</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Chưa chọn đài hoặc cụm loa</source>
        <translation>No station or cluster is selected</translation>
    </message>
    <message>
        <source>Vị trí: {place}</source>
        <translation>Place: {place}</translation>
    </message>
    <message>
        <source>{count} loa</source>
        <translation>Loudspeakers: {count}</translation>
    </message>
    <message>
        <source>{power} W</source>
        <translation>{power} W</translation>
    </message>
    <message>
        <source>lắp {day}</source>
        <translation>installed {day}</translation>
    </message>
    <message>
        <source>{frequency} MHz</source>
        <translation>{frequency} MHz</translation>
    </message>
</context>
<context>
    <name>EquipmentTab</name>
    <message>
        <source>Báo hỏng, bước tiếp theo, lưu</source>
        <translation>Report a fault, next step, save</translation>
    </message>
</context>
<context>
    <name>ErasePane</name>
    <message>
        <source>Xóa dữ liệu cá nhân…</source>
        <translation>Erase personal data…</translation>
    </message>
    <message>
        <source>Xóa hẳn họ tên, điện thoại… theo yêu cầu của người đó; không hoàn tác được</source>
        <translation>Erase name, telephone… for good at the person&apos;s request; this cannot be undone</translation>
    </message>
    <message>
        <source>Lý do xóa</source>
        <translation>Reason for erasing</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Xóa hẳn dữ liệu cá nhân: {title}. Không hoàn tác được: mất trong sổ, lịch sử, bản nháp của máy này, và ở mọi máy khác sau lần đồng bộ của máy đó.</source>
        <translation>Erase personal data for good: {title}. This cannot be undone: it goes from the records, the history and the drafts of this computer, and from every other computer at its next exchange.</translation>
    </message>
    <message>
        <source>{label} (chỉ còn trong lịch sử)</source>
        <translation>{label} (in the history only)</translation>
    </message>
    <message>
        <source>Xóa hẳn {count} mục</source>
        <translation>Erase {count} for good</translation>
    </message>
    <message>
        <source>Đã xóa hẳn {count} mục ở máy này. Các máy khác xóa ở lần đồng bộ tới.</source>
        <translation>{count} erased for good on this computer. Other computers erase them at their next exchange.</translation>
    </message>
</context>
<context>
    <name>Exchanger</name>
    <message>
        <source>Máy này chưa đăng ký với trung tâm. Vẫn ghi sổ được bình thường.</source>
        <translation>This computer is not enrolled at a hub. The logbook works as usual.</translation>
    </message>
    <message>
        <source>Có {count} bản ghi được sửa ở hai nơi. Cả hai bản đều còn, khi rảnh bạn chọn bản đúng.</source>
        <translation>Records changed in two places: {count}. Both versions are kept; choose when you have time.</translation>
    </message>
    <message>
        <source>Trung tâm chưa nhận {count} bản ghi. Mở Đồng bộ để xem lý do.</source>
        <translation>Records the hub did not accept: {count}. Open Sync to see why.</translation>
    </message>
    <message>
        <source>Trung tâm đã được khôi phục từ bản cũ. Máy này đã gửi lại những gì trung tâm thiếu ({sent} thay đổi); không mất gì.</source>
        <translation>The hub was restored from an older state. This computer sent again what the hub lacked ({sent} changes); nothing is lost.</translation>
    </message>
    <message>
        <source>Số liệu ở máy này và trung tâm có chỗ lệch, đã tự so và bù đủ. Không mất gì.</source>
        <translation>This computer and the hub differed; the differences were compared and made good. Nothing is lost.</translation>
    </message>
    <message>
        <source>Đã đồng bộ. Không có gì mới.</source>
        <translation>Synced. Nothing new.</translation>
    </message>
    <message>
        <source>Đã đồng bộ: gửi {sent} thay đổi, nhận {received} thay đổi.</source>
        <translation>Synced: {sent} changes sent, {received} received.</translation>
    </message>
</context>
<context>
    <name>FaultKeys</name>
    <message>
        <source>Kiểm tra nhanh dành cho cụm loa. Tình trạng của đài sửa bằng F2.</source>
        <translation>The quick check is for clusters. Change the condition of a station with F2.</translation>
    </message>
    <message>
        <source>{name} chưa báo hỏng. Chọn hiện tượng trước.</source>
        <translation>{name} is not reported as broken yet. Choose the symptom first.</translation>
    </message>
    <message>
        <source>{name} đang sửa rồi.</source>
        <translation>{name} is already under repair.</translation>
    </message>
</context>
<context>
    <name>FaultTexts</name>
    <message>
        <source>Nội dung quá dài, tối đa {most} chữ.</source>
        <translation>The text is too long, at most {most} letters.</translation>
    </message>
    <message>
        <source>Cần từ {least} đến {most}.</source>
        <translation>From {least} to {most} is needed.</translation>
    </message>
    <message>
        <source>Chưa đúng dạng. Gõ như {example}.</source>
        <translation>Not the right form. Type it like {example}.</translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>Ghim: {field}</source>
        <translation>Pin: {field}</translation>
    </message>
    <message>
        <source>Đang ghim: bản ghi sau giữ giá trị này (Ctrl+G để bỏ ghim)</source>
        <translation>Pinned: the next record keeps this value (Ctrl+G to unpin)</translation>
    </message>
    <message>
        <source>Ghim: giữ giá trị này cho bản ghi sau (Ctrl+G)</source>
        <translation>Pin: keep this value for the next record (Ctrl+G)</translation>
    </message>
    <message>
        <source>{field}, bắt buộc</source>
        <translation>{field}, required</translation>
    </message>
</context>
<context>
    <name>FieldStrip</name>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Đóng, chữ đã gõ vẫn còn (Esc)</source>
        <translation>Close, what was typed stays (Esc)</translation>
    </message>
    <message>
        <source>{action} (Ctrl+Enter)</source>
        <translation>{action} (Ctrl+Enter)</translation>
    </message>
</context>
<context>
    <name>FileChoice</name>
    <message>
        <source>Chọn tệp…</source>
        <translation>Choose a file…</translation>
    </message>
</context>
<context>
    <name>FileLine</name>
    <message>
        <source>Lưu ra…</source>
        <translation>Save as…</translation>
    </message>
    <message>
        <source>Lưu tệp {name} ra…</source>
        <translation>Save the file {name} as…</translation>
    </message>
    <message>
        <source>Bỏ tệp {name}</source>
        <translation>Remove the file {name}</translation>
    </message>
</context>
<context>
    <name>FileLines</name>
    <message>
        <source>Lưu tệp ra</source>
        <translation>Save the file as</translation>
    </message>
    <message>
        <source>Đã lưu tệp ra {path}</source>
        <translation>The file was saved as {path}</translation>
    </message>
    <message>
        <source>Mở thư mục</source>
        <translation>Open the folder</translation>
    </message>
</context>
<context>
    <name>FilesBox</name>
    <message>
        <source>Tệp kèm - chờ {count} tệp</source>
        <translation>Attachments - waiting for {count}</translation>
    </message>
    <message>
        <source>Tệp kèm</source>
        <translation>Attachments</translation>
    </message>
</context>
<context>
    <name>FilesEditor</name>
    <message>
        <source>+ Thêm tệp</source>
        <translation>+ Add a file</translation>
    </message>
    <message>
        <source>{name}: thêm tệp</source>
        <translation>{name}: add a file</translation>
    </message>
    <message>
        <source>Chọn tệp kèm</source>
        <translation>Choose a file to attach</translation>
    </message>
    <message>
        <source>Chỉ kèm được {most} tệp.</source>
        <translation>At most {most} files can be attached.</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Tìm (Ctrl+F)</source>
        <translation>Find (Ctrl+F)</translation>
    </message>
    <message>
        <source>Tìm trong danh sách</source>
        <translation>Find in the list</translation>
    </message>
    <message>
        <source>Lọc</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Tất cả</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Lọc theo {chip}</source>
        <translation>Filter by {chip}</translation>
    </message>
</context>
<context>
    <name>FirstRunPage</name>
    <message>
        <source>Quay lại</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Bỏ qua bước này</source>
        <translation>Skip this step</translation>
    </message>
    <message>
        <source>Tiếp tục</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Khôi phục từ bản sao lưu…</source>
        <translation>Restore from a backup…</translation>
    </message>
    <message>
        <source>Ngôn ngữ</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Đơn vị của bạn</source>
        <translation>Your unit</translation>
    </message>
    <message>
        <source>Đăng ký máy</source>
        <translation>Enrol</translation>
    </message>
    <message>
        <source>Người dùng</source>
        <translation>User</translation>
    </message>
    <message>
        <source>Bắt đầu</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Thiết lập lần đầu</source>
        <translation>First set-up</translation>
    </message>
    <message>
        <source>Đang lập sổ…</source>
        <translation>Making the logbook…</translation>
    </message>
    <message>
        <source>Bước {step}/{count}</source>
        <translation>Step {step}/{count}</translation>
    </message>
    <message>
        <source>Bắt đầu ghi sổ</source>
        <translation>Start the logbook</translation>
    </message>
</context>
<context>
    <name>FlagEditor</name>
    <message>
        <source>Có</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>Không</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Chưa rõ</source>
        <translation>Not known</translation>
    </message>
</context>
<context>
    <name>Forgetter</name>
    <message>
        <source>Dữ liệu cá nhân trong phiếu đang mở đã được xóa theo yêu cầu.</source>
        <translation>Personal data in the open form was erased on request.</translation>
    </message>
</context>
<context>
    <name>FormController</name>
    <message>
        <source>Không có gì thay đổi.</source>
        <translation>Nothing changed.</translation>
    </message>
    <message>
        <source>Hoàn tác (Ctrl+Z)</source>
        <translation>Undo (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Đã lưu trên máy này. Sẽ gửi khi có mạng.</source>
        <translation>Saved on this computer. It will be sent when there is a connection.</translation>
    </message>
</context>
<context>
    <name>FormFoot</name>
    <message>
        <source>Lưu và thêm tiếp</source>
        <translation>Save and add another</translation>
    </message>
    <message>
        <source>Lưu</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Lưu và thêm tiếp (Ctrl+Enter)</source>
        <translation>Save and add another (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Lưu, ở lại (Ctrl+S)</source>
        <translation>Save and stay (Ctrl+S)</translation>
    </message>
    <message>
        <source>Còn thiếu {count} mục: {labels}. Bản nháp vẫn được giữ.</source>
        <translation>Missing items ({count}): {labels}. The draft is kept.</translation>
    </message>
    <message>
        <source>Đã tự lưu nháp lúc {time}</source>
        <translation>Draft kept at {time}</translation>
    </message>
    <message>
        <source>Đã khôi phục bản nháp lúc {time}</source>
        <translation>Draft of {time} recovered</translation>
    </message>
    <message>
        <source>Chưa lưu được bản nháp. Chữ vẫn còn trong ô.</source>
        <translation>The draft could not be kept. The text is still in the field.</translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message>
        <source>Đồng bộ ngay</source>
        <translation>Sync now</translation>
    </message>
    <message>
        <source>Danh sách lệnh</source>
        <translation>Command list</translation>
    </message>
    <message>
        <source>Trợ giúp và phím tắt của màn hình này</source>
        <translation>Help and keys of this screen</translation>
    </message>
    <message>
        <source>Chuyển vùng</source>
        <translation>Next pane</translation>
    </message>
    <message>
        <source>Chuyển vùng, ngược lại</source>
        <translation>Previous pane</translation>
    </message>
    <message>
        <source>Hoàn tác</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Làm lại</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>Về màn hình trước</source>
        <translation>Back to the former screen</translation>
    </message>
    <message>
        <source>Ẩn, hiện các mục</source>
        <translation>Hide or show the sections</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Ẩn, hiện các mục (Alt+0)</source>
        <translation>Hide or show the sections (Alt+0)</translation>
    </message>
    <message>
        <source>Tìm (Ctrl+F)</source>
        <translation>Find (Ctrl+F)</translation>
    </message>
    <message>
        <source>Tìm trong màn hình này (Ctrl+F)</source>
        <translation>Find on this screen (Ctrl+F)</translation>
    </message>
    <message>
        <source>Lệnh (Ctrl+K)</source>
        <translation>Commands (Ctrl+K)</translation>
    </message>
    <message>
        <source>Danh sách lệnh (Ctrl+K)</source>
        <translation>Command list (Ctrl+K)</translation>
    </message>
</context>
<context>
    <name>HeldWithdrawals</name>
    <message>
        <source>Hủy bản ghi</source>
        <translation>Void the record</translation>
    </message>
    <message>
        <source>Sẽ hủy sau 10 giây: {title}</source>
        <translation>Will be voided in 10 seconds: {title}</translation>
    </message>
    <message>
        <source>Hoàn tác (Ctrl+Z)</source>
        <translation>Undo (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Bản ghi đã hủy rồi, không lấy lại được. Hãy lập bản ghi mới.</source>
        <translation>The record is voided already and cannot be brought back. Make a new one.</translation>
    </message>
    <message>
        <source>Đã hoàn tác: bản ghi vẫn còn.</source>
        <translation>Undone: the record stands.</translation>
    </message>
    <message>
        <source>Đã hủy: {title}</source>
        <translation>Voided: {title}</translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message>
        <source>Lịch sử bản ghi</source>
        <translation>Record history</translation>
    </message>
    <message>
        <source>Đường đi</source>
        <translation>Trail</translation>
    </message>
    <message>
        <source>Vì sao chưa tới?</source>
        <translation>Why is it not there yet?</translation>
    </message>
    <message>
        <source>biên nhận {number}</source>
        <translation>receipt {number}</translation>
    </message>
    <message>
        <source>{at}  {by}: tạo bản ghi, {count} mục</source>
        <translation>{at}  {by}: created the record, items: {count}</translation>
    </message>
</context>
<context>
    <name>JumpTab</name>
    <message>
        <source>! {unit}, tháng {month}, {figure}: {value}; sáu tháng trước trung bình {usual}. {reason}</source>
        <translation>! {unit}, {month}, {figure}: {value}; mean of the six months before {usual}. {reason}</translation>
    </message>
    <message>
        <source>Lý do: {words}</source>
        <translation>Reason: {words}</translation>
    </message>
    <message>
        <source>Chưa có lý do.</source>
        <translation>No reason yet.</translation>
    </message>
    <message>
        <source>Ghi lý do cho số liệu</source>
        <translation>Give the reason for a figure</translation>
    </message>
</context>
<context>
    <name>KeepingLine</name>
    <message>
        <source>Đang giữ tệp {name}: {percent} %</source>
        <translation>Keeping the file {name}: {percent}%</translation>
    </message>
</context>
<context>
    <name>Line</name>
    <message>
        <source>Đoạn dán quá dài: ô này chỉ giữ {most} ký tự đầu.</source>
        <translation>The pasted text is too long: this field keeps the first {most} characters.</translation>
    </message>
</context>
<context>
    <name>ListExport</name>
    <message>
        <source>Xuất danh sách ra Excel</source>
        <translation>Export the list to Excel</translation>
    </message>
    <message>
        <source>Đã xuất {count} dòng ra {path}</source>
        <translation>{count} rows were written to {path}</translation>
    </message>
    <message>
        <source>Mở thư mục</source>
        <translation>Open folder</translation>
    </message>
</context>
<context>
    <name>LogbookList</name>
    <message>
        <source>Sổ phát thanh</source>
        <translation>Broadcast logbook</translation>
    </message>
    <message>
        <source>Thực tế không phát</source>
        <translation>Was not aired in fact</translation>
    </message>
    <message>
        <source>Không thấy &quot;{search}&quot; trong tháng {month}.</source>
        <translation>Nothing found for &quot;{search}&quot; in month {month}.</translation>
    </message>
    <message>
        <source>Tìm trong cả năm {year}</source>
        <translation>Search all of {year}</translation>
    </message>
    <message>
        <source>Chưa có bản ghi nào trong tháng {month}. Bấm Ctrl+N để thêm, hoặc Ctrl+L để lấy theo hôm qua.</source>
        <translation>No records in month {month} yet. Press Ctrl+N to add one, or Ctrl+L to repeat yesterday.</translation>
    </message>
</context>
<context>
    <name>LogbookPanel</name>
    <message>
        <source>Chọn một bản ghi để xem, hoặc bấm Ctrl+N để thêm.</source>
        <translation>Select a record to look at, or press Ctrl+N to add one.</translation>
    </message>
    <message>
        <source>Lịch sử</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Đường đi</source>
        <translation>Trail</translation>
    </message>
    <message>
        <source>Bản ghi mới</source>
        <translation>New record</translation>
    </message>
</context>
<context>
    <name>LogbookScreen</name>
    <message>
        <source>Ctrl+N thêm</source>
        <translation>Ctrl+N add</translation>
    </message>
    <message>
        <source>F4 lặp bản ghi</source>
        <translation>F4 repeat the record</translation>
    </message>
    <message>
        <source>Ctrl+L lặp cả ngày</source>
        <translation>Ctrl+L repeat the day</translation>
    </message>
    <message>
        <source>F2 sửa</source>
        <translation>F2 edit</translation>
    </message>
    <message>
        <source>F8 gửi duyệt</source>
        <translation>F8 send to review</translation>
    </message>
    <message>
        <source>Delete hủy</source>
        <translation>Delete voids</translation>
    </message>
    <message>
        <source>Sổ phát thanh</source>
        <translation>Broadcast logbook</translation>
    </message>
    <message>
        <source>Thêm bản ghi</source>
        <translation>Add a record</translation>
    </message>
    <message>
        <source>Sửa bản ghi</source>
        <translation>Edit the record</translation>
    </message>
    <message>
        <source>Lưu và sang mục kế</source>
        <translation>Save and go to the next</translation>
    </message>
    <message>
        <source>Lưu, ở lại</source>
        <translation>Save and stay</translation>
    </message>
    <message>
        <source>Lặp lại bản ghi đang chọn</source>
        <translation>Repeat the chosen record</translation>
    </message>
    <message>
        <source>Lặp lại ngày trước</source>
        <translation>Repeat the day before</translation>
    </message>
    <message>
        <source>Gửi duyệt</source>
        <translation>Send to review</translation>
    </message>
    <message>
        <source>Kiểm tra, tới mục thiếu đầu tiên</source>
        <translation>Check, go to the first missing item</translation>
    </message>
    <message>
        <source>Hủy bản ghi (có lý do)</source>
        <translation>Void the record (with a reason)</translation>
    </message>
    <message>
        <source>Bỏ lọc</source>
        <translation>Clear the filter</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Chép chi tiết</source>
        <translation>Copy details</translation>
    </message>
    <message>
        <source>Chép chi tiết để gửi người hỗ trợ</source>
        <translation>Copy the details to send them to support</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>MomentEditor</name>
    <message>
        <source>giờ:phút</source>
        <translation>hh:mm</translation>
    </message>
    <message>
        <source>{name}: giờ</source>
        <translation>{name}: time</translation>
    </message>
    <message>
        <source>{name}: ngày</source>
        <translation>{name}: day</translation>
    </message>
</context>
<context>
    <name>NameStrip</name>
    <message>
        <source>Tên bộ lọc</source>
        <translation>Name of the filter</translation>
    </message>
    <message>
        <source>Lưu bộ lọc</source>
        <translation>Save filter</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Các mục</source>
        <translation>Sections</translation>
    </message>
</context>
<context>
    <name>NextWeek</name>
    <message>
        <source>Tuần sau chưa có lịch.</source>
        <translation>Next week has no schedule.</translation>
    </message>
    <message>
        <source>Lấy theo tuần này</source>
        <translation>Take this week</translation>
    </message>
</context>
<context>
    <name>NoteBook</name>
    <message>
        <source>Còn thiếu mục này</source>
        <translation>This item is missing</translation>
    </message>
</context>
<context>
    <name>Office</name>
    <message>
        <source>Đã ghi {count} quyết định duyệt còn giữ từ lần trước.</source>
        <translation>Decisions written that were still held from last time: {count}.</translation>
    </message>
</context>
<context>
    <name>OfficerBoard</name>
    <message>
        <source>Ctrl+L Lặp lại</source>
        <translation>Ctrl+L Repeat</translation>
    </message>
    <message>
        <source>Lặp lại ngày trước (Ctrl+L)</source>
        <translation>Repeat the day before (Ctrl+L)</translation>
    </message>
    <message>
        <source>Ctrl+N Thêm</source>
        <translation>Ctrl+N Add</translation>
    </message>
    <message>
        <source>Thêm lượt ngoài lịch (Ctrl+N)</source>
        <translation>Add an unscheduled broadcast (Ctrl+N)</translation>
    </message>
    <message>
        <source>Lịch phát hôm nay</source>
        <translation>Today&apos;s schedule</translation>
    </message>
    <message>
        <source>Space = đã phát đúng lịch</source>
        <translation>Space = aired as scheduled</translation>
    </message>
    <message>
        <source>Enter = phát khác lịch (giờ, lý do)</source>
        <translation>Enter = aired otherwise (time, reason)</translation>
    </message>
    <message>
        <source>Delete = không phát (lý do)</source>
        <translation>Delete = not aired (reason)</translation>
    </message>
    <message>
        <source>LỊCH PHÁT HÔM NAY</source>
        <translation>TODAY&apos;S SCHEDULE</translation>
    </message>
    <message>
        <source>LỊCH PHÁT {day}</source>
        <translation>SCHEDULE OF {day}</translation>
    </message>
    <message>
        <source>Ngày này chưa có lịch phát. Bấm Ctrl+N để thêm, hoặc Ctrl+L để lấy theo hôm trước.</source>
        <translation>This day has no schedule yet. Press Ctrl+N to add one, or Ctrl+L to take the day before.</translation>
    </message>
    <message>
        <source>Lấy theo tuần trước</source>
        <translation>Take last week&apos;s</translation>
    </message>
    <message>
        <source>Bản tin khẩn này chưa xếp lịch. Bấm Enter để nhận và xếp lịch.</source>
        <translation>This emergency bulletin is not scheduled yet. Press Enter to accept and schedule it.</translation>
    </message>
</context>
<context>
    <name>OtherwiseStrip</name>
    <message>
        <source>Giờ thực tế</source>
        <translation>Actual time</translation>
    </message>
    <message>
        <source>Phút</source>
        <translation>Minutes</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Lưu</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Lưu (Enter)</source>
        <translation>Save (Enter)</translation>
    </message>
</context>
<context>
    <name>PanelEdge</name>
    <message>
        <source>Kéo để đổi độ rộng</source>
        <translation>Drag to change the width</translation>
    </message>
    <message>
        <source>Độ rộng của khung bên</source>
        <translation>Width of the side panel</translation>
    </message>
    <message>
        <source>Khung bên rộng hơn</source>
        <translation>Wider side panel</translation>
    </message>
    <message>
        <source>Khung bên hẹp hơn</source>
        <translation>Narrower side panel</translation>
    </message>
</context>
<context>
    <name>Paragraphs</name>
    <message>
        <source>Đoạn dán quá dài: ô này chỉ giữ {most} ký tự đầu.</source>
        <translation>The pasted text is too long: this field keeps the first {most} characters.</translation>
    </message>
</context>
<context>
    <name>PartForm</name>
    <message>
        <source>Đưa lên (Alt+Mũi tên lên)</source>
        <translation>Move up (Alt+Up)</translation>
    </message>
    <message>
        <source>Đưa xuống (Alt+Mũi tên xuống)</source>
        <translation>Move down (Alt+Down)</translation>
    </message>
    <message>
        <source>Bỏ mục này (Alt+Delete)</source>
        <translation>Remove this item (Alt+Delete)</translation>
    </message>
    <message>
        <source>Thêm {count} mục</source>
        <translation>More items: {count}</translation>
    </message>
    <message>
        <source>Thu gọn {count} mục</source>
        <translation>Fold away: {count}</translation>
    </message>
</context>
<context>
    <name>PartsEditor</name>
    <message>
        <source>+ Thêm dòng</source>
        <translation>+ Add a line</translation>
    </message>
    <message>
        <source>Thêm dòng (Alt+Insert)</source>
        <translation>Add a line (Alt+Insert)</translation>
    </message>
    <message>
        <source>{name}: thêm dòng</source>
        <translation>{name}: add a line</translation>
    </message>
    <message>
        <source>Danh sách chỉ chứa {most} dòng.</source>
        <translation>The list holds at most {most} lines.</translation>
    </message>
    <message>
        <source>Dòng {place}</source>
        <translation>Line {place}</translation>
    </message>
</context>
<context>
    <name>PassphraseField</name>
    <message>
        <source>Caps Lock đang bật.</source>
        <translation>Caps Lock is on.</translation>
    </message>
    <message>
        <source>Mật khẩu có chữ tiếng Việt. Hãy tắt bộ gõ rồi gõ lại.</source>
        <translation>The password contains Vietnamese letters. Switch the input method off and type again.</translation>
    </message>
    <message>
        <source>Mật khẩu quá dài: ô này chỉ giữ {most} ký tự đầu.</source>
        <translation>The password is too long: this field keeps the first {most} characters only.</translation>
    </message>
</context>
<context>
    <name>PeopleList</name>
    <message>
        <source>Sắp xếp: Tên (A-Ă-Â)</source>
        <translation>Sorted by name (A-Ă-Â)</translation>
    </message>
    <message>
        <source>Tìm theo tên, thôn (Ctrl+F)</source>
        <translation>Name or village (Ctrl+F)</translation>
    </message>
    <message>
        <source>Tìm theo tên, thôn</source>
        <translation>Search by name or village</translation>
    </message>
    <message>
        <source>Tuyên truyền viên</source>
        <translation>Propagandists</translation>
    </message>
    <message>
        <source>Hoạt động gần đây</source>
        <translation>Latest activities</translation>
    </message>
    <message>
        <source>Ctrl+N thêm hoạt động</source>
        <translation>Ctrl+N add an activity</translation>
    </message>
    <message>
        <source>F4 lặp hoạt động</source>
        <translation>F4 repeat the activity</translation>
    </message>
    <message>
        <source>Ctrl+Enter lưu</source>
        <translation>Ctrl+Enter save</translation>
    </message>
    <message>
        <source>Delete hủy</source>
        <translation>Delete voids</translation>
    </message>
    <message>
        <source>Thêm tuyên truyền viên</source>
        <translation>Add a propagandist</translation>
    </message>
    <message>
        <source>Thêm người</source>
        <translation>Add a person</translation>
    </message>
    <message>
        <source>Không thấy &quot;{search}&quot;.</source>
        <translation>Nothing found for &quot;{search}&quot;.</translation>
    </message>
    <message>
        <source>Chưa có tuyên truyền viên nào. Bấm Ctrl+N để thêm.</source>
        <translation>No propagandists yet. Press Ctrl+N to add one.</translation>
    </message>
    <message>
        <source>HOẠT ĐỘNG GẦN ĐÂY CỦA: {name}</source>
        <translation>LATEST ACTIVITIES OF: {name}</translation>
    </message>
    <message>
        <source>Chưa có hoạt động nào. Bấm Ctrl+N để thêm.</source>
        <translation>No activities yet. Press Ctrl+N to add one.</translation>
    </message>
</context>
<context>
    <name>PersonPanel</name>
    <message>
        <source>Công nhận</source>
        <translation>Recognition</translation>
    </message>
    <message>
        <source>Người</source>
        <translation>People</translation>
    </message>
    <message>
        <source>Hoạt động</source>
        <translation>Activity</translation>
    </message>
    <message>
        <source>Chưa chọn tuyên truyền viên</source>
        <translation>No propagandist is selected</translation>
    </message>
</context>
<context>
    <name>ProblemPage</name>
    <message>
        <source>Chi tiết</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Chép chi tiết</source>
        <translation>Copy details</translation>
    </message>
</context>
<context>
    <name>PropagandistsScreen</name>
    <message>
        <source>Tuyên truyền viên</source>
        <translation>Propagandists</translation>
    </message>
    <message>
        <source>Tuyên truyền viên ({count})</source>
        <translation>Propagandists ({count})</translation>
    </message>
    <message>
        <source>Thêm hoạt động của người đang chọn</source>
        <translation>Add an activity of the selected person</translation>
    </message>
    <message>
        <source>Lặp lại hoạt động với ngày hôm nay</source>
        <translation>Repeat the activity with the date of today</translation>
    </message>
    <message>
        <source>Lưu và sang mục kế</source>
        <translation>Save and go to the next</translation>
    </message>
    <message>
        <source>Lưu, ở lại</source>
        <translation>Save and stay</translation>
    </message>
    <message>
        <source>Sửa bản ghi</source>
        <translation>Edit the record</translation>
    </message>
    <message>
        <source>Kiểm tra, tới mục thiếu đầu tiên</source>
        <translation>Check, go to the first missing item</translation>
    </message>
    <message>
        <source>Tìm theo tên, thôn</source>
        <translation>Search by name or village</translation>
    </message>
    <message>
        <source>Hủy bản ghi (có lý do)</source>
        <translation>Void the record (with a reason)</translation>
    </message>
    <message>
        <source>Thêm tuyên truyền viên</source>
        <translation>Add a propagandist</translation>
    </message>
    <message>
        <source>Thêm người</source>
        <translation>Add a person</translation>
    </message>
    <message>
        <source>Thêm thôn</source>
        <translation>Add a village</translation>
    </message>
    <message>
        <source>Hoạt động mới</source>
        <translation>New activity</translation>
    </message>
    <message>
        <source>Tuyên truyền viên mới</source>
        <translation>New propagandist</translation>
    </message>
    <message>
        <source>Người mới</source>
        <translation>New person</translation>
    </message>
    <message>
        <source>Thôn mới</source>
        <translation>New village</translation>
    </message>
</context>
<context>
    <name>ProposalStrip</name>
    <message>
        <source>Giờ phát</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Số lần mỗi ngày</source>
        <translation>Airings a day</translation>
    </message>
    <message>
        <source>Lưu lịch  Ctrl+Enter</source>
        <translation>Save schedule  Ctrl+Enter</translation>
    </message>
    <message>
        <source>Bỏ đề xuất</source>
        <translation>Drop proposal</translation>
    </message>
    <message>
        <source>Lưu lịch đề xuất (Ctrl+Enter)</source>
        <translation>Save the proposed schedule (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Bỏ đề xuất, chưa lưu gì (Esc)</source>
        <translation>Drop the proposal, nothing was saved (Esc)</translation>
    </message>
</context>
<context>
    <name>QuickLine</name>
    <message>
        <source>GHI NHANH MỘT TIN</source>
        <translation>QUICK ENTRY OF A POST</translation>
    </message>
    <message>
        <source>Một lần nhập, chọn nhiều kênh (Ctrl+N)</source>
        <translation>Enter once, choose many channels (Ctrl+N)</translation>
    </message>
    <message>
        <source>một lần nhập, chọn nhiều kênh</source>
        <translation>enter once, choose many channels</translation>
    </message>
    <message>
        <source>Lưu  Ctrl+Enter</source>
        <translation>Save  Ctrl+Enter</translation>
    </message>
    <message>
        <source>Chép nội dung để dán vào Zalo</source>
        <translation>Copy the text to paste into Zalo</translation>
    </message>
    <message>
        <source>Chép văn bản không định dạng vào bộ nhớ tạm</source>
        <translation>Copies plain text to the clipboard</translation>
    </message>
    <message>
        <source>Tin chưa có tiêu đề.</source>
        <translation>The post has no title yet.</translation>
    </message>
    <message>
        <source>Chọn ít nhất một kênh đã đăng tin.</source>
        <translation>Choose at least one channel where it was posted.</translation>
    </message>
</context>
<context>
    <name>ReadEditor</name>
    <message>
        <source>Tự đánh số</source>
        <translation>Numbered by itself</translation>
    </message>
    <message>
        <source>phút</source>
        <translation>minutes</translation>
    </message>
    <message>
        <source>đồng</source>
        <translation>dong</translation>
    </message>
</context>
<context>
    <name>ReadingDesk</name>
    <message>
        <source>Sửa</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Sửa bản ghi (F2)</source>
        <translation>Edit the record (F2)</translation>
    </message>
    <message>
        <source>Bỏ bản nháp</source>
        <translation>Discard the draft</translation>
    </message>
    <message>
        <source>Bỏ bản nháp này (có hoàn tác)</source>
        <translation>Discard this draft (can be undone)</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Đóng, quay lại danh sách (Esc)</source>
        <translation>Close, back to the list (Esc)</translation>
    </message>
</context>
<context>
    <name>ReasonStrip</name>
    <message>
        <source>Không phát: {title}. Lý do (1-{last}):</source>
        <translation>Not aired: {title}. Reason (1-{last}):</translation>
    </message>
</context>
<context>
    <name>RecordDesk</name>
    <message>
        <source>Đã bỏ bản nháp.</source>
        <translation>The draft was discarded.</translation>
    </message>
    <message>
        <source>Hoàn tác</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>RecordStory</name>
    <message>
        <source>Đường đi của bản ghi</source>
        <translation>Trail of the record</translation>
    </message>
</context>
<context>
    <name>RecordTable</name>
    <message>
        <source>Đang đọc…</source>
        <translation>Reading…</translation>
    </message>
</context>
<context>
    <name>ReferencesEditor</name>
    <message>
        <source>Tất cả {count} (tự điền)</source>
        <translation>All {count} (filled in)</translation>
    </message>
</context>
<context>
    <name>ReflectionTab</name>
    <message>
        <source>{day} quá hạn</source>
        <translation>{day} overdue</translation>
    </message>
    <message>
        <source>Đang mở {open}, quá hạn {overdue}</source>
        <translation>Open {open}, overdue {overdue}</translation>
    </message>
    <message>
        <source>Trả lời</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>chuyển đơn vị khác</source>
        <translation>pass on</translation>
    </message>
    <message>
        <source>Đã trả lời trên loa</source>
        <translation>Answered over the loudspeakers</translation>
    </message>
    <message>
        <source>Trả lời: {title}</source>
        <translation>Answer: {title}</translation>
    </message>
    <message>
        <source>Ghi câu trả lời</source>
        <translation>Record the answer</translation>
    </message>
    <message>
        <source>Đã ghi câu trả lời.</source>
        <translation>The answer was recorded.</translation>
    </message>
    <message>
        <source>Đã chuyển phản ánh.</source>
        <translation>The reflection was passed on.</translation>
    </message>
    <message>
        <source>Chuyển đơn vị khác: {title}</source>
        <translation>Pass on: {title}</translation>
    </message>
    <message>
        <source>Ghi đã chuyển</source>
        <translation>Record as passed on</translation>
    </message>
    <message>
        <source>Đã lập bản ghi phát thanh liên kết.</source>
        <translation>The linked broadcast record was made.</translation>
    </message>
</context>
<context>
    <name>ReflectionsScreen</name>
    <message>
        <source>Phản ánh của người dân</source>
        <translation>Citizens&apos; reflections</translation>
    </message>
</context>
<context>
    <name>RemovalStrip</name>
    <message>
        <source>Bỏ lượt: {title}. Lý do (1-{last}):</source>
        <translation>Take out: {title}. Reason (1-{last}):</translation>
    </message>
    <message>
        <source>Chỉ ngày {day}</source>
        <translation>Only {day}</translation>
    </message>
    <message>
        <source>Từ ngày {day} trở đi</source>
        <translation>From {day} on</translation>
    </message>
</context>
<context>
    <name>RestorePage</name>
    <message>
        <source>Quay lại</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Dừng</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Khôi phục</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>Sổ đang có trong máy này không bị xóa: nó được cất nguyên vẹn vào một thư mục riêng. Những gì ghi sau bản sao lưu mà đã gửi sẽ được lấy lại từ trung tâm.</source>
        <translation>The logbook on this computer is not deleted: it is put aside whole, in a folder of its own. What was written after the backup and sent comes back from the hub.</translation>
    </message>
    <message>
        <source>Khôi phục từ bản sao lưu</source>
        <translation>Restore from a backup</translation>
    </message>
    <message>
        <source>Đang dựng lại sổ từ bản sao lưu…</source>
        <translation>Building the logbook from the backup…</translation>
    </message>
    <message>
        <source>Đang đọc và kiểm tra bản sao lưu: {percent} %. Chưa có gì thay đổi trên máy này.</source>
        <translation>Reading and checking the backup: {percent} %. Nothing has changed on this computer yet.</translation>
    </message>
    <message>
        <source>Mã cho người hỗ trợ: {code}</source>
        <translation>Code for support: {code}</translation>
    </message>
    <message>
        <source>Đã dừng. Chưa khôi phục gì, chưa có gì thay đổi.</source>
        <translation>Stopped. Nothing was restored, nothing has changed.</translation>
    </message>
</context>
<context>
    <name>RestoreSteps</name>
    <message>
        <source>Mở sổ</source>
        <translation>Open the logbook</translation>
    </message>
    <message>
        <source>Đã khôi phục</source>
        <translation>Restored</translation>
    </message>
    <message>
        <source>Sổ của {name}, có đủ {count} thay đổi ghi đến {moment}.</source>
        <translation>The logbook of {name}, with all {count} changes written until {moment}.</translation>
    </message>
    <message>
        <source>Những gì ghi sau lúc đó mà đã gửi sẽ được lấy lại từ trung tâm khi bạn bấm F5 Đồng bộ.</source>
        <translation>What was written after that and sent comes back from the hub when you press F5 Sync.</translation>
    </message>
    <message>
        <source>{unsent} thay đổi chưa gửi khi sao lưu vẫn còn và sẽ được gửi.</source>
        <translation>{unsent} changes that had not been sent when the backup was made are here and will be sent.</translation>
    </message>
    <message>
        <source>Đồng bộ tự động tạm dừng cho đến lần bấm F5 đó. Hãy chỉ dùng sổ này trên một máy.</source>
        <translation>It does not sync by itself until you press F5. Use this logbook on one computer only.</translation>
    </message>
    <message>
        <source>Sổ cũ không mở được cất nguyên ở {aside}.</source>
        <translation>The old logbook that did not open lies whole in {aside}.</translation>
    </message>
</context>
<context>
    <name>ReturnStrip</name>
    <message>
        <source>Viết thêm cho cán bộ xã</source>
        <translation>Write more to the commune officer</translation>
    </message>
    <message>
        <source>Lời nhắn cho cán bộ xã</source>
        <translation>Note to the commune officer</translation>
    </message>
    <message>
        <source>Trả lại</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>Trả lại và sang mục kế (Enter)</source>
        <translation>Return and go to the next (Enter)</translation>
    </message>
    <message>
        <source>Nhận xét mục đang chọn</source>
        <translation>Comment on item</translation>
    </message>
    <message>
        <source>Nhận xét mục đang chọn trong bảng so sánh (Ctrl+N)</source>
        <translation>Comment on the item chosen in the comparison (Ctrl+N)</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Về danh sách, giữ chữ đã viết (Esc)</source>
        <translation>Back to the list, keep what was written (Esc)</translation>
    </message>
    <message>
        <source>Phím {digit}</source>
        <translation>Key {digit}</translation>
    </message>
    <message>
        <source>Lý do trả lại nhanh (1-6)</source>
        <translation>Quick reasons (1-6)</translation>
    </message>
    <message>
        <source>Nhận xét: {field}</source>
        <translation>Comment: {field}</translation>
    </message>
</context>
<context>
    <name>ReviewDeciding</name>
    <message>
        <source>Đang viết lý do trả lại: Enter để trả lại, Esc để thôi.</source>
        <translation>Writing the reason of a return: Enter returns, Esc cancels.</translation>
    </message>
    <message>
        <source>Đã duyệt: {title}</source>
        <translation>Approved: {title}</translation>
    </message>
    <message>
        <source>Duyệt {count} bản ghi, để lại {left}</source>
        <translation>Approve {count}, leave {left}</translation>
    </message>
    <message>
        <source>Chọn lý do bằng phím 1-6, hoặc gõ lý do.</source>
        <translation>Choose a reason with keys 1-6, or type one.</translation>
    </message>
    <message>
        <source>Đã trả lại: {title} - {reason}</source>
        <translation>Returned: {title} - {reason}</translation>
    </message>
    <message>
        <source>Hoàn tác (Ctrl+Z)</source>
        <translation>Undo (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Không có quyết định nào còn hoàn tác được.</source>
        <translation>There is no decision that could be taken back.</translation>
    </message>
    <message>
        <source>Đã hoàn tác quyết định. Chưa có gì được ghi.</source>
        <translation>The decision was taken back. Nothing was written.</translation>
    </message>
</context>
<context>
    <name>ReviewList</name>
    <message>
        <source>Tìm (Ctrl+F)</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>Tìm trong hàng chờ</source>
        <translation>Find in the queue</translation>
    </message>
    <message>
        <source>Lọc theo xã</source>
        <translation>Filter by commune</translation>
    </message>
    <message>
        <source>Đổi thứ tự: cũ nhất trước hoặc mới nhất trước</source>
        <translation>Change the order: oldest first or newest first</translation>
    </message>
    <message>
        <source>Xã</source>
        <translation>Commune</translation>
    </message>
    <message>
        <source>F8 Duyệt và sang mục kế      F9 Trả lại (lý do)      3 Để sau</source>
        <translation>F8 Approve and next      F9 Return (reason)      3 Later</translation>
    </message>
    <message>
        <source>Ctrl+A chọn hết mục không cảnh báo, rồi F8</source>
        <translation>Ctrl+A selects all without warnings, then F8</translation>
    </message>
    <message>
        <source>Ctrl+Z hoàn tác quyết định vừa làm</source>
        <translation>Ctrl+Z takes the last decision back</translation>
    </message>
    <message>
        <source>Bản ghi chờ duyệt</source>
        <translation>Records awaiting review</translation>
    </message>
    <message>
        <source>Không có bản ghi nào khớp với bộ lọc.</source>
        <translation>No record matches the filter.</translation>
    </message>
    <message>
        <source>Chờ {count}</source>
        <translation>Waiting {count}</translation>
    </message>
    <message>
        <source>{waiting}, chọn {count}</source>
        <translation>{waiting}, {count} selected</translation>
    </message>
    <message>
        <source>Tất cả</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Xã: {name}</source>
        <translation>Commune: {name}</translation>
    </message>
    <message>
        <source>Mới nhất</source>
        <translation>Newest</translation>
    </message>
    <message>
        <source>Cũ nhất</source>
        <translation>Oldest</translation>
    </message>
</context>
<context>
    <name>ReviewModel</name>
    <message>
        <source>Chọn</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>Kiểm tra tự động</source>
        <translation>Automatic checks</translation>
    </message>
    <message>
        <source>Xã</source>
        <translation>Commune</translation>
    </message>
    <message>
        <source>Ngày</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>Loại</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Space: chọn hoặc bỏ chọn</source>
        <translation>Space: tick or untick</translation>
    </message>
    <message>
        <source>Đang kiểm tra…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>đã chọn; {row}</source>
        <translation>selected; {row}</translation>
    </message>
</context>
<context>
    <name>ReviewPanel</name>
    <message>
        <source>Trao đổi</source>
        <translation>Discussion</translation>
    </message>
    <message>
        <source>Duyệt và sang mục kế (F8)</source>
        <translation>Approve and go to the next (F8)</translation>
    </message>
    <message>
        <source>Duyệt</source>
        <comment>quyết định</comment>
        <translation>Approve</translation>
    </message>
    <message>
        <source>Trả lại</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>Trả lại kèm lý do (F9)</source>
        <translation>Return with a reason (F9)</translation>
    </message>
    <message>
        <source>Để sau</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Để sau, sang mục kế (3)</source>
        <translation>Later, go to the next (3)</translation>
    </message>
    <message>
        <source>sửa lần {count}</source>
        <translation>revision {count}</translation>
    </message>
</context>
<context>
    <name>ReviewScreen</name>
    <message>
        <source>Duyệt</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>Duyệt và sang mục kế</source>
        <translation>Approve and go to the next</translation>
    </message>
    <message>
        <source>Duyệt, hoặc gửi lý do trả lại</source>
        <translation>Approve, or send the reason of a return</translation>
    </message>
    <message>
        <source>Trả lại (lý do)</source>
        <translation>Return (reason)</translation>
    </message>
    <message>
        <source>Chọn hết mục không cảnh báo</source>
        <translation>Select all without warnings</translation>
    </message>
    <message>
        <source>Hoàn tác quyết định vừa làm</source>
        <translation>Take the last decision back</translation>
    </message>
    <message>
        <source>Duyệt</source>
        <comment>quyết định</comment>
        <translation>Approve</translation>
    </message>
    <message>
        <source>Trả lại</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>Để sau</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Nhận xét mục đang chọn</source>
        <translation>Comment on the chosen item</translation>
    </message>
    <message>
        <source>Tìm trong hàng chờ</source>
        <translation>Find in the queue</translation>
    </message>
    <message>
        <source>Về danh sách</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>Đồng bộ ngay</source>
        <translation>Sync now</translation>
    </message>
    <message>
        <source>Bản ghi đang xem vừa được sửa. Hãy xem lại trước khi quyết định.</source>
        <translation>The record you are reading was just changed. Read it again before you decide.</translation>
    </message>
</context>
<context>
    <name>ReviewWords</name>
    <message>
        <source>Chờ {count} tệp - {title}</source>
        <translation>Files to come: {count} - {title}</translation>
    </message>
    <message>
        <source>{count} cảnh báo</source>
        <translation>Warnings: {count}</translation>
    </message>
    <message>
        <source>Đang kiểm tra…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>Đủ trường bắt buộc</source>
        <translation>All required items are there</translation>
    </message>
    <message>
        <source>Không trùng giờ</source>
        <translation>No overlap</translation>
    </message>
    <message>
        <source>Giống bản ghi đã duyệt gần đây</source>
        <translation>Like a record approved recently</translation>
    </message>
    <message>
        <source>Không còn bản ghi chờ duyệt.</source>
        <translation>Nothing left to review.</translation>
    </message>
    <message>
        <source>{count} xã chưa gửi số liệu trong 3 ngày: {names}.</source>
        <translation>No data for 3 days ({count}): {names}.</translation>
    </message>
</context>
<context>
    <name>ReviewerBoard</name>
    <message>
        <source>Kỳ:</source>
        <translation>Period:</translation>
    </message>
    <message>
        <source>Các xã, phường</source>
        <translation>Communes and wards</translation>
    </message>
    <message>
        <source>Dấu &quot;-&quot; là chưa có số liệu về, không phải là không phát.</source>
        <translation>&quot;-&quot; means that no figures arrived, not that nothing aired.</translation>
    </message>
    <message>
        <source>Xã, phường</source>
        <translation>Commune or ward</translation>
    </message>
    <message>
        <source>Lượt phát</source>
        <translation>Broadcasts</translation>
    </message>
    <message>
        <source>Chờ duyệt</source>
        <translation>Awaiting review</translation>
    </message>
    <message>
        <source>Cụm hỏng</source>
        <translation>Broken clusters</translation>
    </message>
    <message>
        <source>Đồng bộ</source>
        <translation>Sync</translation>
    </message>
    <message>
        <source>Cần chú ý</source>
        <translation>Needs attention</translation>
    </message>
    <message>
        <source>Số liệu cũ, chưa rõ</source>
        <translation>Stale figures, not known</translation>
    </message>
    <message>
        <source>Tên xã, phường</source>
        <translation>Name of the commune or ward</translation>
    </message>
    <message>
        <source>Enter xem xã</source>
        <translation>Enter shows the commune</translation>
    </message>
    <message>
        <source>F8 mở hàng chờ duyệt của xã</source>
        <translation>F8 opens the queue of the commune</translation>
    </message>
    <message>
        <source>Chưa có số liệu của xã nào. Bấm F5 để đồng bộ.</source>
        <translation>No figures of any commune yet. Press F5 to sync.</translation>
    </message>
    <message>
        <source>Sắp xếp: {order}</source>
        <translation>Sorted: {order}</translation>
    </message>
    <message>
        <source>{count} KHẨN</source>
        <translation>{count} URGENT</translation>
    </message>
    <message>
        <source>? (cũ)</source>
        <translation>? (stale)</translation>
    </message>
    <message>
        <source>Bản tin khẩn {aired}/{repeats} lần</source>
        <translation>Urgent bulletin {aired}/{repeats} times</translation>
    </message>
</context>
<context>
    <name>RowWords</name>
    <message>
        <source>Chọn</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>Gửi</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>Duyệt</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>Xã</source>
        <translation>Commune</translation>
    </message>
    <message>
        <source>{count} bản ghi</source>
        <translation>Records: {count}</translation>
    </message>
    <message>
        <source>Thiếu {count} mục</source>
        <translation>missing: {count}</translation>
    </message>
    <message>
        <source>Space: chọn hoặc bỏ chọn</source>
        <translation>Space: tick or untick</translation>
    </message>
    <message>
        <source>đã chọn</source>
        <translation>ticked</translation>
    </message>
</context>
<context>
    <name>SavedFilters</name>
    <message>
        <source>Bộ lọc</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Bộ lọc đã lưu: {name}</source>
        <translation>Saved filter: {name}</translation>
    </message>
    <message>
        <source>Bộ lọc đã lưu</source>
        <translation>Saved filters</translation>
    </message>
    <message>
        <source>Lưu bộ lọc này…</source>
        <translation>Save this filter…</translation>
    </message>
    <message>
        <source>Bỏ bộ lọc đã lưu</source>
        <translation>Remove a saved filter</translation>
    </message>
</context>
<context>
    <name>Saver</name>
    <message>
        <source>Đã hoàn tác. Việc này được ghi thành một thay đổi mới.</source>
        <translation>Undone. This was written as a new change.</translation>
    </message>
    <message>
        <source>Đã làm lại.</source>
        <translation>Done again.</translation>
    </message>
    <message>
        <source>Thêm: {label}</source>
        <translation>Add: {label}</translation>
    </message>
    <message>
        <source>Sửa: {label}</source>
        <translation>Edit: {label}</translation>
    </message>
</context>
<context>
    <name>ScheduleScreen</name>
    <message>
        <source>Lịch và bản tin</source>
        <translation>Schedule, bulletins</translation>
    </message>
    <message>
        <source>Thẻ kế</source>
        <translation>Next tab</translation>
    </message>
    <message>
        <source>Thẻ trước</source>
        <translation>Previous tab</translation>
    </message>
    <message>
        <source>Lượt phát mới</source>
        <translation>New broadcast slot</translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message>
        <source>Tìm trong cài đặt</source>
        <translation>Find in settings</translation>
    </message>
    <message>
        <source>Cài đặt</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Chung</source>
        <translation>General</translation>
    </message>
    <message>
        <source>Tiếng Việt</source>
        <translation>Tiếng Việt</translation>
    </message>
    <message>
        <source>Theo máy</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>Sáng</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Tối</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Vừa</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Dày</source>
        <translation>Dense</translation>
    </message>
    <message>
        <source>Thoáng</source>
        <translation>Roomy</translation>
    </message>
    <message>
        <source>Ngôn ngữ</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Giao diện</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>Cỡ chữ</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>Mật độ</source>
        <translation>Density</translation>
    </message>
    <message>
        <source>Đồng bộ</source>
        <translation>Sync</translation>
    </message>
    <message>
        <source>Tiết kiệm mạng, 3 giờ một lần</source>
        <translation>Save data, every 3 hours</translation>
    </message>
    <message>
        <source>Cách đồng bộ</source>
        <translation>Sync mode</translation>
    </message>
    <message>
        <source>{count} phút</source>
        <translation>{count} minutes</translation>
    </message>
    <message>
        <source>Tự động</source>
        <translation>By itself</translation>
    </message>
    <message>
        <source>Sao lưu ngay…</source>
        <translation>Back up now…</translation>
    </message>
    <message>
        <source>Chỉ khi bấm F5</source>
        <translation>Only on F5</translation>
    </message>
    <message>
        <source>Tự động, mỗi</source>
        <translation>Automatic, every</translation>
    </message>
    <message>
        <source>Lần thử kế</source>
        <translation>Next try</translation>
    </message>
    <message>
        <source>Máy chủ</source>
        <translation>Hub</translation>
    </message>
    <message>
        <source>Đơn vị, người dùng</source>
        <translation>Unit, user</translation>
    </message>
    <message>
        <source>Đăng ký</source>
        <translation>Enrol</translation>
    </message>
    <message>
        <source>Dòng đăng ký</source>
        <translation>Enrolment line</translation>
    </message>
    <message>
        <source>Sao lưu</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>Sao lưu ra tệp</source>
        <translation>Backup file</translation>
    </message>
    <message>
        <source>Máy chủ, danh mục và cấp duyệt do trung tâm đặt, nên ở đây chỉ để xem.</source>
        <translation>The hub, the code lists and the review level are set by the centre and only shown here.</translation>
    </message>
    <message>
        <source>Giới thiệu</source>
        <translation>About</translation>
    </message>
    <message>
        <source>Phiên bản</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Lưu gói chẩn đoán</source>
        <translation>Save diagnostics</translation>
    </message>
    <message>
        <source>Phiên bản, nhật ký lỗi, kết quả kiểm tra; không có nội dung bản ghi, tên người hay mật khẩu.</source>
        <translation>Versions, error logs, outcome of the check; no contents of records, names of people or passphrases.</translation>
    </message>
    <message>
        <source>Gói chẩn đoán</source>
        <translation>Diagnostics</translation>
    </message>
    <message>
        <source>Giấy phép và thành phần</source>
        <translation>Licences and components</translation>
    </message>
    <message>
        <source>Thay đổi có hiệu lực ngay, không cần bấm Lưu. Ctrl+Z để hoàn tác.</source>
        <translation>Changes hold at once, there is nothing to save. Ctrl+Z undoes them.</translation>
    </message>
    <message>
        <source>khi bấm F5</source>
        <translation>when you press F5</translation>
    </message>
    <message>
        <source>Chưa đăng ký máy - vẫn ghi sổ được</source>
        <translation>Not enrolled - the logbook works</translation>
    </message>
    <message>
        <source>Tự sao khi đóng ứng dụng, vào ngày có ghi sổ; giữ 7 ngày và 4 tuần. Gần nhất: {day}.</source>
        <translation>Copied when the app is closed on a day with new records; 7 days and 4 weeks are kept. Latest: {day}.</translation>
    </message>
    <message>
        <source>chưa có bản nào</source>
        <translation>none yet</translation>
    </message>
    <message>
        <source>Đã đăng ký máy với trung tâm.</source>
        <translation>This computer is enrolled at the hub.</translation>
    </message>
</context>
<context>
    <name>ShortcutsHelp</name>
    <message>
        <source>Trợ giúp</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>Esc đóng</source>
        <translation>Esc closes</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Phím tắt</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Thông báo</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Mọi màn hình</source>
        <translation>Every screen</translation>
    </message>
    <message>
        <source>Chưa có thông báo nào.</source>
        <translation>No messages yet.</translation>
    </message>
    <message>
        <source>Chép chi tiết</source>
        <translation>Copy details</translation>
    </message>
</context>
<context>
    <name>SortButton</name>
    <message>
        <source>Sắp xếp</source>
        <translation>Sort</translation>
    </message>
    <message>
        <source>{column}, giảm dần</source>
        <translation>{column}, descending</translation>
    </message>
    <message>
        <source>Thứ tự của sổ</source>
        <translation>Order of the logbook</translation>
    </message>
    <message>
        <source>Sắp xếp: {column}</source>
        <translation>Sorted: {column}</translation>
    </message>
</context>
<context>
    <name>StartStep</name>
    <message>
        <source>Bốn phím cần nhớ</source>
        <translation>Four keys to know</translation>
    </message>
    <message>
        <source>Xác nhận đã phát đúng lịch</source>
        <translation>Confirm: aired as scheduled</translation>
    </message>
    <message>
        <source>Thêm bản ghi mới</source>
        <translation>Add a record</translation>
    </message>
    <message>
        <source>Lưu và sang mục kế</source>
        <translation>Save and go to the next</translation>
    </message>
    <message>
        <source>Đồng bộ ngay</source>
        <translation>Sync now</translation>
    </message>
    <message>
        <source>Ctrl+K tìm mọi lệnh, F1 xem phím tắt của từng màn hình. Mọi thứ làm được khi không có mạng.</source>
        <translation>Ctrl+K finds every command, F1 shows the keys of each screen. Everything works without a connection.</translation>
    </message>
</context>
<context>
    <name>StatedPlan</name>
    <message>
        <source>Sẽ ghi tốt {count} cụm: {names}.</source>
        <translation>Will be recorded as good ({count}): {names}.</translation>
    </message>
    <message>
        <source>Các cụm tốt đã kiểm tra hôm nay.</source>
        <translation>The good clusters were checked today.</translation>
    </message>
    <message>
        <source>Không ghi: {names}.</source>
        <translation>Left out: {names}.</translation>
    </message>
    <message>
        <source>Không ghi {count} cụm.</source>
        <translation>Clusters left out: {count}.</translation>
    </message>
</context>
<context>
    <name>StationAnswers</name>
    <message>
        <source>Đã ghi kiểm tra hôm nay: {name} {state}.</source>
        <translation>Check of today recorded: {name} {state}.</translation>
    </message>
    <message>
        <source>Sự cố còn mở: ghi bước tiếp theo bằng Ctrl+Enter.</source>
        <translation>The fault is still open: record the next step with Ctrl+Enter.</translation>
    </message>
    <message>
        <source>Không có cụm loa nào cần ghi.</source>
        <translation>There is no cluster to record.</translation>
    </message>
    <message>
        <source>Đã ghi {count} cụm tốt hôm nay: {names}.</source>
        <translation>Recorded as good today ({count}): {names}.</translation>
    </message>
    <message>
        <source>Đã ghi báo hỏng. Bước tiếp theo: Ctrl+Enter.</source>
        <translation>The fault was reported. Next step: Ctrl+Enter.</translation>
    </message>
    <message>
        <source>Đã ghi bước tiếp theo của sự cố.</source>
        <translation>The next step of the fault was recorded.</translation>
    </message>
    <message>
        <source>Hoàn tác (Ctrl+Z)</source>
        <translation>Undo (Ctrl+Z)</translation>
    </message>
</context>
<context>
    <name>StationsScreen</name>
    <message>
        <source>Đài và cụm loa</source>
        <translation>Stations and clusters</translation>
    </message>
    <message>
        <source>Tốt</source>
        <translation>Good</translation>
    </message>
    <message>
        <source>Kém</source>
        <translation>Poor</translation>
    </message>
    <message>
        <source>Hỏng</source>
        <translation>Broken</translation>
    </message>
    <message>
        <source>Đang sửa</source>
        <translation>Under repair</translation>
    </message>
    <message>
        <source>Kiểm tra hôm nay: {state}</source>
        <translation>Check of today: {state}</translation>
    </message>
    <message>
        <source>Tất cả tốt như hôm qua</source>
        <translation>All good as yesterday</translation>
    </message>
    <message>
        <source>Báo hỏng, bước tiếp theo, lưu</source>
        <translation>Report a fault, next step, save</translation>
    </message>
    <message>
        <source>Thêm cụm loa</source>
        <translation>Add a cluster</translation>
    </message>
    <message>
        <source>Thêm đài</source>
        <translation>Add a station</translation>
    </message>
    <message>
        <source>Thêm thôn</source>
        <translation>Add a village</translation>
    </message>
    <message>
        <source>Sửa bản ghi</source>
        <translation>Edit the record</translation>
    </message>
    <message>
        <source>Sửa phiếu sự cố</source>
        <translation>Edit the fault record</translation>
    </message>
    <message>
        <source>Lưu, ở lại</source>
        <translation>Save and stay</translation>
    </message>
    <message>
        <source>Kiểm tra, tới mục thiếu đầu tiên</source>
        <translation>Check, go to the first missing item</translation>
    </message>
    <message>
        <source>Tìm trong danh sách</source>
        <translation>Find in the list</translation>
    </message>
    <message>
        <source>Hủy bản ghi (có lý do)</source>
        <translation>Void the record (with a reason)</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Tình trạng đồng bộ</source>
        <translation>State of the exchange</translation>
    </message>
    <message>
        <source>F5 Đồng bộ</source>
        <translation>F5 Sync</translation>
    </message>
    <message>
        <source>Đồng bộ ngay (F5)</source>
        <translation>Sync now (F5)</translation>
    </message>
    <message>
        <source>F1 Phím tắt</source>
        <translation>F1 Keys</translation>
    </message>
    <message>
        <source>Phím tắt của màn hình này (F1)</source>
        <translation>Keys of this screen (F1)</translation>
    </message>
</context>
<context>
    <name>StepStrip</name>
    <message>
        <source>Lưu</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Lưu (Enter)</source>
        <translation>Save (Enter)</translation>
    </message>
    <message>
        <source>Dự kiến xong</source>
        <translation>Expected to be done</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>ngày/tháng/năm</source>
        <translation>day/month/year</translation>
    </message>
    <message>
        <source>Báo hỏng: {title}. Hiện tượng:</source>
        <translation>Report a fault: {title}. Symptom:</translation>
    </message>
    <message>
        <source>Bước tiếp theo: {title}</source>
        <translation>Next step: {title}</translation>
    </message>
    <message>
        <source>Chưa chọn. Bấm số của một mục ở trên.</source>
        <translation>Nothing is chosen. Press the number of an item above.</translation>
    </message>
    <message>
        <source>Cần ghi ngày dự kiến xong.</source>
        <translation>The day it is expected to be done is needed.</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Đã làm lại.</source>
        <translation>Done again.</translation>
    </message>
    <message>
        <source>Đã hoàn tác. Việc này được ghi thành một thay đổi mới.</source>
        <translation>Undone. This was written as a new change.</translation>
    </message>
    <message>
        <source>Hủy bản ghi</source>
        <translation>Void the record</translation>
    </message>
    <message>
        <source>Đã hủy {count} bản ghi.</source>
        <translation>{count} records voided.</translation>
    </message>
    <message>
        <source>Đã hoàn tác: {count} bản ghi được lập lại thành bản ghi mới.</source>
        <translation>Undone: {count} records were made again as new ones.</translation>
    </message>
    <message>
        <source>Hoàn tác (Ctrl+Z)</source>
        <translation>Undo (Ctrl+Z)</translation>
    </message>
</context>
<context>
    <name>SyncEnrolment</name>
    <message>
        <source>Dòng đăng ký</source>
        <translation>Enrolment line</translation>
    </message>
    <message>
        <source>Đăng ký máy</source>
        <translation>Enrol</translation>
    </message>
    <message>
        <source>Đăng ký máy với trung tâm (Enter)</source>
        <translation>Enrol this computer at the hub (Enter)</translation>
    </message>
    <message>
        <source>Dán dòng đăng ký do cấp trên đưa. Những gì đã ghi sẽ được gửi ở lần đồng bộ đầu tiên.</source>
        <translation>Paste the enrolment line you were given. What is already recorded will be sent with the first exchange.</translation>
    </message>
    <message>
        <source>Đã đăng ký máy với trung tâm.</source>
        <translation>This computer is enrolled at the hub.</translation>
    </message>
</context>
<context>
    <name>SyncLists</name>
    <message>
        <source>Chép để gửi hỗ trợ</source>
        <translation>Copy for support</translation>
    </message>
    <message>
        <source>Chép để gửi hỗ trợ (Ctrl+C)</source>
        <translation>Copy for support (Ctrl+C)</translation>
    </message>
    <message>
        <source>Lúc</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Cỡ</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Mục chờ gửi</source>
        <translation>Waiting items</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Kiểu</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Ghi lúc</source>
        <translation>Recorded</translation>
    </message>
    <message>
        <source>Bản ghi</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Thay đổi</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>Biên nhận</source>
        <translation>Receipts</translation>
    </message>
    <message>
        <source>Kết quả</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Nhật ký đồng bộ</source>
        <translation>Log of exchanges</translation>
    </message>
    <message>
        <source>Không còn gì chờ gửi.</source>
        <translation>Nothing is waiting.</translation>
    </message>
    <message>
        <source>Chưa có biên nhận nào.</source>
        <translation>No receipts yet.</translation>
    </message>
    <message>
        <source>Chưa đồng bộ lần nào từ khi mở ứng dụng.</source>
        <translation>No exchange since the app was opened.</translation>
    </message>
</context>
<context>
    <name>SyncScreen</name>
    <message>
        <source>Đồng bộ ngay F5</source>
        <translation>Sync now F5</translation>
    </message>
    <message>
        <source>Đồng bộ ngay</source>
        <translation>Sync now</translation>
    </message>
    <message>
        <source>Đồng bộ ngay (F5)</source>
        <translation>Sync now (F5)</translation>
    </message>
    <message>
        <source>Gửi tệp ngay</source>
        <translation>Send files now</translation>
    </message>
    <message>
        <source>Gửi và nhận tệp ngay (4)</source>
        <translation>Send and fetch files now (4)</translation>
    </message>
    <message>
        <source>Trạng thái</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Cần biết</source>
        <translation>Please note</translation>
    </message>
    <message>
        <source>Gần nhất</source>
        <translation>Latest</translation>
    </message>
    <message>
        <source>Chờ gửi</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Tệp kèm</source>
        <translation>Attachments</translation>
    </message>
    <message>
        <source>Lần thử kế</source>
        <translation>Next attempt</translation>
    </message>
    <message>
        <source>Cách đồng bộ</source>
        <translation>Sync mode</translation>
    </message>
    <message>
        <source>Đồng hồ</source>
        <translation>Clock</translation>
    </message>
    <message>
        <source>Trung tâm</source>
        <translation>Hub</translation>
    </message>
    <message>
        <source>Đồng bộ</source>
        <translation>Sync</translation>
    </message>
    <message>
        <source>Chép để gửi hỗ trợ</source>
        <translation>Copy for support</translation>
    </message>
    <message>
        <source>Mục chờ gửi</source>
        <translation>Waiting items</translation>
    </message>
    <message>
        <source>Biên nhận</source>
        <translation>Receipts</translation>
    </message>
    <message>
        <source>Nhật ký đồng bộ</source>
        <translation>Log of exchanges</translation>
    </message>
    <message>
        <source>Đã chép. Dán vào Zalo hoặc thư để gửi.</source>
        <translation>Copied. Paste it into Zalo or an e-mail to send it.</translation>
    </message>
</context>
<context>
    <name>SyncWords</name>
    <message>
        <source>Chưa đăng ký máy. Vẫn ghi sổ được, dữ liệu lưu an toàn trên máy này.</source>
        <translation>This computer is not enrolled. The logbook works; your data are safe on this computer.</translation>
    </message>
    <message>
        <source>Đang đồng bộ…</source>
        <translation>Syncing…</translation>
    </message>
    <message>
        <source>Có mạng.</source>
        <translation>Online.</translation>
    </message>
    <message>
        <source>Chưa thử kết nối. Dữ liệu vẫn lưu an toàn trên máy này.</source>
        <translation>Not tried to connect yet. Your data are safe on this computer.</translation>
    </message>
    <message>
        <source>Trung tâm đã được khôi phục từ bản cũ; máy này đã gửi lại phần thiếu, không mất gì.</source>
        <translation>The hub was restored from an older state; this computer sent again what was missing, nothing is lost.</translation>
    </message>
    <message>
        <source>Số liệu lệch với trung tâm đã được so và bù đủ, không mất gì.</source>
        <translation>Differences with the hub were compared and made good, nothing is lost.</translation>
    </message>
    <message>
        <source>Số liệu chưa khớp với trung tâm: {units}. Chưa mất gì; lần đồng bộ sau sẽ tự so lại. Nếu còn báo, hãy chép nhật ký gửi người hỗ trợ.</source>
        <translation>The data do not agree with the hub yet: {units}. Nothing is lost; the next sync compares again. If this stays, copy the log for support.</translation>
    </message>
    <message>
        <source>Tự động</source>
        <translation>Automatic</translation>
    </message>
    <message>
        <source>Tiết kiệm mạng: khoảng 3 giờ một lần</source>
        <translation>Saving data: about every 3 hours</translation>
    </message>
    <message>
        <source>Chỉ khi bấm F5</source>
        <translation>Only on F5</translation>
    </message>
    <message>
        <source>Ngoại tuyến từ {moment}.</source>
        <translation>Offline since {moment}.</translation>
    </message>
    <message>
        <source>Ngoại tuyến (không có mạng từ {moment}).</source>
        <translation>Offline (no connection since {moment}).</translation>
    </message>
    <message>
        <source>Dữ liệu vẫn lưu an toàn trên máy này.</source>
        <translation>Your data are stored safely on this computer.</translation>
    </message>
    <message>
        <source>Ngoại tuyến.</source>
        <translation>Offline.</translation>
    </message>
    <message>
        <source>{moment} - {count} bản ghi</source>
        <translation>{moment} - records: {count}</translation>
    </message>
    <message>
        <source>{moment} - {count} thay đổi</source>
        <translation>{moment} - changes: {count}</translation>
    </message>
    <message>
        <source>Chưa đồng bộ lần nào</source>
        <translation>Never synced</translation>
    </message>
    <message>
        <source>Gửi lên: {up}</source>
        <translation>Sent: {up}</translation>
    </message>
    <message>
        <source>Lấy về: {down}</source>
        <translation>Received: {down}</translation>
    </message>
    <message>
        <source>Xác nhận: {moment}</source>
        <translation>Confirmed: {moment}</translation>
    </message>
    <message>
        <source>{count} bản ghi</source>
        <translation>Records: {count}</translation>
    </message>
    <message>
        <source>{count} bản ghi ({size})</source>
        <translation>{count} ({size})</translation>
    </message>
    <message>
        <source>Không còn gì chờ gửi</source>
        <translation>Nothing is waiting</translation>
    </message>
    <message>
        <source>{count} bản ghi bị từ chối</source>
        <translation>refused: {count}</translation>
    </message>
    <message>
        <source>chờ gửi {count} tệp ({size})</source>
        <translation>files to send: {count} ({size})</translation>
    </message>
    <message>
        <source>chờ nhận {count} tệp ({size})</source>
        <translation>files to fetch: {count} ({size})</translation>
    </message>
    <message>
        <source>Đang tiết kiệm mạng nên tệp đợi bạn bấm Gửi tệp ngay.</source>
        <translation>The line is spared, so files wait until you press Send files now.</translation>
    </message>
    <message>
        <source>sau khi đăng ký máy</source>
        <translation>after this computer is enrolled</translation>
    </message>
    <message>
        <source>khi bấm F5</source>
        <translation>when F5 is pressed</translation>
    </message>
    <message>
        <source>lúc {time}, hoặc bấm F5 để thử ngay</source>
        <translation>at {time}, or press F5 to try now</translation>
    </message>
    <message>
        <source>Đúng giờ (lệch {seconds} giây)</source>
        <translation>Right (off by {seconds} seconds)</translation>
    </message>
    <message>
        <source>Chậm {time} so với trung tâm. Hãy chỉnh lại giờ của máy.</source>
        <translation>{time} behind the hub. Set the clock of this computer.</translation>
    </message>
    <message>
        <source>Nhanh {time} so với trung tâm. Hãy chỉnh lại giờ của máy.</source>
        <translation>{time} ahead of the hub. Set the clock of this computer.</translation>
    </message>
    <message>
        <source>{hours} giờ {minutes} phút</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>{minutes} phút</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>Gửi {sent} thay đổi, nhận {received} thay đổi</source>
        <translation>Sent {sent} changes, received {received}</translation>
    </message>
    <message>
        <source>{count} bị từ chối</source>
        <translation>refused: {count}</translation>
    </message>
    <message>
        <source>Sửa rồi gửi lại</source>
        <translation>Correct and send again</translation>
    </message>
    <message>
        <source>Chép để gửi cấp trên</source>
        <translation>Copy for the superior office</translation>
    </message>
    <message>
        <source>Chép để gửi người hỗ trợ</source>
        <translation>Copy for support</translation>
    </message>
    <message>
        <source>Trung tâm chưa nhận bản ghi này, bản ghi vẫn an toàn trên máy.</source>
        <translation>The hub has not accepted this record; it is safe on this computer.</translation>
    </message>
</context>
<context>
    <name>TabRow</name>
    <message>
        <source>Khác</source>
        <translation>More</translation>
    </message>
    <message>
        <source>Các thẻ khác</source>
        <translation>Other tabs</translation>
    </message>
</context>
<context>
    <name>TemplateRow</name>
    <message>
        <source>Mẫu lịch:</source>
        <translation>Template:</translation>
    </message>
    <message>
        <source>Lưu mẫu…</source>
        <translation>Save template…</translation>
    </message>
    <message>
        <source>Lưu tuần đang xem thành mẫu</source>
        <translation>Save the week shown as a template</translation>
    </message>
    <message>
        <source>Xếp tuần này theo mẫu &quot;{name}&quot;</source>
        <translation>Schedule this week by template &quot;{name}&quot;</translation>
    </message>
    <message>
        <source>Mẫu &quot;{name}&quot; chưa lưu</source>
        <translation>Template &quot;{name}&quot; is not saved yet</translation>
    </message>
</context>
<context>
    <name>TextCopier</name>
    <message>
        <source>Đã chép nội dung. Dán vào Zalo bằng Ctrl+V.</source>
        <translation>Text copied. Paste it into Zalo with Ctrl+V.</translation>
    </message>
    <message>
        <source>Chưa có nội dung để chép.</source>
        <translation>There is no text to copy yet.</translation>
    </message>
</context>
<context>
    <name>TextEditor</name>
    <message>
        <source>Tự đánh số</source>
        <translation>Numbered by itself</translation>
    </message>
</context>
<context>
    <name>TickList</name>
    <message>
        <source>Lọc</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Lọc danh sách</source>
        <translation>Filter the list</translation>
    </message>
    <message>
        <source>Tất cả {count}/{whole}</source>
        <translation>All {count}/{whole}</translation>
    </message>
    <message>
        <source>Đã chọn {count}/{whole}</source>
        <translation>Chosen {count}/{whole}</translation>
    </message>
</context>
<context>
    <name>TimelinePage</name>
    <message>
        <source>DÒNG THỜI GIAN SỰ CỐ</source>
        <translation>TIMELINE OF FAULTS</translation>
    </message>
    <message>
        <source>Sửa phiếu sự cố</source>
        <translation>Edit the fault record</translation>
    </message>
    <message>
        <source>Mở phiếu sự cố trong biểu mẫu</source>
        <translation>Open the fault record in the form</translation>
    </message>
    <message>
        <source>Dòng thời gian sự cố</source>
        <translation>Timeline of faults</translation>
    </message>
    <message>
        <source>+ Bước tiếp theo  Ctrl+Enter</source>
        <translation>+ Next step  Ctrl+Enter</translation>
    </message>
    <message>
        <source>+ Báo hỏng  Ctrl+Enter</source>
        <translation>+ Report a fault  Ctrl+Enter</translation>
    </message>
    <message>
        <source>! Quá hạn: dự kiến xong {day}</source>
        <translation>! Overdue: expected by {day}</translation>
    </message>
    <message>
        <source>Sự cố {days} ngày - {lost} lượt mất</source>
        <translation>Days with a fault: {days} - broadcasts lost: {lost}</translation>
    </message>
    <message>
        <source>Dừng phát {days} ngày - {lost} lượt mất</source>
        <translation>Days off air: {days} - broadcasts lost: {lost}</translation>
    </message>
    <message>
        <source>Chưa có sự cố và lần kiểm tra nào.</source>
        <translation>No faults and no checks yet.</translation>
    </message>
    <message>
        <source>… và {count} mốc cũ hơn</source>
        <translation>… older entries: {count}</translation>
    </message>
</context>
<context>
    <name>TodayScreen</name>
    <message>
        <source>{near} - cấp duyệt - {day}</source>
        <translation>{near} - review level - {day}</translation>
    </message>
    <message>
        <source>Đã phát đúng lịch</source>
        <translation>Aired as scheduled</translation>
    </message>
    <message>
        <source>Không phát (lý do)</source>
        <translation>Not aired (reason)</translation>
    </message>
    <message>
        <source>Thêm lượt ngoài lịch</source>
        <translation>Add an unscheduled broadcast</translation>
    </message>
    <message>
        <source>Lặp lại ngày trước</source>
        <translation>Repeat the day before</translation>
    </message>
    <message>
        <source>Xem xã</source>
        <translation>Show the commune</translation>
    </message>
    <message>
        <source>Phát khác lịch (giờ, lý do)</source>
        <translation>Aired otherwise (time, reason)</translation>
    </message>
    <message>
        <source>Mở hàng chờ duyệt của xã</source>
        <translation>Open the queue of the commune</translation>
    </message>
    <message>
        <source>Ngày trước</source>
        <translation>Day before</translation>
    </message>
    <message>
        <source>Ngày sau</source>
        <translation>Next day</translation>
    </message>
    <message>
        <source>Về hôm nay</source>
        <translation>Back to today</translation>
    </message>
</context>
<context>
    <name>TotalsLine</name>
    <message>
        <source>Cộng: {sums}</source>
        <translation>Total: {sums}</translation>
    </message>
    <message>
        <source>{label} {sum} ({count} bản ghi chưa rõ)</source>
        <translation>{label} {sum} (unknown in {count})</translation>
    </message>
</context>
<context>
    <name>UnitList</name>
    <message>
        <source>Tìm xã, phường</source>
        <translation>Find a commune or ward</translation>
    </message>
    <message>
        <source>Gõ tên xã, phường, không dấu cũng được</source>
        <translation>Type the name of a commune or ward, marks or not</translation>
    </message>
    <message>
        <source>Xã, phường tìm thấy</source>
        <translation>Communes and wards found</translation>
    </message>
</context>
<context>
    <name>UnitStep</name>
    <message>
        <source>Bạn ghi sổ cho xã, phường nào?</source>
        <translation>For which commune or ward do you keep the logbook?</translation>
    </message>
    <message>
        <source>Họ và tên, bắt buộc</source>
        <translation>Full name, required</translation>
    </message>
    <message>
        <source>Họ và tên * (người khác thấy tên này trên bản ghi)</source>
        <translation>Full name * (others see it on records)</translation>
    </message>
    <message>
        <source>Xã, phường *</source>
        <translation>Commune or ward *</translation>
    </message>
    <message>
        <source>Còn thiếu {count} mục: {items}.</source>
        <translation>Missing items ({count}): {items}.</translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Xã, phường</source>
        <translation>Commune or ward</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Mật khẩu</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Mở khóa</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <source>Khôi phục từ bản sao lưu…</source>
        <translation>Restore from a backup…</translation>
    </message>
    <message>
        <source>Hiện mật khẩu</source>
        <translation>Show the password</translation>
    </message>
    <message>
        <source>Mở khóa (Enter)</source>
        <translation>Unlock (Enter)</translation>
    </message>
    <message>
        <source>Không cần mạng để mở khóa. Dữ liệu không bị xóa khi gõ sai.</source>
        <translation>No connection is needed to unlock. Wrong tries erase nothing.</translation>
    </message>
    <message>
        <source>Đang mở…</source>
        <translation>Opening…</translation>
    </message>
    <message>
        <source>Sai {tries} lần: chờ {seconds} giây rồi thử lại. Dữ liệu không bị xóa.</source>
        <translation>{tries} wrong tries: wait {seconds} seconds, then try again. No data are erased.</translation>
    </message>
</context>
<context>
    <name>UserStep</name>
    <message>
        <source>Ai mở được sổ này?</source>
        <translation>Who can open this logbook?</translation>
    </message>
    <message>
        <source>Người đăng nhập máy này: không phải gõ mật khẩu, khóa nằm trong kho khóa của máy</source>
        <translation>The person signed in to this computer: no password to type, the key lies in its keyring</translation>
    </message>
    <message>
        <source>Chỉ người biết mật khẩu: gõ mật khẩu mỗi lần mở</source>
        <translation>Only who knows the password: it is typed each time</translation>
    </message>
    <message>
        <source>Mật khẩu</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Gõ lại mật khẩu</source>
        <translation>Type the password again</translation>
    </message>
    <message>
        <source>Mật khẩu (ít nhất 8 ký tự)</source>
        <translation>Password (at least 8 characters)</translation>
    </message>
    <message>
        <source>Quên mật khẩu thì không mở được sổ trên máy này; bản ghi đã gửi vẫn còn ở trung tâm.</source>
        <translation>A forgotten password leaves this logbook closed; what was sent is safe at the hub.</translation>
    </message>
    <message>
        <source>Hai lần gõ mật khẩu chưa giống nhau.</source>
        <translation>The two passwords differ.</translation>
    </message>
</context>
<context>
    <name>ValueTexts</name>
    <message>
        <source>{value} (từ {day})</source>
        <translation>{value} (from {day})</translation>
    </message>
    <message>
        <source>Có</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>Không</source>
        <translation>No</translation>
    </message>
</context>
<context>
    <name>VoidStrip</name>
    <message>
        <source>Ghi trùng</source>
        <translation>Entered twice</translation>
    </message>
    <message>
        <source>Ghi nhầm</source>
        <translation>Entered by mistake</translation>
    </message>
    <message>
        <source>Lý do khác</source>
        <translation>Another reason</translation>
    </message>
    <message>
        <source>Hủy {count} bản ghi. Lý do (1-{last}):</source>
        <translation>Records to void: {count}. Reason (1-{last}):</translation>
    </message>
    <message>
        <source>Hủy bản ghi: {title}. Lý do (1-{last}):</source>
        <translation>Void the record: {title}. Reason (1-{last}):</translation>
    </message>
</context>
<context>
    <name>WeekBar</name>
    <message>
        <source>&lt; Tuần trước</source>
        <translation>&lt; Week before</translation>
    </message>
    <message>
        <source>Tuần này</source>
        <translation>This week</translation>
    </message>
    <message>
        <source>Tuần sau &gt;</source>
        <translation>Week after &gt;</translation>
    </message>
    <message>
        <source>Bản tin từ cấp trên</source>
        <translation>Bulletins from above</translation>
    </message>
    <message>
        <source>Bản tin từ cấp trên ({count} mới)</source>
        <translation>Bulletins from above ({count} new)</translation>
    </message>
</context>
<context>
    <name>WeekGrid</name>
    <message>
        <source>Lịch phát trong tuần</source>
        <translation>Schedule of the week</translation>
    </message>
</context>
<context>
    <name>WeekKeys</name>
    <message>
        <source>Enter sửa lượt</source>
        <translation>Enter edits</translation>
    </message>
    <message>
        <source>Sửa lượt phát, ô trống thì thêm (Enter)</source>
        <translation>Edit the broadcast; on an empty cell add one (Enter)</translation>
    </message>
    <message>
        <source>Ctrl+C chép</source>
        <translation>Ctrl+C copies</translation>
    </message>
    <message>
        <source>Chép ô, ngày, tuần (Ctrl+C)</source>
        <translation>Copy cell, day, week (Ctrl+C)</translation>
    </message>
    <message>
        <source>Ctrl+V dán</source>
        <translation>Ctrl+V pastes</translation>
    </message>
    <message>
        <source>Dán ô, ngày, tuần (Ctrl+V)</source>
        <translation>Paste cell, day, week (Ctrl+V)</translation>
    </message>
    <message>
        <source>Ctrl+D điền xuống</source>
        <translation>Ctrl+D fills down</translation>
    </message>
    <message>
        <source>Điền xuống (Ctrl+D)</source>
        <translation>Fill down (Ctrl+D)</translation>
    </message>
    <message>
        <source>Ctrl+R điền sang phải</source>
        <translation>Ctrl+R fills right</translation>
    </message>
    <message>
        <source>Điền sang phải (Ctrl+R)</source>
        <translation>Fill right (Ctrl+R)</translation>
    </message>
    <message>
        <source>Delete bỏ lượt (lý do)</source>
        <translation>Delete takes out (reason)</translation>
    </message>
    <message>
        <source>Bỏ lượt, nêu lý do (Delete)</source>
        <translation>Take out, with the reason (Delete)</translation>
    </message>
    <message>
        <source>Ctrl+L lấy tuần trước</source>
        <translation>Ctrl+L takes last week</translation>
    </message>
    <message>
        <source>Lấy theo tuần trước (Ctrl+L)</source>
        <translation>Take the week before (Ctrl+L)</translation>
    </message>
    <message>
        <source>Sửa lượt phát, đọc bản tin</source>
        <translation>Edit the broadcast, read the bulletin</translation>
    </message>
    <message>
        <source>Sửa lượt phát</source>
        <translation>Edit the broadcast</translation>
    </message>
    <message>
        <source>Thêm lượt phát</source>
        <translation>Add a broadcast</translation>
    </message>
    <message>
        <source>Lưu; nhận bản tin và xếp lịch</source>
        <translation>Save; accept a bulletin and schedule it</translation>
    </message>
    <message>
        <source>Lưu, ở lại</source>
        <translation>Save and stay</translation>
    </message>
    <message>
        <source>Kiểm tra, tới mục thiếu đầu tiên</source>
        <translation>Check, go to the first missing item</translation>
    </message>
    <message>
        <source>Bỏ lượt; không phát bản tin (lý do)</source>
        <translation>Take out; bulletin not aired (reason)</translation>
    </message>
    <message>
        <source>Điền xuống</source>
        <translation>Fill down</translation>
    </message>
    <message>
        <source>Điền sang phải</source>
        <translation>Fill right</translation>
    </message>
    <message>
        <source>Chọn cả ngày (Shift+Space)</source>
        <translation>Choose the whole day (Shift+Space)</translation>
    </message>
    <message>
        <source>Lấy theo tuần trước</source>
        <translation>Take last week&apos;s</translation>
    </message>
    <message>
        <source>Tuần trước</source>
        <translation>Week before</translation>
    </message>
    <message>
        <source>Tuần sau</source>
        <translation>Week after</translation>
    </message>
    <message>
        <source>Tuần này</source>
        <translation>This week</translation>
    </message>
    <message>
        <source>Lưu mẫu…</source>
        <translation>Save template…</translation>
    </message>
    <message>
        <source>Bản tin từ cấp trên</source>
        <translation>Bulletins from above</translation>
    </message>
</context>
<context>
    <name>WeekModel</name>
    <message>
        <source>trống</source>
        <translation>empty</translation>
    </message>
</context>
<context>
    <name>WeekPage</name>
    <message>
        <source>Tuần này chưa có lịch phát. Enter thêm một lượt, hoặc Ctrl+L để lấy theo tuần trước.</source>
        <translation>This week has no schedule yet. Enter adds a broadcast, Ctrl+L takes the week before.</translation>
    </message>
    <message>
        <source>Lấy theo tuần trước</source>
        <translation>Take last week&apos;s</translation>
    </message>
</context>
<context>
    <name>WeekWork</name>
    <message>
        <source>Lịch này lặp lại: sửa ở đây đổi cả những ngày đã qua.</source>
        <translation>This slot comes again: a change here changes former days too.</translation>
    </message>
    <message>
        <source>Lịch cũ hết trước ngày {day}; từ ngày đó là lịch mới, sửa ở đây.</source>
        <translation>The old slot ends before {day}; from that day on there is a new one, change it here.</translation>
    </message>
    <message>
        <source>Chỉ sửa từ ngày {day}</source>
        <translation>Change from {day} on only</translation>
    </message>
    <message>
        <source>Lượt phát mới</source>
        <translation>New broadcast slot</translation>
    </message>
    <message>
        <source>Đã bỏ lượt &quot;{title}&quot;.</source>
        <translation>&quot;{title}&quot; was taken out.</translation>
    </message>
    <message>
        <source>Đã chép {count} lượt. Ctrl+V để dán.</source>
        <translation>{count} broadcasts copied. Ctrl+V pastes them.</translation>
    </message>
    <message>
        <source>Chưa chép lượt nào. Chọn ô rồi bấm Ctrl+C.</source>
        <translation>Nothing was copied yet. Choose cells and press Ctrl+C.</translation>
    </message>
    <message>
        <source>Lưu tuần này thành mẫu:</source>
        <translation>Save this week as a template:</translation>
    </message>
</context>
<context>
    <name>desk</name>
    <message>
        <source>Còn 1 bản nháp lúc {time} chưa lưu.</source>
        <translation>1 draft of {time} is not saved yet.</translation>
    </message>
    <message>
        <source>Xem</source>
        <translation>Show</translation>
    </message>
</context>
<context>
    <name>diagnostics</name>
    <message>
        <source>Đã lưu gói chẩn đoán: {place}. Không có nội dung bản ghi, tên người hay mật khẩu.</source>
        <translation>Diagnostics saved: {place}. No contents of records, names of people or passphrases.</translation>
    </message>
    <message>
        <source>Mở thư mục</source>
        <translation>Open folder</translation>
    </message>
</context>
<context>
    <name>error_texts</name>
    <message>
        <source>Chưa ghi được tệp. Kiểm tra thư mục và chỗ trống trên ổ đĩa rồi làm lại; sổ không đổi gì.</source>
        <translation>The file could not be written. Check the folder and the free space, then try again; nothing in the book changed.</translation>
    </message>
    <message>
        <source>Ổ đĩa đã đầy nên lần lưu này chưa ghi được. Mọi bản ghi đã lưu trước đó vẫn an toàn. Hãy xóa bớt tệp rồi lưu lại.</source>
        <translation>The disk is full, so this was not saved. Everything saved before is safe. Make room, then save again.</translation>
    </message>
    <message>
        <source>Không đọc hoặc ghi được ổ đĩa. Những gì đã lưu vẫn còn. Thử lại; nếu vẫn vậy hãy chép thư mục dữ liệu ra nơi khác.</source>
        <translation>The disk could not be read or written. What was saved is still there. Try again; if it goes on, copy the data folder elsewhere.</translation>
    </message>
    <message>
        <source>Ổ đĩa báo lỗi. Những gì đã lưu vẫn còn. Hãy thử lại.</source>
        <translation>The disk reported a fault. What was saved is still there. Try again.</translation>
    </message>
    <message>
        <source>Thư mục dữ liệu không cho ghi. Chưa có gì thay đổi. Hãy kiểm tra quyền của thư mục.</source>
        <translation>The data folder cannot be written to. Nothing was changed. Check the rights of the folder.</translation>
    </message>
    <message>
        <source>Chương trình khác đang giữ sổ. Chưa có gì mất. Chờ một lát rồi thử lại.</source>
        <translation>Another program holds the logbook. Nothing is lost. Wait a moment and try again.</translation>
    </message>
    <message>
        <source>Tệp dữ liệu bị hỏng. Bản ghi đã gửi vẫn còn ở trung tâm. Hãy khôi phục từ bản sao lưu.</source>
        <translation>The data file is damaged. What was sent is safe at the centre. Restore it from a backup.</translation>
    </message>
    <message>
        <source>Dữ liệu do bản Loa mới hơn ghi. Chưa động vào gì. Hãy cập nhật ứng dụng rồi mở lại.</source>
        <translation>A newer version of Loa wrote these data. Nothing was touched. Update the app and open it again.</translation>
    </message>
    <message>
        <source>Máy này thiếu thành phần cơ sở dữ liệu đúng bản. Hãy cài lại ứng dụng. Dữ liệu không bị động tới.</source>
        <translation>A database component of this computer is too old. Install the app again. The data were not touched.</translation>
    </message>
    <message>
        <source>Khóa không mở được tệp dữ liệu. Chưa có gì thay đổi. Hãy đăng nhập đúng người đã lập hồ sơ, hoặc khôi phục từ bản sao lưu.</source>
        <translation>The key does not open the data file. Nothing was changed. Sign in as the person who made the profile, or restore a backup.</translation>
    </message>
    <message>
        <source>Hồ sơ này chưa được thiết lập xong. Hãy thiết lập lại từ đầu.</source>
        <translation>This profile was never set up completely. Set it up again.</translation>
    </message>
    <message>
        <source>Chưa có hồ sơ nào ở đây. Hãy thiết lập lần đầu.</source>
        <translation>There is no profile here yet. Set one up.</translation>
    </message>
    <message>
        <source>Thư mục này đã có hồ sơ. Chưa có gì thay đổi. Hãy mở lại ứng dụng.</source>
        <translation>This folder already holds a profile. Nothing was changed. Open the app again.</translation>
    </message>
    <message>
        <source>Tệp hồ sơ bị thiếu hoặc hỏng. Dữ liệu chưa bị động tới. Hãy khôi phục từ bản sao lưu.</source>
        <translation>The profile file is missing or damaged. The data were not touched. Restore it from a backup.</translation>
    </message>
    <message>
        <source>Hồ sơ do bản Loa mới hơn tạo. Chưa động vào gì. Hãy cập nhật ứng dụng.</source>
        <translation>A newer version of Loa made this profile. Nothing was touched. Update the app.</translation>
    </message>
    <message>
        <source>Hồ sơ đang mở ở cửa sổ hoặc lệnh khác. Hãy đóng nơi kia rồi thử lại.</source>
        <translation>This profile is open in another window or command. Close that one and try again.</translation>
    </message>
    <message>
        <source>Tài khoản này không được ghi vào thư mục dữ liệu. Chưa có gì thay đổi. Hãy chọn thư mục khác.</source>
        <translation>This account may not write to the data folder. Nothing was changed. Choose another folder.</translation>
    </message>
    <message>
        <source>Nơi lưu hồ sơ không phải là thư mục. Hãy chọn thư mục khác.</source>
        <translation>The place of the profile is not a folder. Choose another.</translation>
    </message>
    <message>
        <source>Mật khẩu chưa đúng. Kiểm tra Caps Lock và bộ gõ tiếng Việt rồi gõ lại. Dữ liệu không bị xóa.</source>
        <translation>The password is not right. Check Caps Lock and the Vietnamese input method, then type again. No data are erased.</translation>
    </message>
    <message>
        <source>Hồ sơ này được khóa bằng mật khẩu. Hãy gõ mật khẩu để mở.</source>
        <translation>This profile is locked by a password. Type it to open.</translation>
    </message>
    <message>
        <source>Mật khẩu cần ít nhất 8 ký tự.</source>
        <translation>The password needs at least 8 characters.</translation>
    </message>
    <message>
        <source>Không đọc được mật khẩu. Hãy tắt bộ gõ rồi gõ lại.</source>
        <translation>The password could not be read. Switch the input method off and type again.</translation>
    </message>
    <message>
        <source>Khóa của hồ sơ này nằm trong kho khóa của máy, không dùng mật khẩu. Hãy mở lại ứng dụng không kèm mật khẩu.</source>
        <translation>The key of this profile lies in the keyring of the computer, not under a password. Open the app again without one.</translation>
    </message>
    <message>
        <source>Kho khóa của máy không còn khóa của hồ sơ này. Tệp dữ liệu vẫn nguyên trên máy, bản ghi đã gửi vẫn còn ở trung tâm. Hãy đăng nhập đúng người đã lập hồ sơ, hoặc bấm Khôi phục từ bản sao lưu và gõ mật khẩu của bản đó.</source>
        <translation>The keyring no longer holds the key of this profile. The data file is untouched, and what was sent is still at the hub. Log in as the person who made the profile, or press Restore from a backup and enter the password of that backup.</translation>
    </message>
    <message>
        <source>Kho khóa của máy đang khóa. Chưa có gì thay đổi. Hãy mở kho khóa hoặc đăng nhập lại máy.</source>
        <translation>The keyring of the computer is locked. Nothing was changed. Unlock it or sign in again.</translation>
    </message>
    <message>
        <source>Kho khóa của máy không trả lời. Chưa có gì thay đổi. Hãy thử lại.</source>
        <translation>The keyring of the computer failed. Nothing was changed. Try again.</translation>
    </message>
    <message>
        <source>Kho khóa của máy này không giữ được khóa an toàn. Hãy dùng mật khẩu.</source>
        <translation>The keyring of this computer does not keep secrets safe. Use a password.</translation>
    </message>
    <message>
        <source>Máy này không có kho khóa. Hãy đặt mật khẩu cho hồ sơ.</source>
        <translation>This computer has no keyring. Set a password for the profile.</translation>
    </message>
    <message>
        <source>Máy thiếu bộ nhớ để kiểm tra mật khẩu. Hãy đóng bớt chương trình rồi thử lại.</source>
        <translation>There is too little memory to check the password. Close a program and try again.</translation>
    </message>
    <message>
        <source>Chứng thư của trung tâm đã hết hạn hoặc chưa có hiệu lực. Dữ liệu vẫn an toàn. Hãy báo cấp trên; nếu máy này sai ngày giờ thì chỉnh lại.</source>
        <translation>The certificate of the hub has expired or is not valid yet. The data is safe. Tell your superiors; set date and time of this machine if they are wrong.</translation>
    </message>
    <message>
        <source>Chứng thư của trung tâm chưa có hiệu lực theo giờ của máy này. Hãy kiểm tra ngày giờ của máy rồi thử lại.</source>
        <translation>By the clock of this machine the certificate of the hub is not valid yet. Check date and time, then try again.</translation>
    </message>
    <message>
        <source>Câu trả lời không mang chữ ký của trung tâm nên không được dùng. Chưa có gì mất. Nếu còn gặp, hãy báo cấp trên.</source>
        <translation>The answer does not bear the signature of the hub and was not used. Nothing is lost. If it goes on, tell your superiors.</translation>
    </message>
    <message>
        <source>Mạng không cho gói cỡ này đi qua, dù đã chia nhỏ. Dữ liệu vẫn an toàn trên máy này. Hãy báo cấp trên.</source>
        <translation>The network lets no parcel of this size through, however small the parts. The data is safe on this machine. Tell your superiors.</translation>
    </message>
    <message>
        <source>Đã thử quá nhiều lần. Hãy chờ vài phút rồi thử lại.</source>
        <translation>Too many attempts. Wait a few minutes and try again.</translation>
    </message>
    <message>
        <source>Địa chỉ của trung tâm phải bắt đầu bằng https. Hãy kiểm tra lại dòng đăng ký.</source>
        <translation>The address of the hub must begin with https. Check the enrolment line.</translation>
    </message>
    <message>
        <source>Dòng đăng ký không có địa chỉ của trung tâm. Hãy chép lại cả dòng do cấp trên đưa.</source>
        <translation>The enrolment line holds no address of a hub. Copy the whole line that was given to you.</translation>
    </message>
    <message>
        <source>Máy này chưa đăng ký với trung tâm. Vẫn ghi sổ được; đăng ký ở Cài đặt để gửi.</source>
        <translation>This computer is not enrolled at a hub. The logbook works; enrol in Settings to send.</translation>
    </message>
    <message>
        <source>Cấp trên đã ngừng quyền gửi của máy này. Dữ liệu vẫn còn trên máy. Hãy gọi cấp trên.</source>
        <translation>This computer may no longer send. Your data are still here. Call your superior office.</translation>
    </message>
    <message>
        <source>Chưa liên lạc được với trung tâm. Dữ liệu vẫn an toàn trên máy này.</source>
        <translation>The hub cannot be reached yet. Your data are safe on this computer.</translation>
    </message>
    <message>
        <source>Không tìm thấy tên của trung tâm, thường là do chưa có mạng. Dữ liệu vẫn an toàn trên máy này.</source>
        <translation>The hub&apos;s name cannot be found, mostly because there is no connection. Your data are safe on this computer.</translation>
    </message>
    <message>
        <source>Mạng đang rất chậm nên chưa gửi xong. Phần còn lại vẫn an toàn trên máy này, lần sau sẽ gửi từng phần nhỏ.</source>
        <translation>The connection is very slow, so not everything was sent. The rest is safe on this computer; next time it goes in smaller parts.</translation>
    </message>
    <message>
        <source>Máy đứng trước trung tâm trả lời thay: trung tâm đang tạm nghỉ. Dữ liệu vẫn an toàn trên máy này.</source>
        <translation>A machine in front of the hub answered: the hub is down for the moment. Your data are safe on this computer.</translation>
    </message>
    <message>
        <source>Địa chỉ của trung tâm báo rằng trung tâm đã chuyển đi hoặc đóng. Dữ liệu vẫn an toàn trên máy này. Hãy hỏi cấp trên dòng đăng ký mới rồi dán vào Đồng bộ.</source>
        <translation>The hub&apos;s address says that the hub was moved or closed. Your data are safe on this computer. Ask your superior for a new enrolment line and paste it into Sync.</translation>
    </message>
    <message>
        <source>Máy này có vẻ sai ngày giờ nên chưa lập được kết nối an toàn. Dữ liệu vẫn an toàn trên máy này. Hãy chỉnh lại ngày giờ của máy.</source>
        <translation>Date and time of this computer look wrong, so no secure connection could be made. Your data are safe on this computer. Set its date and time.</translation>
    </message>
    <message>
        <source>Câu trả lời của trung tâm bị hỏng trên đường đi. Chưa có gì mất, phần chưa có biên nhận sẽ được gửi lại.</source>
        <translation>The hub&apos;s answer was damaged on its way. Nothing is lost; what has no receipt will be sent again.</translation>
    </message>
    <message>
        <source>Trung tâm chưa trả lời. Phần chưa gửi vẫn an toàn trên máy này.</source>
        <translation>The hub has not answered. What was not sent is safe on this computer.</translation>
    </message>
    <message>
        <source>Mạng bị ngắt khi đang gửi. Phần đã có biên nhận được giữ, phần còn lại vẫn an toàn và sẽ gửi tiếp từ đó.</source>
        <translation>The connection dropped while sending. What has a receipt is kept; the rest is safe and will be sent from there on.</translation>
    </message>
    <message>
        <source>Trung tâm đang bận. Dữ liệu vẫn an toàn trên máy này.</source>
        <translation>The hub is busy. Your data are safe on this computer.</translation>
    </message>
    <message>
        <source>Trung tâm đang gặp sự cố. Dữ liệu vẫn an toàn trên máy này.</source>
        <translation>The hub has a problem. Your data are safe on this computer.</translation>
    </message>
    <message>
        <source>Trung tâm đang khởi động lại. Dữ liệu vẫn an toàn trên máy này.</source>
        <translation>The hub is starting again. Your data are safe on this computer.</translation>
    </message>
    <message>
        <source>Mạng quá chậm nên trung tâm chưa nhận xong. Dữ liệu vẫn an toàn trên máy này và sẽ được gửi lại.</source>
        <translation>The connection was too slow for the hub to receive everything. Your data are safe on this computer and will be sent again.</translation>
    </message>
    <message>
        <source>Trung tâm chưa gửi biên nhận. Bản ghi vẫn an toàn, nằm ở Chờ gửi và sẽ được gửi lại.</source>
        <translation>The hub has given no receipt yet. The records are safe; they wait to be sent again.</translation>
    </message>
    <message>
        <source>Không lập được kết nối an toàn với trung tâm. Dữ liệu vẫn an toàn trên máy này. Nếu đang dùng Wi-Fi lạ hãy mở trình duyệt để vào mạng; nếu không, hãy báo cấp trên.</source>
        <translation>No secure connection to the hub could be made. Your data are safe on this computer. On an unknown Wi-Fi, open the browser to log in; otherwise tell your superior.</translation>
    </message>
    <message>
        <source>Nơi trả lời không phải là trung tâm, có thể là trang đăng nhập Wi-Fi. Dữ liệu vẫn an toàn trên máy này. Hãy mở trình duyệt để vào mạng.</source>
        <translation>What answered is not the hub; it may be a Wi-Fi login page. Your data are safe on this computer. Open the browser to log in to the network.</translation>
    </message>
    <message>
        <source>Nơi trả lời là một trung tâm khác với nơi máy này đã đăng ký. Dữ liệu vẫn an toàn trên máy này. Hãy báo cấp trên.</source>
        <translation>Another hub answered than the one this computer is enrolled at. Your data are safe on this computer. Tell your superior.</translation>
    </message>
    <message>
        <source>Câu trả lời của trung tâm không khớp với lần gửi này. Dữ liệu vẫn an toàn trên máy này.</source>
        <translation>The hub&apos;s answer does not belong to what was sent. Your data are safe on this computer.</translation>
    </message>
    <message>
        <source>Trung tâm không biết máy này. Dữ liệu vẫn an toàn trên máy này. Hãy xin dòng đăng ký mới rồi dán vào Đồng bộ.</source>
        <translation>The hub does not know this computer. Your data are safe on this computer. Ask for a new enrolment line and paste it into Sync.</translation>
    </message>
    <message>
        <source>Trung tâm không nhận chữ ký của máy này. Dữ liệu vẫn an toàn trên máy này. Hãy xin dòng đăng ký mới rồi dán vào Đồng bộ.</source>
        <translation>The hub does not accept this computer&apos;s signature. Your data are safe on this computer. Ask for a new enrolment line and paste it into Sync.</translation>
    </message>
    <message>
        <source>Người này đã đăng ký bằng máy khác. Hãy gọi cấp trên.</source>
        <translation>This person is enrolled with another computer already. Call your superior office.</translation>
    </message>
    <message>
        <source>Mã đăng ký chưa đúng. Hãy kiểm tra từng ký tự rồi gõ lại.</source>
        <translation>The enrolment code is not right. Check each character and type it again.</translation>
    </message>
    <message>
        <source>Mã đăng ký này đã được dùng. Hãy xin mã mới.</source>
        <translation>This enrolment code was used already. Ask for a new one.</translation>
    </message>
    <message>
        <source>Mã đăng ký đã hết hạn. Hãy xin mã mới.</source>
        <translation>The enrolment code has expired. Ask for a new one.</translation>
    </message>
    <message>
        <source>Mã đăng ký bị khóa vì gõ sai nhiều lần. Hãy xin mã mới.</source>
        <translation>The enrolment code is locked after too many wrong tries. Ask for a new one.</translation>
    </message>
    <message>
        <source>Ổ đĩa của máy này đã đầy nên chưa ghi được những gì trao đổi với trung tâm. Những gì đã lưu vẫn an toàn. Hãy xóa bớt tệp khác trên ổ đĩa.</source>
        <translation>The disk of this computer is full, so what was exchanged with the hub could not be written. What was saved is safe. Remove other files from the disk.</translation>
    </message>
    <message>
        <source>Trung tâm trả lời theo kiểu mà bản Loa này chưa hiểu. Dữ liệu vẫn an toàn ở đây. Hãy cập nhật ứng dụng.</source>
        <translation>The hub answers in a way that this version of Loa does not understand. Your data are safe here. Update the app.</translation>
    </message>
    <message>
        <source>Trung tâm yêu cầu chờ vì có quá nhiều lần thử. Dữ liệu vẫn an toàn trên máy này.</source>
        <translation>The hub asks to wait after too many tries. Your data are safe on this computer.</translation>
    </message>
    <message>
        <source>Bạn chưa có quyền ghi loại bản ghi này. Chưa có gì thay đổi.</source>
        <translation>You have no right to write this kind of record. Nothing was changed.</translation>
    </message>
    <message>
        <source>Bạn chưa có quyền sửa mục này. Chưa có gì thay đổi.</source>
        <translation>You have no right to change this item. Nothing was changed.</translation>
    </message>
    <message>
        <source>Bản ghi thuộc đơn vị khác. Chưa có gì thay đổi.</source>
        <translation>The record belongs to another unit. Nothing was changed.</translation>
    </message>
    <message>
        <source>Đơn vị này không thuộc trung tâm đã đăng ký.</source>
        <translation>This unit does not belong to the hub.</translation>
    </message>
    <message>
        <source>Bản ghi do người khác ký. Trung tâm chưa nhận; bản ghi vẫn còn trên máy này.</source>
        <translation>The record was signed for another person. The hub did not take it; it is still on this computer.</translation>
    </message>
    <message>
        <source>Quyền của bạn ở đơn vị này đã hết hạn. Bản ghi vẫn còn trên máy này. Hãy gọi cấp trên.</source>
        <translation>Your right in this unit has expired. The record is still on this computer. Call your superior office.</translation>
    </message>
    <message>
        <source>Người ghi không tự duyệt bản ghi của mình. Hãy để người khác duyệt.</source>
        <translation>Nobody reviews their own record. Let somebody else review it.</translation>
    </message>
    <message>
        <source>Loại bản ghi này không cần duyệt.</source>
        <translation>This kind of record passes no review.</translation>
    </message>
    <message>
        <source>Bản ghi không còn trong hàng chờ duyệt.</source>
        <translation>The record is no longer in the review queue.</translation>
    </message>
    <message>
        <source>Bản ghi đang chờ duyệt rồi.</source>
        <translation>The record is awaiting review already.</translation>
    </message>
    <message>
        <source>Bản ghi đã được duyệt.</source>
        <translation>The record is approved already.</translation>
    </message>
    <message>
        <source>Bản ghi còn thiếu mục bắt buộc nên chưa gửi duyệt được. Bản nháp vẫn được giữ.</source>
        <translation>The record lacks required items and cannot go to review yet. The draft is kept.</translation>
    </message>
    <message>
        <source>Quyết định còn thiếu mục bắt buộc.</source>
        <translation>The decision lacks required items.</translation>
    </message>
    <message>
        <source>Bản ghi đang có xung đột. Hãy chọn bản đúng trước. Cả hai bản đều còn.</source>
        <translation>The record has a conflict. Choose the right version first. Both are kept.</translation>
    </message>
    <message>
        <source>Mục này không còn xung đột.</source>
        <translation>This item is no longer in conflict.</translation>
    </message>
    <message>
        <source>Bản đã chọn không còn. Hãy mở lại bản ghi.</source>
        <translation>The chosen version is gone. Open the record again.</translation>
    </message>
    <message>
        <source>Bản ghi đã hủy nên không sửa được. Nội dung cũ vẫn còn trong lịch sử.</source>
        <translation>The record was voided and cannot be changed. What it held is in its history.</translation>
    </message>
    <message>
        <source>Quyết định đã ghi thì không sửa. Hãy ghi quyết định mới.</source>
        <translation>A decision is never changed. Decide again.</translation>
    </message>
    <message>
        <source>Chọn ít nhất một kênh đã đăng tin.</source>
        <translation>Choose at least one channel where it was posted.</translation>
    </message>
    <message>
        <source>Hãy ghi nội dung trả lời.</source>
        <translation>Please enter the answer.</translation>
    </message>
    <message>
        <source>Hãy ghi nơi chuyển đến.</source>
        <translation>Please enter who receives it.</translation>
    </message>
    <message>
        <source>Nội dung này phải giữ kín, không công khai trên loa.</source>
        <translation>This matter is to be kept closed and is not aired.</translation>
    </message>
    <message>
        <source>Hãy kiểm tra bí mật nhà nước trước khi duyệt nội dung.</source>
        <translation>Please check for state secrets before approving the content.</translation>
    </message>
    <message>
        <source>Tác giả không tự duyệt nội dung của mình.</source>
        <translation>Authors do not approve their own content.</translation>
    </message>
    <message>
        <source>Hãy chọn loại thông báo của bên ngoài trước khi duyệt.</source>
        <translation>Please choose the kind of outside notice before approving.</translation>
    </message>
    <message>
        <source>Chỉ bản tin khẩn mới được phát trước khi duyệt nội dung.</source>
        <translation>Only an emergency is aired before its content is approved.</translation>
    </message>
    <message>
        <source>Nội dung này đã được duyệt, chưa sửa gì thêm.</source>
        <translation>This content is approved and was not changed since.</translation>
    </message>
    <message>
        <source>Nội dung này đang chờ lãnh đạo duyệt rồi.</source>
        <translation>This content waits for the leader&apos;s approval already.</translation>
    </message>
    <message>
        <source>Nội dung này chưa được trình duyệt.</source>
        <translation>Nobody has asked for the approval of this content yet.</translation>
    </message>
    <message>
        <source>Bản tin cấp trên đã được duyệt ở cấp trên.</source>
        <translation>A bulletin from above was approved there.</translation>
    </message>
    <message>
        <source>Nội dung chưa đủ điều kiện duyệt. Xem các mục đang báo.</source>
        <translation>The content cannot be approved yet. See the items that are marked.</translation>
    </message>
    <message>
        <source>Mục này không phải dữ liệu cá nhân. Hãy sửa bản ghi như thường.</source>
        <translation>This is no personal value. Edit the record as usual.</translation>
    </message>
    <message>
        <source>Mục này chưa từng có dữ liệu nên không có gì để xóa.</source>
        <translation>This field never had a value, so there is nothing to redact.</translation>
    </message>
    <message>
        <source>Lý do đang ghi lại chính dữ liệu cần xóa. Hãy viết khác đi.</source>
        <translation>The reason repeats the very value that is to go. Write it another way.</translation>
    </message>
    <message>
        <source>Lệnh xóa dữ liệu cá nhân còn thiếu mục bắt buộc.</source>
        <translation>The redaction lacks something that it must say.</translation>
    </message>
    <message>
        <source>Khiếu nại, tố cáo được giữ kín: chỉ lãnh đạo xã và công chức văn hóa - xã hội được xem.</source>
        <translation>Complaints and denunciations are kept closed: only the commune leader and the record keeper may read them.</translation>
    </message>
    <message>
        <source>Không thấy bản ghi này trên máy. Có thể chưa đồng bộ về.</source>
        <translation>This record is not on this computer. It may not have arrived yet.</translation>
    </message>
    <message>
        <source>Bản ứng dụng này chưa biết loại bản ghi đó. Hãy cập nhật ứng dụng.</source>
        <translation>This version of the app does not know that kind of record. Update the app.</translation>
    </message>
    <message>
        <source>Không có đơn vị hành chính mang mã này.</source>
        <translation>There is no administrative unit of this code.</translation>
    </message>
    <message>
        <source>Cần ghi lý do.</source>
        <translation>A reason is needed.</translation>
    </message>
    <message>
        <source>Cần ghi ý kiến.</source>
        <translation>A comment is needed.</translation>
    </message>
    <message>
        <source>Cần ghi tên.</source>
        <translation>A name is needed.</translation>
    </message>
    <message>
        <source>Tên chưa đúng. Hãy gõ lại họ và tên.</source>
        <translation>The name is not right. Type it again.</translation>
    </message>
    <message>
        <source>Bản ghi chưa có nội dung nào.</source>
        <translation>The record holds nothing yet.</translation>
    </message>
    <message>
        <source>Có mục chưa đúng. Các mục đó được đánh dấu; bản nháp vẫn được giữ.</source>
        <translation>Some items are not right. They are marked; the draft is kept.</translation>
    </message>
    <message>
        <source>Bản ghi đã được sửa sau khi bạn đọc. Hãy xem lại bản mới rồi quyết định.</source>
        <translation>The record changed after you read it. Look at the new version, then decide.</translation>
    </message>
    <message>
        <source>Bước này không nối tiếp được bước hiện tại của phiếu.</source>
        <translation>This step does not follow the present state of the ticket.</translation>
    </message>
    <message>
        <source>Cần ghi ngày dự kiến xong.</source>
        <translation>The day it is expected to be done is needed.</translation>
    </message>
    <message>
        <source>Cần ghi nội dung.</source>
        <translation>A text is needed.</translation>
    </message>
    <message>
        <source>Xã chưa có đài nào. Hãy thêm đài trước.</source>
        <translation>The commune has no station yet. Add it first.</translation>
    </message>
    <message>
        <source>Ngày cuối trước ngày đầu. Nếu lịch không phát buổi nào, hãy hủy lịch.</source>
        <translation>The last day lies before the first. To air nothing at all, void the slot.</translation>
    </message>
    <message>
        <source>Đã có phiếu sự cố đang mở cho thiết bị này. Hãy ghi bước tiếp theo vào phiếu đó.</source>
        <translation>A ticket for this equipment is open already. Add the next step to it.</translation>
    </message>
    <message>
        <source>Chưa tới giờ phát.</source>
        <translation>It is not yet time to air.</translation>
    </message>
    <message>
        <source>Lịch này không phát vào ngày đó.</source>
        <translation>This slot does not air on that day.</translation>
    </message>
    <message>
        <source>Lượt phát này đã được xác nhận.</source>
        <translation>This broadcast is confirmed already.</translation>
    </message>
    <message>
        <source>Ngày này đã qua nên lịch giữ nguyên. Lượt không phát thì ghi ở Hôm nay, đúng ngày đó.</source>
        <translation>This day is over, so the schedule stays. What was not aired is noted in Today, on that day.</translation>
    </message>
    <message>
        <source>Tuần này chưa có lượt nào để lưu thành mẫu.</source>
        <translation>This week has nothing to save as a template yet.</translation>
    </message>
    <message>
        <source>Mẫu này chưa lưu. Xếp xong một tuần rồi bấm Lưu mẫu… để dùng lại.</source>
        <translation>This template is not saved yet. Schedule a week, then press Save template… to use it again.</translation>
    </message>
    <message>
        <source>Đã có 20 mẫu. Hãy lưu đè lên một mẫu cũ.</source>
        <translation>There are 20 templates already. Save over an old one.</translation>
    </message>
    <message>
        <source>Sổ đã ghi một lượt phát bản tin này.</source>
        <translation>The log has an airing of this bulletin already.</translation>
    </message>
    <message>
        <source>Bản tin này đã hết hiệu lực.</source>
        <translation>This bulletin has ended.</translation>
    </message>
    <message>
        <source>Hãy chọn ít nhất một giờ phát.</source>
        <translation>Choose at least one hour.</translation>
    </message>
    <message>
        <source>Đây không phải bản tin cấp trên gửi cho xã.</source>
        <translation>This is no bulletin from above for this commune.</translation>
    </message>
    <message>
        <source>Bản ghi không còn cảnh báo này.</source>
        <translation>The record does not show this finding any more.</translation>
    </message>
    <message>
        <source>Tệp lớn hơn 30 MB nên chưa kèm được.</source>
        <translation>The file is larger than 30 MB and cannot be attached yet.</translation>
    </message>
    <message>
        <source>Tệp bị sửa trong lúc đọc nên chưa kèm được. Hãy chọn lại tệp.</source>
        <translation>The file was changed while it was read, so it is not attached yet. Please choose it again.</translation>
    </message>
    <message>
        <source>Tệp chưa về hết máy này. Khi có mạng, vào Đồng bộ, bấm Gửi tệp ngay rồi lưu ra.</source>
        <translation>The file is not all here yet. When connected, open Sync, press Send files now, then save it.</translation>
    </message>
    <message>
        <source>Cần điền mục này.</source>
        <translation>This item is needed.</translation>
    </message>
    <message>
        <source>Không hiểu ngày. Gõ như 13, 13/10 hoặc 13/10/2026.</source>
        <translation>This is not a date. Type 13, 13/10 or 13/10/2026.</translation>
    </message>
    <message>
        <source>Không hiểu ngày giờ. Gõ như 13/10/2026 17:30.</source>
        <translation>This is not a date and time. Type 13/10/2026 17:30.</translation>
    </message>
    <message>
        <source>Không hiểu giờ. Gõ như 17:30, 1730 hoặc 17h30.</source>
        <translation>This is not a time. Type 17:30, 1730 or 17h30.</translation>
    </message>
    <message>
        <source>Giá trị không đúng kiểu của mục này.</source>
        <translation>The value is not of the kind of this item.</translation>
    </message>
    <message>
        <source>Giá trị chưa đúng dạng. Hãy xem ví dụ bên dưới ô.</source>
        <translation>The value has not the right form. See the example below the field.</translation>
    </message>
    <message>
        <source>Giá trị nằm ngoài khoảng cho phép.</source>
        <translation>The value is out of range.</translation>
    </message>
    <message>
        <source>Nội dung quá dài. Hãy rút gọn.</source>
        <translation>The text is too long. Shorten it.</translation>
    </message>
    <message>
        <source>Giá trị quá lớn.</source>
        <translation>The value is too large.</translation>
    </message>
    <message>
        <source>Danh sách quá dài.</source>
        <translation>The list is too long.</translation>
    </message>
    <message>
        <source>Dữ liệu lồng quá sâu.</source>
        <translation>The data are nested too deeply.</translation>
    </message>
    <message>
        <source>Số quá lớn.</source>
        <translation>The number is too large.</translation>
    </message>
    <message>
        <source>Số không hợp lệ.</source>
        <translation>The number is not valid.</translation>
    </message>
    <message>
        <source>Lựa chọn này không có trong danh mục.</source>
        <translation>This choice is not in the list.</translation>
    </message>
    <message>
        <source>Bản ứng dụng này chưa biết mục đó. Hãy cập nhật ứng dụng.</source>
        <translation>This version of the app does not know that item. Update the app.</translation>
    </message>
    <message>
        <source>Mục này do ứng dụng tự tính, không nhập được.</source>
        <translation>The app computes this item; it cannot be entered.</translation>
    </message>
    <message>
        <source>Một lựa chọn được ghi hai lần.</source>
        <translation>One choice is listed twice.</translation>
    </message>
    <message>
        <source>Mục này chỉ có một dòng.</source>
        <translation>This item has one line only.</translation>
    </message>
    <message>
        <source>Trong chữ có ký tự điều khiển lạ. Hãy xóa rồi gõ lại.</source>
        <translation>The text holds a strange control character. Delete it and type again.</translation>
    </message>
    <message>
        <source>Trong chữ có ký tự rỗng. Hãy xóa rồi gõ lại.</source>
        <translation>The text holds a null character. Delete it and type again.</translation>
    </message>
    <message>
        <source>Trong chữ có ký tự hỏng. Hãy xóa rồi gõ lại.</source>
        <translation>The text holds a broken character. Delete it and type again.</translation>
    </message>
    <message>
        <source>Chữ chưa ở dạng chuẩn. Hãy gõ lại.</source>
        <translation>The text is not in its normal form. Type it again.</translation>
    </message>
    <message>
        <source>Cần ghi kèm ngày bắt đầu của giá trị.</source>
        <translation>The first day of the value is needed.</translation>
    </message>
    <message>
        <source>Dòng này còn trống.</source>
        <translation>This line is empty.</translation>
    </message>
    <message>
        <source>Đây không phải là mã của một bản ghi.</source>
        <translation>This is not the id of a record.</translation>
    </message>
    <message>
        <source>Dấu của tệp kèm không đúng.</source>
        <translation>The mark of an attached file is not right.</translation>
    </message>
    <message>
        <source>Danh sách tệp kèm không đúng thứ tự.</source>
        <translation>The list of attached files is not in order.</translation>
    </message>
    <message>
        <source>Dấu của thông tin cá nhân không đúng.</source>
        <translation>The mark of a personal value is not right.</translation>
    </message>
    <message>
        <source>Thông tin cá nhân không được gửi ở dạng đọc được.</source>
        <translation>A personal value may not be sent in the clear.</translation>
    </message>
    <message>
        <source>Bản ghi không đúng dạng.</source>
        <translation>The record has not the right form.</translation>
    </message>
    <message>
        <source>Tệp không ở mã UTF-8. Chưa nhập gì.</source>
        <translation>The file is not UTF-8. Nothing was imported.</translation>
    </message>
    <message>
        <source>Tệp không đúng dạng JSON. Chưa nhập gì.</source>
        <translation>The file is not valid JSON. Nothing was imported.</translation>
    </message>
    <message>
        <source>Trong tệp có một mục được ghi hai lần. Chưa nhập gì.</source>
        <translation>The file names one item twice. Nothing was imported.</translation>
    </message>
    <message>
        <source>Không đọc được tệp. Chưa có gì thay đổi.</source>
        <translation>The file cannot be read. Nothing was changed.</translation>
    </message>
    <message>
        <source>Không đọc được tệp. Chưa nhập gì.</source>
        <translation>The file cannot be read. Nothing was imported.</translation>
    </message>
    <message>
        <source>Tệp CAP quá lớn. Chưa nhập gì.</source>
        <translation>The CAP file is too large. Nothing was imported.</translation>
    </message>
    <message>
        <source>Tệp CAP chứa phần không an toàn nên không được đọc. Chưa nhập gì.</source>
        <translation>The CAP file holds an unsafe part and was not read. Nothing was imported.</translation>
    </message>
    <message>
        <source>Tệp CAP không trọn vẹn hoặc bị hỏng. Hãy tải lại tệp.</source>
        <translation>The CAP file is cut short or damaged. Please download it again.</translation>
    </message>
    <message>
        <source>Tệp này không phải bản tin CAP. Chưa nhập gì.</source>
        <translation>This file is no CAP message. Nothing was imported.</translation>
    </message>
    <message>
        <source>Chỉ đọc được bản tin CAP 1.2. Chưa nhập gì.</source>
        <translation>Only CAP 1.2 is read. Nothing was imported.</translation>
    </message>
    <message>
        <source>Bản tin còn thiếu thông tin mà CAP 1.2 bắt buộc.</source>
        <translation>The message lacks what CAP 1.2 demands.</translation>
    </message>
    <message>
        <source>Bản tin có chỗ không đúng chuẩn CAP 1.2. Chưa nhập gì.</source>
        <translation>Something in the message is not as CAP 1.2 has it. Nothing was imported.</translation>
    </message>
    <message>
        <source>Đây là bản tin thử, diễn tập hoặc nháp nên không đưa lên bảng.</source>
        <translation>This message is a test, an exercise or a draft, so it is not put on the board.</translation>
    </message>
    <message>
        <source>Tệp này chỉ trả lời một bản tin khác. Chưa nhập gì.</source>
        <translation>This file only answers another message. Nothing was imported.</translation>
    </message>
    <message>
        <source>Bản tin này dành cho nước khác. Chưa nhập gì.</source>
        <translation>This message is meant for another country. Nothing was imported.</translation>
    </message>
    <message>
        <source>Bản tin này đã có trong sổ.</source>
        <translation>This message is in the book already.</translation>
    </message>
    <message>
        <source>Chưa có bản tin mà tệp này báo kết thúc. Hãy đọc bản tin đó trước.</source>
        <translation>The alert that this file ends is not here yet. Read that one first.</translation>
    </message>
    <message>
        <source>Cần chọn nơi ghi tệp.</source>
        <translation>Choose where to write the file.</translation>
    </message>
    <message>
        <source>Tệp ngày nghỉ lễ sai mẫu nên không được đọc.</source>
        <translation>The file of holidays has the wrong form and was not read.</translation>
    </message>
    <message>
        <source>Tệp thời hạn giải quyết sai mẫu nên không được đọc.</source>
        <translation>The file of terms has the wrong form and was not read.</translation>
    </message>
    <message>
        <source>Bảng đơn giá của tỉnh sai mẫu nên không được đọc.</source>
        <translation>The province&apos;s rate table has the wrong form and was not read.</translation>
    </message>
    <message>
        <source>Bảng đơn giá có hai mức cho cùng một ngày.</source>
        <translation>The rate table has two rates for the same day.</translation>
    </message>
    <message>
        <source>Mã này đã ngừng dùng.</source>
        <translation>This code has been retired.</translation>
    </message>
    <message>
        <source>Tệp dữ liệu kèm ứng dụng bị hỏng. Hãy cài lại ứng dụng.</source>
        <translation>A data file of the app is broken. Install the app again.</translation>
    </message>
    <message>
        <source>Loại bản ghi này không theo kỳ.</source>
        <translation>This kind of record stands in no period.</translation>
    </message>
    <message>
        <source>Không hiểu kỳ. Gõ như 10/2026 hoặc 2026.</source>
        <translation>This is not a period. Type 10/2026 or 2026.</translation>
    </message>
    <message>
        <source>Không hiểu điều kiện lọc.</source>
        <translation>This filter is not understood.</translation>
    </message>
    <message>
        <source>Không hiểu lệnh.</source>
        <translation>The command is not understood.</translation>
    </message>
    <message>
        <source>Ứng dụng gặp lỗi khi làm việc này. Những gì đã lưu vẫn an toàn. Hãy thử lại và gửi Chi tiết cho người hỗ trợ.</source>
        <translation>The app met a fault while doing this. What was saved is safe. Try again and send the details to support.</translation>
    </message>
    <message>
        <source>Đã dừng. Phần đã xong vẫn được giữ.</source>
        <translation>Stopped. What was finished is kept.</translation>
    </message>
    <message>
        <source>Gói dữ liệu gửi đi hoặc nhận về không đúng. Chưa ghi gì thay đổi, bản ghi vẫn an toàn trên máy này. Hãy gửi Chi tiết cho người hỗ trợ.</source>
        <translation>A package on its way was not right. Nothing was changed and your records are safe on this computer. Send the details to support.</translation>
    </message>
    <message>
        <source>Máy chủ của trung tâm chưa được cài đặt đúng. Hãy báo người quản trị trung tâm.</source>
        <translation>The hub is not set up correctly. Tell the administrator of the hub.</translation>
    </message>
    <message>
        <source>Cấp trên từ chối hẳn vì máy ghi bản này đã mất. Bản ghi vẫn còn trên máy này.</source>
        <translation>Refused for good because the computer that wrote it was lost. The record is still on this computer.</translation>
    </message>
    <message>
        <source>Cấp trên từ chối hẳn vì người ghi đã thôi việc. Bản ghi vẫn còn trên máy này.</source>
        <translation>Refused for good because its author has left. The record is still on this computer.</translation>
    </message>
    <message>
        <source>Cấp trên từ chối hẳn vì nội dung không đúng. Bản ghi vẫn còn trên máy này.</source>
        <translation>Refused for good because its content is not right. The record is still on this computer.</translation>
    </message>
    <message>
        <source>Cấp trên từ chối hẳn bản ghi này. Bản ghi vẫn còn trên máy này. Hãy gọi cấp trên.</source>
        <translation>This record was refused for good. It is still on this computer. Call the next level.</translation>
    </message>
    <message>
        <source>Thay đổi này đã được nhận, không từ chối được nữa.</source>
        <translation>This change was admitted and can no longer be refused.</translation>
    </message>
    <message>
        <source>Người này không có quyền quyết định cho đơn vị này.</source>
        <translation>This person may not decide for this unit.</translation>
    </message>
    <message>
        <source>Bản ghi đã hủy, có sửa đổi mới. Hãy chọn hủy hay giữ trước.</source>
        <translation>The record was voided and has new edits. Choose first whether it stays voided.</translation>
    </message>
    <message>
        <source>Tệp sao lưu bị hỏng nên chưa khôi phục gì. Sổ trên máy này không đổi. Hãy dùng bản sao lưu khác.</source>
        <translation>The backup file is damaged, so nothing was restored. The books on this computer are unchanged. Use another backup.</translation>
    </message>
    <message>
        <source>Chưa sao lưu được. Sổ trên máy này vẫn nguyên vẹn. Hãy chọn thư mục khác rồi làm lại.</source>
        <translation>The backup could not be made. The books on this computer are intact. Choose another folder and try again.</translation>
    </message>
    <message>
        <source>Hãy cho mật khẩu của bản sao lưu này, hoặc khóa khôi phục.</source>
        <translation>Give the password of this backup, or the recovery key.</translation>
    </message>
    <message>
        <source>Tệp khóa khôi phục không đúng dạng. Hãy hỏi Sở về khóa này.</source>
        <translation>The file of the recovery key has no such form. Ask the department about this key.</translation>
    </message>
    <message>
        <source>Bản sao vừa ghi không đọc lại được nên đã bỏ. Sổ vẫn nguyên vẹn; sẽ sao lại lần sau.</source>
        <translation>The copy just made could not be read back and was dropped. The books are intact; another copy will be made.</translation>
    </message>
    <message>
        <source>Bản sao lưu cần một mật khẩu hoặc khóa khôi phục. Hãy đặt mật khẩu rồi sao lưu lại.</source>
        <translation>A backup needs a password or a recovery key. Set a password and back up again.</translation>
    </message>
    <message>
        <source>Tệp này không phải bản sao lưu của Loa.</source>
        <translation>This file is no backup of Loa.</translation>
    </message>
    <message>
        <source>Bản sao lưu này của loại khác hoặc của phiên bản mới hơn. Chưa khôi phục gì.</source>
        <translation>This backup is of another kind or of a newer version. Nothing was restored.</translation>
    </message>
    <message>
        <source>Mật khẩu hoặc khóa khôi phục không mở được bản sao lưu này. Chưa khôi phục gì.</source>
        <translation>The password or the recovery key does not open this backup. Nothing was restored.</translation>
    </message>
    <message>
        <source>Mật khẩu không mở được bản sao lưu này; chưa có gì thay đổi. Hãy gõ mật khẩu đã đặt khi sao lưu, kiểm tra Caps Lock và bộ gõ.</source>
        <translation>The password does not open this backup; nothing has changed. Enter the one that was set when the backup was made, and check Caps Lock and the input method.</translation>
    </message>
    <message>
        <source>Khóa khôi phục này không mở được bản sao lưu. Chưa khôi phục gì. Hãy chọn khóa của đúng tỉnh, hoặc dùng mật khẩu.</source>
        <translation>This recovery key does not open the backup. Nothing was restored. Choose the key of the right province, or use the password.</translation>
    </message>
    <message>
        <source>Bản sao lưu này chỉ mở được bằng khóa khôi phục của tỉnh. Chưa khôi phục gì. Hãy chọn tệp khóa khôi phục.</source>
        <translation>Only the province&apos;s recovery key opens this backup. Nothing was restored. Choose the recovery key file.</translation>
    </message>
    <message>
        <source>Tệp khóa khôi phục không đúng dạng. Chưa khôi phục gì. Hãy hỏi Sở về khóa này.</source>
        <translation>The recovery key file has no proper form. Nothing was restored. Ask the Department about this key.</translation>
    </message>
    <message>
        <source>Ổ đĩa đã đầy nên chưa khôi phục được. Chưa có gì thay đổi. Hãy xóa bớt tệp khác trên ổ đĩa rồi làm lại.</source>
        <translation>The disk is full, so nothing could be restored. Nothing has changed. Delete other files on the disk, then do it again.</translation>
    </message>
    <message>
        <source>Không đọc được tệp đã chọn. Chưa có gì thay đổi. Hãy cắm lại USB hoặc chọn tệp khác.</source>
        <translation>The chosen file cannot be read. Nothing has changed. Plug the USB stick in again or choose another file.</translation>
    </message>
    <message>
        <source>Bản sao lưu do bản Loa mới hơn ghi. Chưa khôi phục gì. Hãy cập nhật ứng dụng rồi làm lại.</source>
        <translation>A newer version of Loa made this backup. Nothing was restored. Update the app, then do it again.</translation>
    </message>
    <message>
        <source>Thư mục này đã có sổ đang dùng được. Chưa có gì thay đổi. Hãy đóng rồi mở lại ứng dụng để vào sổ đó.</source>
        <translation>There is a working logbook in this folder already. Nothing has changed. Close the app and open it again to use that one.</translation>
    </message>
    <message>
        <source>Đây là bản sao lưu của trung tâm, không phải của máy xã. Chưa khôi phục gì. Hãy chọn tệp khác.</source>
        <translation>This is the backup of a hub, not of a commune&apos;s computer. Nothing was restored. Choose another file.</translation>
    </message>
    <message>
        <source>Tệp này không phải bản sao lưu của Loa. Chưa khôi phục gì. Hãy chọn tệp khác.</source>
        <translation>This file is no backup of Loa. Nothing was restored. Choose another file.</translation>
    </message>
    <message>
        <source>Bản ghi không ở dạng mà trung tâm đọc được, thường là lỗi của ứng dụng. Hãy cập nhật ứng dụng, rồi gửi mã bản ghi cho người hỗ trợ.</source>
        <translation>The record does not have a form that the hub can read, mostly a fault of the app. Update the app, then send the record&apos;s code to support.</translation>
    </message>
    <message>
        <source>Bạn chưa có quyền ghi cho đơn vị này. Hãy nhờ cấp trên cấp quyền rồi cho nhận bản ghi.</source>
        <translation>You may not write for this unit yet. Ask the superior office to grant it and to admit the record.</translation>
    </message>
    <message>
        <source>Bạn chưa có quyền ghi loại bản ghi này. Hãy nhờ cấp trên cấp quyền rồi cho nhận bản ghi.</source>
        <translation>You may not write this kind of record yet. Ask the superior office to grant it and to admit the record.</translation>
    </message>
    <message>
        <source>Bạn chưa có quyền sửa một mục của bản ghi này. Hãy nhờ cấp trên cấp quyền rồi cho nhận bản ghi.</source>
        <translation>You may not edit one of the fields of this record yet. Ask the superior office to grant it and to admit the record.</translation>
    </message>
    <message>
        <source>Máy đã ký bản ghi này đăng ký cho người khác. Hãy hỏi cấp trên.</source>
        <translation>The computer that signed this record is enrolled for another person. Ask the superior office.</translation>
    </message>
    <message>
        <source>Quyền của bạn ở đơn vị này đã hết hạn. Hãy nhờ cấp trên gia hạn rồi cho nhận bản ghi.</source>
        <translation>Your right in this unit has expired. Ask the superior office to renew it and to admit the record.</translation>
    </message>
    <message>
        <source>Máy đã ghi bản này bị thu hồi. Cấp trên xem và cho nhận từng bản: hãy gửi mã bản ghi.</source>
        <translation>The computer that wrote this was revoked. The superior office looks at each record and may admit it: send them the record&apos;s code.</translation>
    </message>
    <message>
        <source>Máy đã ghi bản này chưa đăng ký với trung tâm. Hãy hỏi cấp trên.</source>
        <translation>The computer that wrote this is not enrolled with the hub. Ask the superior office.</translation>
    </message>
    <message>
        <source>Trung tâm chưa có đơn vị hành chính của bản ghi này. Hãy nhờ cấp trên bổ sung rồi cho nhận.</source>
        <translation>The hub does not know the administrative unit of this record yet. Ask the superior office to add it and to admit the record.</translation>
    </message>
    <message>
        <source>Trung tâm đang chạy bản cũ nên chưa biết loại bản ghi này. Hãy nhờ cấp trên cập nhật trung tâm rồi cho nhận.</source>
        <translation>The hub runs an older version that does not know this kind of record yet. Ask the superior office to update the hub and to admit the record.</translation>
    </message>
    <message>
        <source>Loại bản ghi này ghi một lần, không sửa. Bản đầu vẫn đúng; cần ghi khác đi hãy hỏi cấp trên.</source>
        <translation>This kind of record is written once and not edited. The first version stands; ask the superior office if it must say something else.</translation>
    </message>
    <message>
        <source>Có vài mục chưa đúng dạng. Hãy mở bản ghi, sửa các mục đó.</source>
        <translation>Some fields do not have their form. Open the record and edit them.</translation>
    </message>
</context>
<context>
    <name>lunar</name>
    <message>
        <source>{day} âm lịch</source>
        <translation>{day} lunar</translation>
    </message>
    <message>
        <source>{day} nhuận</source>
        <translation>{day} leap</translation>
    </message>
</context>
<context>
    <name>propagandists</name>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Thôn, bản</source>
        <translation>Village</translation>
    </message>
    <message>
        <source>Tiếng</source>
        <translation>Languages</translation>
    </message>
    <message>
        <source>Tháng {month}</source>
        <translation>Month {month}</translation>
    </message>
    <message>
        <source>Ngày</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Chủ đề</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Hình thức</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Loa kéo, loa tay</source>
        <translation>Portable loudspeaker</translation>
    </message>
    <message>
        <source>Người</source>
        <translation>People</translation>
    </message>
    <message>
        <source>TT</source>
        <translation>St.</translation>
    </message>
    <message>
        <source>Chờ duyệt</source>
        <translation>Awaiting review</translation>
    </message>
    <message>
        <source>{count} buổi</source>
        <translation>{count}</translation>
    </message>
    <message>
        <source>{name} (ngoài thời gian công nhận)</source>
        <translation>{name} (outside the time of recognition)</translation>
    </message>
    <message>
        <source>Gợi ý: cùng chủ đề đã làm {day}</source>
        <translation>Hint: the same topic was held on {day}</translation>
    </message>
    <message>
        <source>tại {place}</source>
        <translation>at {place}</translation>
    </message>
    <message>
        <source>({count} người)</source>
        <translation>(people: {count})</translation>
    </message>
</context>
<context>
    <name>recovered</name>
    <message>
        <source>Lần trước ứng dụng đóng đột ngột. Những gì đã lưu vẫn an toàn, không có bản nháp dở.</source>
        <translation>The app closed unexpectedly last time. What was saved is safe; no draft was open.</translation>
    </message>
    <message>
        <source>Lần trước ứng dụng đóng đột ngột. Đã khôi phục {count} bản nháp lúc {time}.</source>
        <translation>The app closed unexpectedly last time. {count} draft from {time} was recovered.</translation>
    </message>
    <message>
        <source>Lần trước ứng dụng đóng đột ngột. Đã khôi phục {count} bản nháp, mới nhất lúc {time}.</source>
        <translation>The app closed unexpectedly last time. {count} drafts were recovered, the latest from {time}.</translation>
    </message>
    <message>
        <source>Xem</source>
        <translation>Show</translation>
    </message>
</context>
<context>
    <name>schedule</name>
    <message>
        <source>Ngày thường</source>
        <translation>Ordinary days</translation>
    </message>
    <message>
        <source>Mùa mưa bão</source>
        <translation>Storm season</translation>
    </message>
    <message>
        <source>Tết</source>
        <translation>Tết</translation>
    </message>
    <message>
        <source>Lý do khác</source>
        <translation>Another reason</translation>
    </message>
    <message>
        <source>Tên khác</source>
        <translation>Another name</translation>
    </message>
    <message>
        <source>T2</source>
        <translation>Mon</translation>
    </message>
    <message>
        <source>T3</source>
        <translation>Tue</translation>
    </message>
    <message>
        <source>T4</source>
        <translation>Wed</translation>
    </message>
    <message>
        <source>T5</source>
        <translation>Thu</translation>
    </message>
    <message>
        <source>T6</source>
        <translation>Fri</translation>
    </message>
    <message>
        <source>T7</source>
        <translation>Sat</translation>
    </message>
    <message>
        <source>CN</source>
        <translation>Sun</translation>
    </message>
    <message>
        <source>Lịch phát tuần {number} ({first} - {last})</source>
        <translation>Schedule of week {number} ({first} - {last})</translation>
    </message>
    <message>
        <source>âm {day}</source>
        <translation>lunar {day}</translation>
    </message>
    <message>
        <source>KHẨN</source>
        <translation>URGENT</translation>
    </message>
    <message>
        <source>{count} lần</source>
        <translation>{count}×</translation>
    </message>
    <message>
        <source>phát ngay</source>
        <translation>at once</translation>
    </message>
    <message>
        <source>cụm loa: {clusters}</source>
        <translation>clusters: {clusters}</translation>
    </message>
    <message>
        <source>đề xuất, chưa lưu</source>
        <translation>proposed, not saved</translation>
    </message>
    <message>
        <source>Đã xếp {count} lượt.</source>
        <translation>{count} broadcasts scheduled.</translation>
    </message>
    <message>
        <source>{count} lượt đã có lịch nên để nguyên.</source>
        <translation>{count} left alone, their cells are taken.</translation>
    </message>
    <message>
        <source>{count} lượt đã qua giờ nên để lại.</source>
        <translation>{count} left out, their time is over.</translation>
    </message>
    <message>
        <source>Không có lượt nào để xếp.</source>
        <translation>There is nothing to schedule.</translation>
    </message>
    <message>
        <source>không phát: {reason}</source>
        <translation>not aired: {reason}</translation>
    </message>
    <message>
        <source>mới</source>
        <translation>new</translation>
    </message>
    <message>
        <source>đã đọc, chưa xếp lịch</source>
        <translation>read, not scheduled</translation>
    </message>
    <message>
        <source>đã xếp lịch {planned} lượt</source>
        <translation>scheduled {planned} times</translation>
    </message>
    <message>
        <source>đã phát {aired}/{planned}</source>
        <translation>aired {aired}/{planned}</translation>
    </message>
    <message>
        <source>đã báo lại</source>
        <translation>reported back</translation>
    </message>
    <message>
        <source>Hạn phát: {days}</source>
        <translation>Air before: {days}</translation>
    </message>
    <message>
        <source>{count} lần/ngày</source>
        <translation>{count}× a day</translation>
    </message>
</context>
<context>
    <name>sections</name>
    <message>
        <source>Hôm nay</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Sổ phát thanh</source>
        <translation>Broadcast logbook</translation>
    </message>
    <message>
        <source>Lịch và bản tin</source>
        <translation>Schedule, bulletins</translation>
    </message>
    <message>
        <source>Đài và cụm loa</source>
        <translation>Stations and clusters</translation>
    </message>
    <message>
        <source>Tuyên truyền viên</source>
        <translation>Propagandists</translation>
    </message>
    <message>
        <source>Kênh thông tin</source>
        <translation>Channels</translation>
    </message>
    <message>
        <source>Phản ánh</source>
        <translation>Reflections</translation>
    </message>
    <message>
        <source>Duyệt</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>Sổ sách khác</source>
        <translation>Other books</translation>
    </message>
    <message>
        <source>Xung đột</source>
        <translation>Conflicts</translation>
    </message>
    <message>
        <source>Đồng bộ</source>
        <translation>Sync</translation>
    </message>
    <message>
        <source>Cài đặt</source>
        <translation>Settings</translation>
    </message>
</context>
<context>
    <name>stations</name>
    <message>
        <source>Cụm loa / thiết bị</source>
        <translation>Cluster / equipment</translation>
    </message>
    <message>
        <source>Kiểu</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Ứng dụng CNTT-VT</source>
        <translation>IP-based</translation>
    </message>
    <message>
        <source>Loa</source>
        <translation>Speakers</translation>
    </message>
    <message>
        <source>Kiểm tra</source>
        <translation>Checked</translation>
    </message>
    <message>
        <source>hôm nay</source>
        <translation>today</translation>
    </message>
    <message>
        <source>Trạng thái</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Ngừng dùng</source>
        <translation>Out of use</translation>
    </message>
    <message>
        <source>từ {day}</source>
        <translation>since {day}</translation>
    </message>
    <message>
        <source>{count} loa</source>
        <translation>Loudspeakers: {count}</translation>
    </message>
    <message>
        <source>Tốt</source>
        <translation>Good</translation>
    </message>
    <message>
        <source>Kém</source>
        <translation>Poor</translation>
    </message>
    <message>
        <source>Hỏng</source>
        <translation>Broken</translation>
    </message>
    <message>
        <source>Đang sửa</source>
        <translation>Under repair</translation>
    </message>
    <message>
        <source>Chưa rõ</source>
        <translation>Not known</translation>
    </message>
    <message>
        <source>Cũ</source>
        <translation>Old</translation>
    </message>
    <message>
        <source>hôm qua</source>
        <translation>yesterday</translation>
    </message>
    <message>
        <source>{count} ngày</source>
        <translation>{count} days</translation>
    </message>
    <message>
        <source>Kiểm tra: {state}</source>
        <translation>Check: {state}</translation>
    </message>
    <message>
        <source>Hủy phiếu</source>
        <translation>Record voided</translation>
    </message>
    <message>
        <source>Báo hỏng</source>
        <translation>Fault reported</translation>
    </message>
    <message>
        <source>Ghi thêm</source>
        <translation>Note added</translation>
    </message>
    <message>
        <source>Chi phí: {cost}</source>
        <translation>Cost: {cost}</translation>
    </message>
    <message>
        <source>dự kiến xong {day}</source>
        <translation>expected by {day}</translation>
    </message>
    <message>
        <source>{names} và {count} cụm nữa</source>
        <translation>{names}; more clusters: {count}</translation>
    </message>
</context>
<context>
    <name>status_line</name>
    <message>
        <source>Chưa đăng ký máy - vẫn ghi sổ được</source>
        <translation>Not enrolled - the logbook works</translation>
    </message>
    <message>
        <source>Chưa đăng ký</source>
        <translation>Not enrolled</translation>
    </message>
    <message>
        <source>Đang đồng bộ…</source>
        <translation>Syncing…</translation>
    </message>
    <message>
        <source>Có mạng</source>
        <translation>Connected</translation>
    </message>
    <message>
        <source>Ngoại tuyến - vẫn làm việc bình thường</source>
        <translation>Offline - everything works</translation>
    </message>
    <message>
        <source>Ngoại tuyến</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Chưa thử kết nối</source>
        <translation>Not tried yet</translation>
    </message>
    <message>
        <source>Chờ gửi {count}</source>
        <translation>Waiting {count}</translation>
    </message>
    <message>
        <source>Máy này đã bị thu hồi</source>
        <translation>This computer was revoked</translation>
    </message>
    <message>
        <source>Ổ đĩa đã đầy</source>
        <translation>The disk is full</translation>
    </message>
    <message>
        <source>Vừa khôi phục: bấm F5 để đồng bộ</source>
        <translation>Just restored: press F5 to sync</translation>
    </message>
    <message>
        <source>Hồ sơ bị ghi ở hai nơi</source>
        <translation>Profile written in two places</translation>
    </message>
    <message>
        <source>Trung tâm vừa khôi phục, đang gửi lại</source>
        <translation>The hub was restored, sending again</translation>
    </message>
    <message>
        <source>Đang mở sổ…</source>
        <translation>Opening the book…</translation>
    </message>
    <message>
        <source>Đồng bộ gần nhất {moment}</source>
        <translation>Last exchange {moment}</translation>
    </message>
    <message>
        <source>Vấn đề {count}</source>
        <translation>Problems {count}</translation>
    </message>
    <message>
        <source>Chưa đồng bộ được</source>
        <translation>Could not sync yet</translation>
    </message>
    <message>
        <source>Chưa đồng bộ lần nào</source>
        <translation>Never synced</translation>
    </message>
    <message>
        <source>Đồng bộ gần nhất {moment} ({ago})</source>
        <translation>Last sync {moment} ({ago})</translation>
    </message>
    <message>
        <source>Đồng bộ {moment}</source>
        <translation>Sync {moment}</translation>
    </message>
    <message>
        <source>vừa xong</source>
        <translation>just now</translation>
    </message>
    <message>
        <source>{count} phút trước</source>
        <translation>{count} minutes ago</translation>
    </message>
    <message>
        <source>hôm nay</source>
        <translation>today</translation>
    </message>
    <message>
        <source>hôm qua</source>
        <translation>yesterday</translation>
    </message>
    <message>
        <source>{count} ngày trước</source>
        <translation>{count} days ago</translation>
    </message>
    <message>
        <source>{count} bản ghi bị từ chối</source>
        <translation>Records refused: {count}</translation>
    </message>
    <message>
        <source>Xung đột {count}</source>
        <translation>Conflicts: {count}</translation>
    </message>
    <message>
        <source>{count} bản ghi trả lại</source>
        <translation>Records returned: {count}</translation>
    </message>
    <message>
        <source>Số liệu chưa khớp với trung tâm</source>
        <translation>Figures differ from the hub</translation>
    </message>
    <message>
        <source>Không có vấn đề</source>
        <translation>No problems</translation>
    </message>
    <message>
        <source>Chỉ đồng bộ khi bấm F5</source>
        <translation>Syncs only when you press F5</translation>
    </message>
    <message>
        <source>Sẽ tự thử lại lúc {time}</source>
        <translation>Next try at {time}</translation>
    </message>
    <message>
        <source>Tiết kiệm mạng, lần kế lúc {time}</source>
        <translation>Saving data, next sync at {time}</translation>
    </message>
    <message>
        <source>Bấm F5 để thử lại.</source>
        <translation>Press F5 to try again.</translation>
    </message>
    <message>
        <source>Sẽ tự thử lại lúc {time}, hoặc bấm F5 để thử ngay.</source>
        <translation>Next try at {time}, or press F5 to try now.</translation>
    </message>
    <message>
        <source>Gửi chưa xong, bấm F5 để thử lại</source>
        <translation>Not sent yet, press F5 to try again</translation>
    </message>
    <message>
        <source>Gửi chưa xong, sẽ tự thử lại lúc {time}</source>
        <translation>Not sent yet, next try at {time}</translation>
    </message>
</context>
<context>
    <name>sync_notices</name>
    <message>
        <source>Cấp trên đã thu hồi máy này từ {moment}. Máy chỉ còn giao nộp được những gì đang giữ: bấm F5. Không ghi thêm được gì.</source>
        <translation>Your superior revoked this computer on {moment}. It can only hand over what it holds: press F5. Nothing more can be written.</translation>
    </message>
    <message>
        <source>Ổ đĩa đã đầy, máy đang dùng chỗ để dành: vẫn xem, sửa, hủy và gửi được, chưa thêm được bản ghi mới. Những gì đã lưu vẫn an toàn. Hãy xóa bớt tệp khác trên ổ đĩa rồi lưu lại.</source>
        <translation>The disk is full and the room put aside is in use: reading, editing, withdrawing and sending still work, new records do not. What was saved is safe. Remove other files from the disk, then save again.</translation>
    </message>
    <message>
        <source>Hồ sơ này được khôi phục từ bản sao lưu lúc {moment}, nên tạm dừng đồng bộ tự động. Bấm F5 để lấy lại những gì đã gửi sau lúc đó; {count} thay đổi chưa gửi vẫn còn.</source>
        <translation>This profile was restored from the backup of {moment}, so automatic sync is paused. Press F5 to get back what was sent after it; {count} unsent changes are still here.</translation>
    </message>
    <message>
        <source>Hồ sơ này đã được ghi ở hai nơi (máy bị sao chép, hoặc khôi phục từ bản cũ): {count} số thứ tự được ghi hai lần. Cả hai bản đều còn. Hãy chỉ dùng một máy và báo cấp trên.</source>
        <translation>This profile was written in two places (a copied computer, or one set back to an older state): {count} numbers were used twice. Both versions are kept. Use one computer only and tell your superior.</translation>
    </message>
    <message>
        <source>Lúc {moment} tệp dữ liệu bị hỏng đã được thay bằng bản sao và nhật ký trên máy ({count} thay đổi). Tệp hỏng được cất riêng, không xóa. Bấm F5 để lấy phần còn lại từ trung tâm.</source>
        <translation>At {moment} a damaged data file was replaced by the copy and the journal on this computer ({count} changes). The damaged file was set aside, not deleted. Press F5 to get the rest from the hub.</translation>
    </message>
    <message>
        <source>Trung tâm vừa được khôi phục từ bản cũ. Máy này đang gửi lại những gì trung tâm thiếu, chưa xong sẽ gửi tiếp. Bản ghi vẫn an toàn; cứ làm việc bình thường.</source>
        <translation>The hub was restored from an older state. This computer is sending again what the hub lacks and will go on until it is done. Your records are safe; go on working.</translation>
    </message>
    <message>
        <source>Có bản ghi từ {moment} chỉ nằm trên máy này: chưa gửi được, chưa có trong bản sao nào. Hãy bấm F5 khi có mạng. Máy tự sao khi đóng ứng dụng, vào ngày có ghi sổ.</source>
        <translation>Records from {moment} exist on this computer only: not sent, and in no copy. Press F5 when there is a connection. A copy is made when the app is closed on a day with new records.</translation>
    </message>
    <message>
        <source>Trung tâm đã nhận nhưng chưa báo có bản sao lưu của những gì gửi từ {moment}. Các bản ghi đó vẫn được giữ trên máy này. Hãy báo người quản trị trung tâm.</source>
        <translation>The hub has received what was sent since {moment} but has told of no backup of it. Those records are kept on this computer. Tell the hub&apos;s administrator.</translation>
    </message>
</context>
<context>
    <name>today</name>
    <message>
        <source>Giờ</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Phút</source>
        <translation>Minutes</translation>
    </message>
    <message>
        <source>Loại</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Tự sản xuất</source>
        <translation>Own production</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>Cụm loa</source>
        <translation>Clusters</translation>
    </message>
    <message>
        <source>Kết quả</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Chưa xác nhận</source>
        <translation>To confirm</translation>
    </message>
    <message>
        <source>Chưa xếp lịch: {title}</source>
        <translation>Not scheduled: {title}</translation>
    </message>
    <message>
        <source>Khẩn</source>
        <translation>Urgent</translation>
    </message>
    <message>
        <source>Đã xác nhận</source>
        <translation>Confirmed</translation>
    </message>
    <message>
        <source>Thứ Hai</source>
        <translation>Monday</translation>
    </message>
    <message>
        <source>Thứ Ba</source>
        <translation>Tuesday</translation>
    </message>
    <message>
        <source>Thứ Tư</source>
        <translation>Wednesday</translation>
    </message>
    <message>
        <source>Thứ Năm</source>
        <translation>Thursday</translation>
    </message>
    <message>
        <source>Thứ Sáu</source>
        <translation>Friday</translation>
    </message>
    <message>
        <source>Thứ Bảy</source>
        <translation>Saturday</translation>
    </message>
    <message>
        <source>Chủ nhật</source>
        <translation>Sunday</translation>
    </message>
    <message>
        <source>Hôm qua</source>
        <translation>Yesterday</translation>
    </message>
    <message>
        <source>Hôm nay</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Ngày mai</source>
        <translation>Tomorrow</translation>
    </message>
    <message>
        <source>Phát đủ</source>
        <translation>Aired in full</translation>
    </message>
    <message>
        <source>Phát thiếu</source>
        <translation>Aired in part</translation>
    </message>
    <message>
        <source>Không phát</source>
        <translation>Not aired</translation>
    </message>
    <message>
        <source>{aired}/{repeats} lần</source>
        <translation>{aired}/{repeats} times</translation>
    </message>
    <message>
        <source>{hour} nay</source>
        <translation>{hour} today</translation>
    </message>
    <message>
        <source>ngay</source>
        <translation>at once</translation>
    </message>
    <message>
        <source>! KHẨN</source>
        <translation>! URGENT</translation>
    </message>
    <message>
        <source>Tất cả</source>
        <translation>All</translation>
    </message>
    <message>
        <source>hôm nay {time}</source>
        <translation>today {time}</translation>
    </message>
    <message>
        <source>hôm qua {time}</source>
        <translation>yesterday {time}</translation>
    </message>
    <message>
        <source>{count} ngày trước</source>
        <translation>{count} days ago</translation>
    </message>
    <message>
        <source>1 ngày</source>
        <translation>1 day</translation>
    </message>
    <message>
        <source>{count} ngày</source>
        <translation>{count} days</translation>
    </message>
</context>
</TS>
