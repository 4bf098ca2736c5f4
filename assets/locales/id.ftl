## The messages of the window in Indonesian. The path of a file is appended to a message about it, so such a message
## ends where the path follows.

app-name = Redaksi

## Menus
menu-file = Berkas
menu-edit = Sunting
menu-story = Naskah
menu-theme = Tema
menu-language = Bahasa
menu-view = Tampilan
menu-recent = Buka terbaru
recent-none = Belum ada yang dibuka
undo-named = Urungkan: { $change }
redo-named = Ulangi: { $change }
language-en = English
language-id = Bahasa Indonesia

## Commands
command-open = Buka…
command-open-path = Buka lewat lokasi berkas…
command-paste = Tempel sebagai naskah baru
command-save = Simpan
command-save-as = Simpan sebagai…
command-save-path = Simpan lewat lokasi berkas…
command-close = Tutup naskah
command-quit = Keluar
command-forget-recent = Kosongkan daftar berkas terakhir
command-undo = Urungkan
command-redo = Ulangi
command-cut = Potong
command-copy = Salin
command-paste-text = Tempel
command-select-all = Pilih semua
command-clean = Bersihkan promo yang pasti
command-clean-count = Bersihkan { $count } promo
command-decide-count = Putuskan { $count } promo
command-restore-all = Kembalikan semua promo
command-toggle-passage = Keluarkan atau kembalikan di kursor
command-toggle-subhead = Subjudul atau paragraf
command-teach-take-out = Selalu keluarkan baris seperti ini…
command-teach-keep = Selalu pertahankan baris seperti ini…
command-next-story = Naskah berikutnya
command-previous-story = Naskah sebelumnya
button-save = Simpan

## Changes, as the undo menu names them
change-typing = ketikan
change-field = ubah { $field }
change-clean = bersihkan { $count } promo
change-restore = kembalikan { $count } promo
change-decide-open = kembalikan
change-decide-out = keluarkan
change-decide-related = jadikan tautan terkait
change-decide-keep = jadikan teks
change-put-back = kembalikan baris
change-add-tags = tambah { $count } tag
change-remove-tag = hapus tag
change-move-tag = pindahkan tag
change-block-kind = subjudul atau paragraf
change-own-rule = aturan Anda pada { $count } baris

## The document view
view-story-back = ← Ke naskah
view-story = Naskah kerja
view-received = Naskah asli
headline-name = Judul
headline-hint = Judul
body-name = Isi naskah
body-hint = Tulis atau tempel naskah di sini
by-byline = Oleh { $name }
by-editor = Editor { $name }
by-source = Sumber { $name }
long-story = Naskah ini sepanjang { $count } MB. Di sini naskah dapat dibaca, dibersihkan, dan disimpan, tetapi tidak diketik.
switch-take-out = Keluarkan dari teks
switch-put-back = Kembalikan
switch-decide = Putuskan

## The source view
place-body = dalam isi
place-promo-in = promo, dalam teks
place-promo-out = promo, dikeluarkan
place-end-mark = tanda akhir
place-tag = tag
place-aside = disisihkan
place-deleted = dihapus penyunting

## Related links
links-title = Promo & tautan
links-out = Dikeluarkan: { $count }
links-none = Tidak ada promo dalam naskah ini.
tab-links = { $count ->
    [0] Promo
   *[other] Promo { $count }
}
tab-rules = { $count ->
    [0] Aturan
   *[other] Aturan { $count }
}
tab-metadata = Metadata
button-restore-all = Kembalikan semua
decision-out = Dikeluarkan
decision-related = Tautan terkait
decision-keep = Tetap sebagai teks
confidence-certain = pasti
confidence-unsure = belum pasti
confidence-percent = { $count } dari 100
decide-out = Keluarkan
decide-back = Kembalikan
decide-related = Jadikan terkait
decide-not-related = Bukan terkait
decide-keep = Biarkan
decide-not-keep = Batal jadi teks
go-to-place = Ke tempatnya dalam naskah
neighbour-above = sesudah: { $text }
neighbour-below = sebelum: { $text }
end-mark = Tanda akhir { $mark }

## Excluded lines
aside-title = Disisihkan: { $count } baris
aside-show = Buka
aside-hide = Tutup
aside-put-back = Kembalikan

## User rules
lines-like-this = Baris seperti ini
rules-title = Aturan Anda
rules-none = Belum ada aturan. Aturan mengeluarkan, atau mempertahankan, setiap baris yang serupa, dalam semua naskah yang terbuka dan yang dibuka nanti.
rules-how = Untuk membuatnya, letakkan kursor pada sebuah baris, lalu tekan Ctrl+T agar baris seperti itu selalu dikeluarkan, atau Ctrl+Shift+T agar selalu dipertahankan. Klik kanan pada baris, atau tiga titik di sampingnya, berfungsi sama. Sebelum menyimpan, Anda melihat semua baris yang cocok.
rules-hint = Aturan berlaku saat naskah dibuka atau aturan disimpan. Aturan tersimpan di komputer ini.
rules-of-packs = { $count } aturan lain berasal dari paket Anda yang lain.
rule-takes-out = Mengeluarkan
rule-keeps = Mempertahankan
rule-in-force = Berlaku
rule-counts = tepat { $right } · diurungkan { $undone }
rule-counts-hint = Tepat: baris yang diputuskan aturan ini dan disimpan demikian. Diurungkan: baris yang kemudian Anda putuskan lain.
rule-edit = Ubah…
rule-delete = Hapus
rule-put-back = Kembalikan aturan
rule-gone = Dihapus: { $pattern }
teach-title = Aturan untuk baris seperti ini
teach-edit-title = Ubah aturan
teach-from = Dari: { $line }
teach-pattern = Pola
teach-pattern-number = Pola { $count }
teach-hint = * berarti apa saja, # berarti angka. Huruf besar, spasi, serta bentuk tanda kutip dan tanda hubung tidak berpengaruh.
teach-take-out = Selalu keluarkan baris seperti itu
teach-keep = Selalu pertahankan baris seperti itu dalam teks
teach-found = { $lines ->
    [0] Tidak ada baris yang cocok dalam naskah yang terbuka.
   *[other] Cocok dengan { $lines } baris dalam { $stories } naskah yang terbuka; { $changing ->
        [0] tidak ada yang berubah.
       *[other] { $changing } berubah saat disimpan.
    }
}
teach-found-later = Baris yang cocok akan tampil di sini.
teach-more = dan { $count } lagi
teach-save = Simpan aturan
touch-takes-out = akan dikeluarkan
touch-keeps = akan menjadi teks
touch-puts-back = akan dikembalikan
touch-is-out = sudah dikeluarkan
touch-is-aside = sudah disisihkan
touch-is-text = sudah menjadi teks
touch-when-read = saat dibuka lagi
touch-along = ikut serta
touch-is-related = tetap tautan terkait
pattern-empty = Tulis kata-kata yang sama pada baris seperti itu.
pattern-fits-all = Ini cocok dengan hampir semua baris. Tambahkan kata yang hanya ada pada baris seperti itu.
pattern-too-long = Ini terlalu panjang. Sisakan kata-kata di awal dan akhiri dengan *.

## Metadata
metadata-title = Metadata
field-headline = Judul
field-abstract = Ringkasan
field-slug = Slug
field-byline = Penulis
field-editor = Editor
field-place = Tempat
field-agency = Kode kantor
field-published = Terbit
field-updated = Diperbarui
field-embargo = Embargo
field-source = Sumber
field-source-title = Judul di sumber
field-source-url = Alamat sumber
field-language = Bahasa
field-caption = Keterangan foto
field-credit = Kredit foto
field-category = Rubrik
field-note = Catatan untuk editor
# The name of a story's language, shown beside its BCP 47 tag.
language-of = { $tag ->
    [ar] Arab
    [cs] Ceko
    [de] Jerman
    [en] Inggris
    [es] Spanyol
    [fr] Prancis
    [hi] Hindi
    [id] Indonesia
    [it] Italia
    [ja] Jepang
    [jv] Jawa
    [ko] Korea
    [ms] Melayu
    [nl] Belanda
    [pl] Polandia
    [pt] Portugis
    [ru] Rusia
    [su] Sunda
    [sv] Swedia
    [sw] Swahili
    [tr] Turki
    [uk] Ukraina
    [vi] Vietnam
    [zh] Tionghoa
   *[other] {""}
}
from-line = baris { $count }
from-line-hint = Tampilkan baris ini dalam teks seperti diterima
length-good = Tampil utuh di mana saja sampai { $good } karakter
length-long = Lebih dari { $good } karakter: terpotong di beberapa tempat. Batasnya { $most }.
length-too-long = Lebih dari { $most } karakter: terpotong atau ditolak kebanyakan sistem
date-hint = mis. 8 Januari 2023, 19:15 WIB
date-as-before = Seperti semula
month-1 = Januari
month-2 = Februari
month-3 = Maret
month-4 = April
month-5 = Mei
month-6 = Juni
month-7 = Juli
month-8 = Agustus
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Desember

## Tags
tags-title = Tag
tags-name = Tambah tag
tags-hint = Ketik tag, atau tempel daftar
tag-chip = Hapus tag { $tag }
tag-chip-hint = Tanda silang menghapusnya, seret untuk memindahkan. Dengan papan ketik: Delete, Ctrl+Kiri, Ctrl+Kanan.

## Open stories
stories-open = { $count } naskah terbuka
story-untitled = Naskah tanpa judul
story-unsaved = belum disimpan
story-links = { $count } promo

## The status line
status-saved = Tersimpan
status-unsaved = Belum disimpan
status-saving = Menyimpan…
status-as-received = Seperti diterima
status-opening = Membuka…
status-words = { $count } kata
status-reading-time = { $count } mnt
status-links-in = { $count } promo dalam teks
status-links-out = { $count } dikeluarkan

## Notices
notice-opened = Dibuka: { $promos ->
    [0] tidak ada promo
   *[other] { $promos } promo ditemukan
}, { $aside ->
    [0] tidak ada yang disisihkan
   *[other] { $aside } baris disisihkan
}.
notice-opened-encoding = Dibuka sebagai { $encoding }: { $promos ->
    [0] tidak ada promo
   *[other] { $promos } promo ditemukan
}, { $aside ->
    [0] tidak ada yang disisihkan
   *[other] { $aside } baris disisihkan
}. Jika ada huruf yang janggal, berkas ini ditulis dengan pengodean lain.
notice-opened-stored = Dibuka: { $in ->
    [0] tidak ada promo dalam teks
   *[other] { $in } promo dalam teks
}, { $out } dikeluarkan.
notice-opened-damaged = Dibuka sebagai { $encoding }, tetapi sebagian isinya bukan huruf; tampil sebagai �. Berkas seperti diterima tetap tersimpan.
notice-dismiss = Tutup
notice-already-open = Naskah ini sudah terbuka:
notice-clipboard-empty = Papan klip tidak berisi teks.
notice-exported-with-promos = Ditulis sebagai teks dengan { $count } promo yang masih ada, di samping naskah yang tersimpan:
notice-saved = Disimpan:
notice-exported = Ditulis sebagai teks. Naskahnya sendiri belum disimpan: hanya RON yang memuat semuanya:
notice-exported-beside = Ditulis sebagai teks, di samping naskah yang tersimpan:
notice-open-elsewhere = Belum disimpan: “{ $name }” terbuka dari berkas ini. Tutup dulu atau pilih nama lain:
notice-saved-with-promos = Disimpan dengan { $count } promo masih dalam teks:
notice-cleaned = { $count } promo dikeluarkan.
notice-cleaned-some = { $count } promo yang pasti dikeluarkan; { $left } yang belum pasti menunggu keputusan Anda.
notice-restored = { $count } promo dikembalikan.
notice-nothing-to-clean = Tidak ada lagi promo dalam teks.
notice-only-uncertain = { $count } promo yang belum pasti menunggu keputusan Anda; tidak ada yang pasti.
notice-no-passage-here = Tidak ada promo di kursor.
notice-inside-passage = Bagian ini ditandai sebagai promo atau tanda akhir. Pilih “Biarkan” untuk menyuntingnya, atau keluarkan.
notice-inside-passage-out = Bagian ini sudah dikeluarkan dari naskah. Kembalikan dulu (Ctrl+Enter), lalu “Biarkan” untuk menyuntingnya.
notice-nothing-to-join = Tidak ada paragraf untuk digabung.
notice-edit-refused = Ini tidak dapat dilakukan; naskah tetap seperti semula.
notice-date-refused = Tanggal ini tidak dapat dipakai: { $reason }
notice-tag-present = Naskah ini sudah memiliki tag itu.
notice-no-line-here = Tidak ada baris di kursor untuk dijadikan contoh.
notice-rule-stays = Diurungkan di naskah ini. Aturannya sendiri tetap berlaku; Urungkan juga menghapusnya.
notice-rule-undone = { $count ->
    [0] Aturan dihapus lagi; tidak ada naskah yang berubah.
   *[other] Aturan dihapus lagi, dan hasilnya di { $count } naskah diurungkan.
}
notice-rule-deleted = Aturan dihapus: { $pattern }
notice-rule-saved = { $count } aturan disimpan; { $lines ->
    [0] tidak ada baris yang berubah dalam naskah yang terbuka.
   *[other] { $lines } baris berubah dalam { $stories } naskah.
}

## Errors
problem-disk-missing = Berkas ini tidak ada:
problem-disk-missing-folder = Folder ini tidak ada; pilih yang lain. Belum disimpan:
problem-disk-folder = Ini folder; pilih berkas di dalamnya:
problem-disk-no-file = Ini perangkat, bukan berkas:
problem-disk-no-permission = Anda tidak boleh membaca berkas ini; hubungi pemiliknya:
problem-disk-read-only = Berkas ini hanya dapat dibaca. Simpan dengan nama lain. Belum disimpan:
problem-disk-read-only-folder = Tidak boleh menyimpan di folder ini. Pilih yang lain. Belum disimpan:
problem-disk-too-large = Berkas ini lebih besar dari 512 MB:
problem-disk-full = Disk penuh. Kosongkan ruang atau simpan di tempat lain; naskah tetap terbuka. Belum disimpan:
problem-disk-link-loop = Tautan ini tidak menuju ke mana pun:
problem-disk-name = Nama ini tidak dapat dipakai untuk berkas:
problem-disk-other = { $number ->
    [0] Sistem tidak dapat melakukannya:
   *[other] Sistem melaporkan kesalahan nomor { $number }:
}
problem-open-empty = Tidak ada yang dapat dibaca dalam berkas ini:
problem-open-binary = Ini bukan teks melainkan program, gambar, atau arsip:
problem-open-ron = Berkas naskah ini salah di baris { $line }, kolom { $column }: { ron-error }. Perbaiki dengan editor teks:
problem-open-newer-version = Redaksi yang lebih baru menulis naskah ini (versi { $version }). Perbarui untuk membukanya:
problem-open-too-deep = Kurung dalam berkas ini terlalu dalam, di baris { $line }; ini bukan naskah:
problem-open-broken = Berkas naskah ini bertentangan dengan dirinya ({ story-error }):
problem-pack = Satu paket Anda tidak dipakai ({ pack-error }):
problem-settings-broken = Pengaturan Anda tidak terbaca (baris { $line }, kolom { $column }: { ron-error }); berkas lama disimpan sebagai
problem-state-too-large = Berkas program ini terlalu besar dan tidak dibaca; berkasnya disimpan sebagai
problem-vocabulary-broken = Daftar tag Anda tidak terbaca (baris { $line }, kolom { $column }: { ron-error }); berkas lama disimpan sebagai
problem-rules-broken = Aturan Anda tidak terbaca ({ pack-error }); berkas lama disimpan sebagai
problem-rules-changed = Aturan Anda diubah di luar jendela ini; versi itu disimpan sebagai
problem-fault = Kesalahan dalam program menggagalkan ini. Naskah masih terbuka; simpan dengan nama lain dan laporkan:
problem-unwritable = Naskah ini tidak dapat dituangkan ke berkas; berkasnya tetap seperti semula. Belum disimpan:

## Parts of errors
ron-error = { $reason ->
    [unexpected-end] ada kurung atau tanda kutip yang belum ditutup
    [missing-comma] kurang koma
    [missing-colon] kurang titik dua
    [missing-bracket] kurang kurung
    [wrong-type] nilai ini tidak cocok dengan isiannya
    [number-out-of-range] angka ini terlalu besar atau terlalu kecil
    [unknown-name] tidak ada isian “{ $name }”
    [missing-entry] isian “{ $name }” belum ada
    [duplicate-entry] isian “{ $name }” tertulis dua kali
    [unexpected-char] “{ $name }” tidak boleh ada di sini
    [invalid-escape] garis miring terbalik ini tidak boleh ada di sini
    [trailing-text] masih ada teks sesudah akhir
    [too-deep] kurungnya terlalu dalam
   *[other] bentuknya tidak seperti yang seharusnya
}
story-error = { $reason ->
    [invalid-block] paragraf { $number } rusak
    [invalid-date] ada tanggal yang tidak sah
   *[other] bagian-bagiannya tidak cocok
}
pack-error = { $fault ->
    [unreadable] berkasnya tidak terbaca
    [encoding] berkasnya bukan UTF-8
    [ron] baris { $line }, kolom { $column }: { ron-error }
    [count] baris { $line }: `{ $entry }` memerlukan { $needed } daftar, bukan { $found }
    [no-word] baris { $line }, kolom { $column }: “{ $text }” dalam `{ $entry }` tidak memuat kata
    [pattern] baris { $line }, kolom { $column }: pola “{ $text }” { $reason ->
        [empty] kosong
        [fits-all] cocok dengan hampir semua baris
       *[too-long] terlalu panjang
    }
    [offset] baris { $line }, kolom { $column }: selisih waktu “{ $text }” dalam `{ $entry }` tidak ada
   *[twice] baris { $line }, kolom { $column }: “{ $text }” ada dalam `{ $entry }` dan `{ $other }`
}
keys-error = { $fault ->
    [syntax] baris { $line }, kolom { $column }: { ron-error }
    [unknown-command] tidak ada perintah “{ $command }”
    [unknown-key] { $command }: tidak ada tombol “{ $keys }”
    [types-text] { $command }: “{ $keys }” mengetik teks
   *[conflict] “{ $keys }” dipakai untuk { $command } dan { $other }
}
problem-no-worker = Berkas tidak dapat dibaca atau ditulis; jalankan ulang program.{ $number ->
    [0] {""}
   *[other] {" "}(Kesalahan sistem nomor { $number })
}

## Dialogs
dialog-cancel = Batal
dialog-browse = Telusuri…
beside-raw = -bersih
dialog-path = Berkas
dialog-open-title = Buka naskah
dialog-open-hint = Lokasi berkas teks, halaman, atau RON, atau folder berisi berkas itu.
dialog-open-button = Buka
dialog-save-title = Simpan naskah
dialog-save-button = Simpan
dialog-replace-title = Timpa berkas ini?
dialog-replace-hint = Isinya yang sekarang akan hilang.
dialog-replace-button = Timpa
dialog-unsaved-title = Simpan sebelum menutup?
dialog-unsaved = “{ $name }” memiliki perubahan yang belum disimpan.
dialog-unsaved-many = { $count } naskah memiliki perubahan yang belum disimpan:
dialog-unsaved-save = Simpan
dialog-unsaved-discard = Jangan simpan
format-ron = Berkas kerja (.ron): menyimpan semuanya, untuk dilanjutkan
format-txt = Teks terbit (.txt): naskah seperti yang dibaca pembaca
filter-stories = Naskah
filter-all = Semua berkas

## The empty workspace
welcome-line = Naskah mentah masuk, naskah bersih keluar, tanpa ada yang hilang.
welcome-open = Buka naskah…
welcome-paste = Tempel naskah
welcome-drop = Atau jatuhkan berkas di jendela ini. Ctrl+O membuka, Ctrl+V menempel.
welcome-recent = Dikerjakan sebelumnya
drop-here = { $count ->
    [1] Lepaskan untuk membuka naskah
   *[other] Lepaskan untuk membuka { $count } naskah
}

## Crash recovery
recovery-title = { $count ->
   *[other] { $count } berita belum ditutup terakhir kali
}
recovery-hint = Program atau komputer berhenti mendadak. Inilah yang sudah Anda ketik. Berkas Anda tidak diubah.
recovery-kept-at = { $at } · { $file }
recovery-no-file = belum disimpan
recovery-not-entered = Diketik tetapi belum dimasukkan: { $typed }
recovery-bring-back = Kembalikan
recovery-later = Putuskan nanti
recovery-throw-away = Buang selamanya
recovery-finish = Lanjutkan
recovery-compare = Bandingkan
recovery-compared-below = dibandingkan di bawah
recovery-against-file = Yang kembali, dibandingkan dengan berkas saat ini
recovery-no-file-now = Yang kembali; tidak ada berkas untuk dibandingkan
compared-same-all = Keduanya sama, tidak ada yang berbeda.
compared-same-text = Teksnya sama; yang berbeda hanya keputusan dan isian yang tidak tampak dalam teks.
compared-same = { $count ->
   *[other] { $count } baris sama
}
compared-new = Baru
compared-gone = Hilang
notice-brought-back = { $count ->
   *[other] { $count } berita dikembalikan. Belum disimpan.
}
notice-journal-again = Ketikan Anda kembali dijaga bila program berhenti mendadak.
status-unkept = Tidak dijaga
status-unkept-hint = Bila program berhenti sekarang, yang belum disimpan akan hilang. Simpanlah, dan kosongkan sebagian disk.
problem-journal = Ketikan Anda tidak dijaga bila program berhenti mendadak, karena { $why ->
    [disk-full] disk penuh
    [disk-read-only-folder] tempatnya tidak boleh ditulisi
   *[other] sistem tidak dapat melakukannya{ $number ->
        [0] {""}
       *[other] {" "}(kesalahan nomor { $number })
    }
}. Simpanlah sesering mungkin; percobaan diulang tiap detik. Tempatnya
problem-left-unreadable = Ada berita yang tertinggal saat program berhenti, tetapi berkasnya rusak. Berkasnya tetap di sini:
problem-left-newer = Redaksi versi baru meninggalkan berita saat berhenti; perbarui program untuk mengembalikannya. Berkasnya tetap di sini:
problem-left-not-now = Ada berita yang tertinggal saat program berhenti, tetapi belum terbaca; dicoba lagi saat program dibuka. Berkasnya tetap di sini:

## Conflicts: files changed by another program
disputed-title = Program lain mengubah berkas ini
disputed-hint = Anda punya perubahan yang belum disimpan, dan berkasnya juga berubah. Belum ada yang ditimpa.
disputed-hint-saved = Anda belum mengubah apa pun sejak disimpan; isi berkas lebih baru.
disputed-compared = Yang ada di sini, dibandingkan dengan isi berkas saat ini
disputed-in-file = Berkas
disputed-here = Di sini
disputed-mine = Simpan milik saya
disputed-mine-hint = Milik Anda menimpa yang lain; isi berkas saat ini disimpan sebagai versi lama.
disputed-theirs = Ambil dari berkas
disputed-theirs-hint = Berita menjadi seperti isi berkas. Urungkan untuk mengembalikan milik Anda.
disputed-both = Simpan keduanya
disputed-both-hint = Berkas dibuka di sebelah; milik Anda tetap terbuka dan disimpan dengan nama lain.
notice-waits-for-answer = Belum tersimpan; jawab dahulu pertanyaan yang terbuka, lalu simpan lagi:
notice-file-changed = Program lain mengubah berkas ini:
notice-file-gone = Berkas ini dipindahkan atau dihapus; berita tetap terbuka, dan saat disimpan akan ditanyakan tempatnya:
notice-took-theirs = Berita kini seperti isi berkas; urungkan untuk mengembalikan milik Anda:
notice-both-open = Keduanya terbuka; milik Anda kini tanpa berkas, berkas ini milik yang lain:
status-file-changed = Diubah program lain
status-file-gone = Berkas tidak ada
status-file-compare = Bandingkan
change-version = versi lain
problem-unversioned = Tersimpan, tetapi versi sebelumnya tidak dapat disimpan karena tempat ini tidak dapat ditulisi:

## Versions of a story
command-versions = Versi dan perubahan…
versions-title = Versi dan perubahan
versions-hint = Setiap penyimpanan menjaga versi sebelumnya. Pilih dua versi untuk melihat perubahan di antaranya.
versions-none = Belum ada versi lama yang disimpan: sejak penyimpanan kedua, setiap penyimpanan menyimpan versi sebelumnya. Inilah yang berubah sejak naskah diterima.
versions-from = Lama
versions-to = Baru
versions-from-this = Lama: { $version }
versions-to-this = Baru: { $version }
versions-now = Seperti sekarang
versions-received = Seperti diterima
versions-until = Tersimpan hingga { $at }
versions-bring-back = Kembalikan yang lama
versions-bring-back-hint = Berita menjadi versi lama, sebagai satu langkah yang dapat diurungkan.
versions-close = Tutup
notice-version-back = Berita kembali ke versi lama; dapat diurungkan.

## The report of changes
report-title = Perubahan: { $headline }
report-nothing = Tidak ada yang diubah.
report-text = Teks
report-old = Semula
report-new = Menjadi
report-out = { $count ->
   *[other] { $count } promo dikeluarkan
}
report-back = { $count ->
   *[other] { $count } promo dikembalikan
}
report-fields = Isian dan tag
report-empty = kosong
report-tags-new = Tag baru
report-tags-gone = Tag dihapus
versions-report = Salin sebagai laporan
versions-report-hint = Apa yang diubah dan dikeluarkan, beserta alasannya, sebagai teks untuk surel.
versions-report-copied = Tersalin.
compared-tag-new = Tag baru
compared-tag-gone = Tag dihapus
compared-out = Dikeluarkan
compared-back = Dikembalikan

## Commands for all open stories
command-save-every = Simpan semua
command-clean-every = Bersihkan semua naskah
command-next-unfinished = Berita berikutnya yang perlu diputuskan
notice-cleaned-every = { $count ->
   *[other] { $count } promo pasti dikeluarkan
} dari { $stories ->
   *[other] { $stories } naskah.
} { $left ->
    [0] {""}
   *[other] { $left } promo yang belum pasti menunggu keputusan Anda.
}
notice-undone-here = Diurungkan di naskah ini; di { $count } naskah lain tetap.
notice-undone-every = { $count ->
   *[other] Diurungkan dalam { $count } naskah.
}
notice-no-file-yet = { $count ->
   *[other] { $count } naskah belum punya berkas; simpan masing-masing dengan nama. Yang lain tersimpan.
}
notice-all-saved = Semua naskah tersimpan.
notice-all-decided = Tidak ada lagi yang perlu diputuskan di berita mana pun.
notice-only-here-undecided = Hanya berita ini yang masih perlu keputusan.
command-undo-every = Urungkan di semua berita
undo-every-count = { $count ->
    [1] Urungkan di 1 berita
   *[other] Urungkan di semua { $count } berita
}
undo-rule-count = { $count ->
    [0] Urungkan aturan
    [1] Urungkan aturan di 1 berita
   *[other] Urungkan aturan di semua { $count } berita
}
notice-session-gone = { $count ->
   *[other] { $count } berkas dari sesi terakhir sudah tidak ada.
}

## Find and replace
command-find = Cari…
command-replace = Ganti…
find-replace-all-hint = Mengganti semua yang dicentang. Di kolomnya: Alt+Enter
find-name = Cari
find-with-name = Ganti dengan
find-case = Bedakan kapital
find-case-hint = Mati: “Bupati” dan “bupati” sama, dan kapital pada gantinya mengikuti yang ditemukan.
find-accents = Bedakan aksen
find-accents-hint = Mati: “café” ditemukan juga dengan “cafe”.
find-whole = Kata utuh
find-whole-hint = “apa” tidak ditemukan di “bapak”.
find-pattern = Pola
find-pattern-hint = Ekspresi reguler: “.” berarti tanda apa pun, “\d” satu angka, “$1” pada pengganti berarti isi kurung pertama.
find-previous = Sebelumnya
find-next = Berikutnya
find-in-story = naskah ini
find-in-body = teksnya
find-in-every = semua naskah
find-in-text = Teks
find-in-promo = Promo, tetap
find-at = { $at } dari { $count }
find-replace = Ganti
find-replace-all = { $count ->
    [0] Ganti semua
   *[other] Ganti semua { $count }
}
find-found = { $count ->
    [0] Tidak ditemukan
   *[other] { $count } ditemukan
}
find-fault = Ini bukan pola yang sah. Periksa kurung dan garis miring terbaliknya.
find-tick = Ganti nomor { $count }
find-close = Tutup
change-replace = penggantian
notice-replaced = { $count ->
   *[other] { $count } tempat diganti
} dalam { $stories ->
   *[other] { $stories } naskah.
} { $left ->
    [0] {""}
   *[other] { $left } di dalam promo dibiarkan.
}

## Paragraphs, letters and the page
command-move-up = Naikkan paragraf
command-move-down = Turunkan paragraf
command-duplicate = Gandakan paragraf
command-join = Gabung dengan paragraf berikut
command-upper-case = KAPITAL
command-sentence-case = Seperti kalimat
command-title-case = Seperti Judul
command-cycle-case = Ganti cara tulis
command-paragraph-up = Paragraf sebelumnya
command-paragraph-down = Paragraf berikutnya
command-go-to = Ke paragraf…
command-alone = Teks saja
alone-end = Tampilkan alat
change-move-paragraph = pindah paragraf
change-duplicate = gandakan paragraf
change-case = huruf besar dan kecil
change-printed-sign = tanda kutip atau garis cetak
change-clean-paste = rapikan tempelan
notice-pasted-clean = Ditempel tanpa spasi, baris kosong, dan tanda tersembunyi dari asalnya. Urungkan sekali untuk mendapat aslinya.
printed-signs = Tanda kutip dan garis cetak saat mengetik
printed-signs-hint = "…" menjadi “…”, dua tanda hubung menjadi garis. Urungkan sekali untuk mendapat yang diketik.
invisibles = Tampilkan tanda tak terlihat
invisibles-hint = Spasi tak terputus, tab, dan tanda tanpa bentuk diberi tanda di teks.
page-size = Ukuran huruf
page-measure = Huruf per baris
page-spacing = Jarak baris
target = Target jumlah kata
target-none = bebas
go-to-title = Ke paragraf nomor
go-to-button = Ke sana
go-to-paragraphs = Naskah ini punya { $count } paragraf.
status-words-selected = { $count } kata dipilih
status-words-target = { $count } dari { $target } kata
length-story = Naskah
length-selected = Dipilih
length-words = Kata
length-characters = Karakter
length-sentences = Kalimat
length-paragraphs = Paragraf
find-where = Di mana dicari
find-only-lines = Pencarian terbatas pada { $count } baris terpilih.
find-whole-story = Cari di seluruh berita
find-in-selection = bagian yang dipilih
find-in-headline = judulnya
find-in-fields = kolom datanya

## The story list and bulk operations
command-open-folder = Buka folder…
dialog-folder-title = Buka naskah dalam folder
status-opening-many = Membuka { $done } dari { $count }…
toast-warning = Perhatikan
toast-error = Ada yang gagal
status-saving-many = Menyimpan { $done } dari { $count }…
status-stop = Hentikan
notice-saved-every = { $count } naskah disimpan.
notice-saved-stopped = { $count } disimpan, { $left } tidak disimpan, sesuai permintaan.
notice-opened-many = { $count } naskah dibuka.
notice-opened-stopped = { $count } dibuka, { $left } tidak dibuka, sesuai permintaan.
notice-opened-some = { $count } dibuka, { $failed } tidak dapat dibuka: { $names }. Buka satu saja untuk membaca sebabnya.
notice-folder-empty = Tidak ada teks, halaman, atau naskah di folder ini:
stories-listed = { $listed } dari { $count } naskah
stories-filter = Saring menurut judul
stories-stage = Tahap kerja
stories-order = Urutan daftar
stage-any = semua tahap
stage-received = diterima
stage-in-progress = dikerjakan
stage-ready = siap tayang
stage-published = sudah tayang
stage-on-hold = ditahan
stage-spiked = batal tayang
order-opened = dibuka
order-headline = judul
order-stage = tahap
order-deadline = tenggat
order-links = promo

## Moving between changes
change-take-back = urungkan satu perubahan
compared-changes = { $count } perubahan
compared-at = Perubahan { $at } dari { $count }
compared-next = Perubahan berikutnya
compared-previous = Perubahan sebelumnya
compared-take-back = Urungkan
compared-moved-away = Dipindah dari sini
compared-moved-here = Dipindah ke sini
versions-saved = Seperti di berkasnya
notice-not-taken-back = Perubahan ini tidak dapat diurungkan sendiri: tempatnya kini terisi hal lain.

## The window: panels, palette, tour, checks
command-received = Tampilkan naskah asli
command-panel-stories = Daftar naskah
command-panel-links = Promo
command-panel-metadata = Metadata dan tag
command-panel-checks = Periksa
command-panel-rules = Aturan saya
command-panels = Sembunyikan atau tampilkan panel
command-to-text = Kembali ke teks
command-next-finding = Temuan berikutnya
command-previous-finding = Temuan sebelumnya
command-larger = Perbesar
command-smaller = Perkecil
command-usual-size = Ukuran semula
command-theme-system = Warna menurut sistem
command-theme-light = Warna terang
command-theme-dark = Warna gelap
command-language-system = Bahasa menurut sistem
command-language-en = English
command-language-id = Bahasa Indonesia
command-printed-signs = Tanda kutip dan pisah cetak saat mengetik
command-invisibles = Tandai karakter tak terlihat
command-still-motion = Tanpa gerakan
command-palette = Semua perintah…
command-key-help = Semua tombol pintas
command-tour = Tunjukkan caranya
command-open-sample = Buka naskah contoh
menu-help = Bantuan
still-motion = Tanpa gerakan
still-motion-hint = Tanpa pudar, tanpa gulir sendiri, tanpa kursor berkedip.
palette-hint = Mau melakukan apa?
palette-name = Perintah
palette-none = Tidak ada perintah dengan huruf itu.
key-help-title = Tombol pintas
key-help-hint = Semuanya bisa diubah di keys.ron; caranya ada di README.
key-space = Spasi
key-or = atau
dialog-close = Tutup
tab-checks = { $count ->
    [0] Periksa
   *[other] Periksa { $count }
}
checks-title = Perlu diperiksa
checks-count = { $count } temuan
checks-none = Tidak ada yang janggal. Yang terlalu panjang, kosong, belum diputuskan, atau salah spasi akan muncul di sini.
check-grave = Harus diperbaiki
check-look = Lihat dulu
check-headline-missing = Naskah belum punya judul.
check-text-missing = Naskah belum punya isi.
check-field-long = { $field }: { $length } karakter; sebagian halaman hanya menampilkan { $good }.
check-field-too-long = { $field }: { $length } karakter; yang diterima hanya { $most }.
check-links-wait = { $count } promo menunggu keputusan Anda.
check-embargo = Naskah ini diembargo. Jangan terbitkan sebelum waktu di kolom “Embargo”.
check-letters-repaired = Huruf yang rusak di perjalanan diperbaiki di sini. Teks asli tetap seperti saat diterima.
check-space-doubled = Spasi berlebih.
check-space-before-sign = Ada spasi sebelum tanda baca.
check-fix = Perbaiki
check-go = Tunjukkan
tour-step = { $step } dari { $count }
tour-1 = Inilah naskah Anda sebagai halaman. Tidak ada yang hilang: yang dikeluarkan tetap menyimpan tempatnya dan bisa kembali dengan satu tombol.
tour-2 = Promo berita lain diberi warna. Ctrl+K mengeluarkan yang pasti; sisanya menunggu keputusan Anda.
tour-3 = Di kanan: promo dengan alasannya, kolom dan tag, serta pemeriksaan. Alt+2 sampai Alt+5 menuju ke sana, Alt+0 kembali ke teks.
tour-4 = F8 menuju hal berikutnya yang perlu dilihat. F9 menampilkan naskah asli, seperti saat diterima.
tour-5 = Ctrl+S menyimpan, Ctrl+J menuju naskah berikutnya. Ctrl+Shift+P mencari semua perintah menurut namanya.
tour-next = Lanjut
tour-end = Mulai bekerja
tour-leave = Keluar
notice-no-findings = Tidak ada yang perlu dilihat di teks.
problem-keys = Ada tombol di berkas tombol Anda yang diabaikan: { keys-error }. Perbaiki di:

## Menyalin untuk ditayangkan
command-copy-story = Salin berita
command-copy-body = Salin isi berita
command-copy-for-cms = Salin untuk CMS
command-copy-parts = Bagian “Salin untuk CMS”…
button-copy = Salin berita
notice-copied = Tersalin: { $count } kata, seperti yang akan tayang.
notice-copied-with-promos = Tersalin. { $promos ->
    [0] { "" }
   *[other] Masih ada { $promos } promo di dalam teks.
}{ $doubtful ->
    [0] { "" }
   *[other] { " " }{ $doubtful } baris yang meragukan tidak ikut tersalin.
}
notice-nothing-to-copy = Tidak ada yang disalin: bagian ini tidak akan tayang.
copy-parts-title = Bagian “Salin untuk CMS”
copy-parts-hint = Bagian yang dicentang disalin dari atas ke bawah. Bagian yang tidak ada dalam berita dilewati.
copy-parts-up = Naikkan “{ $part }”
copy-parts-down = Turunkan “{ $part }”
move-up-short = Naik
move-down-short = Turun
dialog-done = Selesai
part-headline = Judul
part-abstract = Ringkasan
part-byline = Penulis
part-body = Isi berita
part-picture = Keterangan dan kredit foto
part-related-links = Tautan terkait
part-source = Sumber
part-tags = Tag

## Tahap berita
command-stage-received = Tandai diterima
command-stage-in-progress = Tandai dikerjakan
command-stage-ready = Tandai siap tayang
command-stage-published = Tandai sudah tayang
command-stage-on-hold = Tahan berita
command-stage-spiked = Batalkan berita
change-stage = ubah tahap
change-confirm-line = menyisihkan baris
notice-stage-set = Tahap berita: { $stage }
notice-marked-ready = { $count ->
    [0] Siap tayang. Tidak ada yang tersisa.
   *[other] Siap tayang. { $count } catatan yang dilewati disimpan bersama berita.
}
ready-title = Belum semuanya selesai
ready-open = Masih ada { $count } catatan pada berita ini:
ready-promos = { $count } promo yang pasti masih ada di dalam teks.
ready-doubtful = { $count } baris disisihkan, padahal mungkin bagian dari berita.
ready-hint = Jika berita tetap ditandai siap tayang, catatan ini disimpan bersama berita dengan nama Anda.
ready-name = Nama Anda
ready-review = Lihat yang pertama
ready-anyway = Tetap tandai siap tayang
field-assignee = Penanggung jawab
field-deadline = Tenggat

## Tampilan baca
command-reading-view = Tampilan baca
reading-view-label = Seperti saat tayang
reading-view-end = Kembali menyunting
reading-view-story = Berita
reading-view-text = Berkas teks
command-show-excluded = Tampilkan baris yang disisihkan

## Baris yang disisihkan, di tempat asalnya
left-out-lines = { $count } baris disisihkan: { $text }
left-out-doubtful = Ragu
left-out-unfold = Buka
left-out-fold = Lipat
left-out-put-back = Kembalikan
left-out-confirm = Sisihkan
status-left-out = { $count } baris disisihkan
status-left-out-doubtful = { $count } baris disisihkan, { $doubtful } ragu
place-edited = disunting
place-moved = dipindah

## Mengisi kolom
command-fill-fields = Isi kolom yang kosong
change-fill-fields = mengisi kolom
notice-fields-filled = { $count ->
    [0] Tidak ada kolom kosong yang dapat diisi dari berita.
   *[other] { $count } kolom diisi dari berita. Periksa isinya.
}
button-ready = Tandai siap tayang

## Several stories
command-save-every-as = Simpan semua sebagai…
stories-selected = { $listed } dari { $count } berita dipilih
order-received = diterima
list-add-tags = { $count ->
    [1] Tambah tag…
   *[other] Tambah tag ke { $count } berita…
}
list-set-field = { $count ->
    [1] Isi kolom…
   *[other] Isi kolom di { $count } berita…
}
list-save = { $count ->
    [1] Simpan
   *[other] Simpan { $count } berita
}
list-save-into = { $count ->
    [1] Simpan sebagai teks atau berkas kerja…
   *[other] Simpan { $count } berita sebagai teks atau berkas kerja…
}
list-close = { $count ->
    [1] Tutup
   *[other] Tutup { $count } berita
}
bulk-tags-title = { $count ->
    [1] Tambah tag
   *[other] Tambah tag ke { $count } berita
}
bulk-tags = Tag, dipisahkan koma
bulk-tags-button = Tambah
bulk-field-title = { $count ->
    [1] Isi kolom
   *[other] Isi kolom di { $count } berita
}
bulk-field = Kolom
bulk-field-value = Isi; kosongkan untuk menghapus isi kolom
bulk-field-button = Isi
bulk-edit-hint = Satu langkah urung di tiap berita. “Urungkan di semua berita” di menu Sunting membatalkan semuanya.
dialog-folder = Folder
dialog-folder-hint = Semua berita dalam folder ini dibuka, tidak termasuk subfoldernya. Tab melengkapi nama.
dialog-save-into-title = Folder untuk berita
dialog-save-into-count = Simpan { $count } berita sebagai…
dialog-save-into-hint = Berkas yang sudah ada tidak ditimpa: jika namanya terpakai, berkas baru diberi nomor. Tab melengkapi nama.
notice-tagged-every = Tag ditambahkan ke { $count } berita.
notice-tags-present-everywhere = Semua berita ini sudah punya tag itu.
notice-field-set-every = { $count ->
    [0] { $field }: tidak ada berita yang berubah.
   *[other] { $field } diisi di { $count } berita.
}
notice-written-into = { $count } berita disimpan di folder{ $numbered ->
    [0] :
   *[other] ; { $numbered } di antaranya diberi nomor karena namanya terpakai:
}
notice-written-some = { $count } tersimpan, { $failed } gagal: { $names }.
problem-no-folder = Folder ini tidak ada:
problem-not-a-folder = Ini berkas; yang diperlukan folder:

## Go to anything
command-go-anywhere = Pergi ke mana saja…
go-anywhere-name = Pergi ke
go-anywhere-hint = Berita, berkas, kolom, paragraf, promo, atau temuan
go-anywhere-none = Tidak ada yang cocok
place-story = berita
place-field = kolom
place-promo = promo yang perlu diputuskan
place-finding = temuan
place-paragraph = paragraf

## Ended by the system
notice-reopened = { $count } berita dibuka dengan perubahan yang belum disimpan dari sesi lalu.

## The watched folder
command-watch-folder = Pantau folder…
command-stop-watching = Berhenti memantau folder
dialog-watch-title = Pantau folder
dialog-watch-hint = Berita baru di folder ini langsung terbuka di daftar begitu berkasnya lengkap. Yang sudah ada sekarang tidak dibuka. Folder ini tidak ditulisi.
dialog-watch-button = Pantau
notice-watching = Berita baru dibuka begitu masuk ke folder
notice-not-watching = Folder ini tidak dipantau lagi:
notice-arrived = { $count ->
    [1] Baru: { $name }
   *[other] { $count } berita baru di folder yang dipantau.
}

## Tahap beberapa berita
list-set-stage = { $count ->
    [1] Tahap
   *[other] Tahap { $count } berita
}
notice-stage-set-every = { $count ->
    [0] Semua berita sudah { $stage }.
   *[other] { $count } berita sekarang { $stage }.
}{ $open ->
    [0] { "" }
   *[other] { " " }Pada { $open } di antaranya masih ada catatan; itu disimpan bersama berita.
}
