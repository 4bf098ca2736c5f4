## The messages of the window in Indonesian. The path of a file is appended to a message about it, so such a message
## ends where the path follows.

app-name = Redaksi

## Menus
menu-file = Berkas
menu-edit = Sunting
menu-story = Berita
menu-theme = Tema
menu-language = Bahasa
menu-view = Tampilan
menu-copy = Salin sebagai
menu-format = Format
menu-paragraph = Paragraf
menu-case = Huruf besar/kecil
menu-reading-style = Gaya baca
menu-recent = Buka terkini
recent-none = Belum ada berkas
undo-named = Urungkan: { $change }
redo-named = Ulangi: { $change }
language-en = English
language-id = Bahasa Indonesia

## Commands
command-open = Buka…
command-open-path = Buka lewat lokasi…
command-paste = Tempel sebagai berita baru
command-save = Simpan
command-save-as = Simpan sebagai…
command-save-path = Simpan ke lokasi…
command-close = Tutup berita
command-quit = Keluar
command-forget-recent = Kosongkan daftar terkini
command-undo = Urungkan
command-redo = Ulangi
command-cut = Potong
command-copy = Salin
command-paste-text = Tempel
command-select-all = Pilih semua
command-clean = Hapus promo yang pasti
command-clean-count = Hapus { $count } promo
command-decide-count = Putuskan { $count } promo
decide-lines-count = Putuskan { $count } baris
command-restore-all = Kembalikan semua promo
command-toggle-passage = Hapus/kembalikan promo ini
command-keep-at-caret = Biarkan sebagai teks
command-other-promo-end = Ubah batas akhir promo
command-go-on-after-decision = Lanjut ke berikutnya setelah memutuskan
command-toggle-subhead = Jadikan subjudul atau paragraf
command-bold = Tebal
command-italic = Miring
command-link = Tautan…
command-remove-links = Hapus tautan
command-bullet-list = Daftar berpoin
command-numbered-list = Daftar bernomor
command-block-quote = Kutipan blok
command-teach-take-out = Selalu hapus baris seperti ini…
command-teach-keep = Selalu pertahankan baris seperti ini…
command-next-story = Berita berikutnya
command-previous-story = Berita sebelumnya
button-save = Simpan

## Changes, as the undo menu names them
change-typing = ketikan
change-field = ubah { $field }
change-clean = hapus { $count } promo
change-restore = kembalikan { $count } promo
change-decide-open = kembalikan promo
change-decide-out = hapus promo
change-decide-related = jadikan tautan terkait
change-decide-keep = pertahankan sebagai teks
change-put-back = kembalikan baris
change-add-tags = tambah { $count } tag
change-remove-tag = hapus tag
change-move-tag = pindahkan tag
change-rename-tag = ganti nama tag
change-block-kind = gaya paragraf
change-inline-style = pemformatan
change-own-rule = terapkan aturan pada { $count } baris

## The document view
view-story-back = ← Kembali ke berita
view-story = Naskah kerja
view-received = Seperti diterima
headline-name = Judul
headline-hint = Judul
body-name = Isi berita
body-hint = Tulis atau tempel berita di sini
by-byline = Oleh { $name }
by-editor = Editor: { $name }
by-source = Sumber: { $name }
long-story = Berita ini berukuran { $count } MB. Berita dapat dibaca, dibersihkan, dan disimpan di sini, tetapi tidak dapat disunting.
switch-take-out = Hapus
switch-put-back = Kembalikan
switch-decide = Putuskan

## The source view
place-body = isi berita
place-promo-in = promo, di teks
place-promo-out = promo, dihapus
place-end-mark = tanda akhir
place-tag = tag
place-aside = disisihkan
place-deleted = dihapus

## Related links
links-title = Promo dan tautan
links-out = Dihapus: { $count }
links-none = Tidak ada promo di berita ini.
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
decision-out = Dihapus
decision-related = Tautan terkait
decision-keep = Tetap sebagai teks
confidence-certain = pasti
confidence-unsure = belum pasti
confidence-percent = { $count }%
decide-out = Hapus
decide-back = Kembalikan
decide-related = Jadikan tautan terkait
decide-not-related = Bukan tautan terkait
decide-keep = Pertahankan sebagai teks
promo-other-end = Mungkin juga berakhir di sini: {$text}
promo-use-other-end = Akhiri di sini
decide-not-keep = Perlakukan sebagai promo
go-to-place = Tampilkan di berita
neighbour-above = sesudah: { $text }
neighbour-below = sebelum: { $text }
end-mark = Tanda akhir { $mark }

## Excluded lines
aside-title = { $count } baris disisihkan
aside-show = Tampilkan
aside-hide = Sembunyikan
aside-put-back = Kembalikan

## User rules
lines-like-this = Baris seperti ini
rules-title = Aturan saya
rules-none = Belum ada aturan. Aturan menghapus atau mempertahankan setiap baris yang serupa, di semua berita yang terbuka dan yang dibuka nanti.
rules-how = Untuk membuatnya, letakkan kursor di sebuah baris, lalu tekan Ctrl+T agar baris seperti itu selalu dihapus, atau Ctrl+Shift+T agar selalu dipertahankan. Bisa juga lewat klik kanan pada baris atau tiga titik di sampingnya. Semua baris yang cocok ditampilkan sebelum aturan disimpan.
rules-hint = Aturan berlaku saat berita dibuka atau aturan disimpan. Aturan tersimpan di komputer ini.
rules-of-packs = { $count } aturan lain berasal dari paket Anda yang lain.
rule-takes-out = Menghapus
rule-keeps = Mempertahankan
rule-in-force = Aktif
rule-counts = diterapkan { $right } · diurungkan { $undone }
rule-counts-hint = Diterapkan: baris yang diputuskan aturan ini lalu disimpan apa adanya. Diurungkan: baris yang kemudian Anda putuskan lain.
rule-edit = Ubah…
rule-delete = Hapus
rule-put-back = Kembalikan aturan
rule-gone = Dihapus: { $pattern }
teach-title = Aturan untuk baris seperti ini
teach-edit-title = Ubah aturan
teach-from = Dari: { $line }
teach-pattern = Pola
teach-pattern-number = Pola { $count }
teach-hint = * cocok dengan apa saja, # dengan angka. Huruf besar/kecil, spasi, serta bentuk tanda kutip dan tanda hubung diabaikan.
teach-take-out = Selalu hapus baris seperti ini
teach-keep = Selalu pertahankan baris seperti ini
teach-found = { $lines ->
    [0] Tidak ada baris yang cocok di berita yang terbuka.
   *[other] { $lines } baris cocok di { $stories } berita yang terbuka; { $changing ->
        [0] tidak ada yang akan berubah.
       *[other] { $changing } baris akan berubah.
    }
}
teach-found-later = Baris yang cocok ditampilkan di sini.
teach-more = dan { $count } lagi
teach-save = Simpan aturan
touch-takes-out = akan dihapus
touch-keeps = akan dipertahankan
touch-puts-back = akan dikembalikan
touch-is-out = sudah dihapus
touch-is-aside = sudah disisihkan
touch-is-text = sudah menjadi teks
touch-when-read = saat dibuka lagi
touch-along = promo yang sama
touch-is-related = tetap tautan terkait
pattern-empty = Isi dengan kata-kata yang sama pada baris seperti itu.
pattern-fits-all = Pola ini cocok dengan hampir semua baris. Tambahkan kata yang hanya ada pada baris seperti itu.
pattern-too-long = Pola ini terlalu panjang. Sisakan kata-kata awal dan akhiri dengan *.

## Metadata
metadata-title = Metadata
field-headline = Judul
field-abstract = Ringkasan
field-slug = Slug
field-byline = Penulis
field-editor = Editor
field-place = Tempat (dateline)
field-agency = Kantor berita
field-published = Tayang
field-updated = Diperbarui
field-embargo = Embargo
field-source = Sumber
field-source-title = Judul asli
field-source-url = URL sumber
field-language = Bahasa
field-picture = Foto utama
field-caption = Keterangan foto
field-credit = Kredit foto
field-category = Rubrik
field-note = Catatan internal
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
from-line-hint = Tampilkan baris ini di naskah asli
field-doubtful = belum pasti
field-doubtful-hint = Klik untuk memastikan. Menyunting kolom juga menghapus tanda ini.
length-good = Tampil utuh di mana pun: sampai { $good } karakter
length-long = Lebih dari { $good } karakter: terpotong di sebagian halaman. Batas: { $most }.
length-too-long = Lebih dari { $most } karakter: dipotong atau ditolak kebanyakan sistem
date-hint = 8 Jan 2023, 19.15 WIB
date-as-before = Batalkan perubahan
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
tags-name = Tambahkan tag
tags-hint = Ketik tag atau tempel daftar
tag-chip = Hapus tag { $tag }
tag-chip-hint = Klik × untuk menghapus, seret untuk memindahkan. Tombol: Delete, Ctrl+Kiri, Ctrl+Kanan.

## Open stories
stories-open = { $count } berita terbuka
story-untitled = Berita tanpa judul
story-unsaved = belum disimpan
story-links = { $count } promo

## The status line
status-saved = Tersimpan
status-unsaved = Belum disimpan
status-saving = Menyimpan…
status-as-received = Belum diubah
status-opening = Membuka…
status-words = { $count } kata
status-reading-time = { $count } mnt
status-links-in = { $count } promo di teks
status-links-out = { $count } dihapus

## Notices
notice-opened = Dibuka. { $promos ->
    [0] Tidak ada promo
   *[other] { $promos } promo ditemukan
}{ $aside ->
    [0] .
   *[other] , { $aside } baris disisihkan.
}{ $attachments ->
    [0] { "" }
   *[other] { " " }Surel ini punya { $attachments } lampiran yang tidak dibuka.
}{ $pictures ->
    [0] { "" }
   *[other] { " " }{ $pictures } gambar tetap di berkasnya.
}
notice-opened-encoding = Dibuka sebagai { $encoding }. { $promos ->
    [0] Tidak ada promo
   *[other] { $promos } promo ditemukan
}{ $aside ->
    [0] .
   *[other] , { $aside } baris disisihkan.
} Jika ada huruf yang janggal, berkas ini memakai pengodean lain.
notice-opened-stored = Dibuka. { $in ->
    [0] Tidak ada promo di teks
   *[other] { $in } promo di teks
}, { $out } dihapus.
notice-opened-damaged = Dibuka sebagai { $encoding }, tetapi sebagian bita tidak sah dan tampil sebagai �. Berkas aslinya tidak berubah.
notice-dismiss = Tutup
notice-already-open = Sudah terbuka:
notice-clipboard-empty = Tidak ada teks di papan klip.
notice-exported-with-promos = Teks disimpan dengan { $count } promo di dalamnya, di samping berkas berita:
notice-saved = Disimpan:
notice-exported = Teks disimpan. Beritanya sendiri belum disimpan; hanya berkas RON yang memuat semuanya:
notice-text-holds-less = Berkas teks tidak dapat memuat seluruh berita ini. Simpan sebagai berkas kerja (.ron); teksnya tidak diubah:
notice-exported-beside = Teks disimpan, di samping berkas berita:
notice-open-elsewhere = Belum disimpan: “{ $name }” sedang terbuka dari berkas ini. Tutup dulu atau pilih nama lain:
notice-saved-with-promos = Disimpan, dengan { $count } promo masih di teks:
notice-cleaned = { $count } promo dihapus.
notice-cleaned-some = { $count } promo yang pasti dihapus, { $left } yang belum pasti perlu diputuskan.
notice-restored = { $count } promo dikembalikan.
notice-nothing-to-undo = Tidak ada yang dapat diurungkan.
notice-nothing-to-redo = Tidak ada yang dapat diulangi.
notice-nothing-to-clean = Tidak ada lagi promo di teks.
notice-only-uncertain = { $count } promo yang belum pasti perlu diputuskan; tidak ada yang pasti.
notice-nothing-to-decide-here = Tidak ada promo atau baris meragukan di kursor.
notice-line-left-out = { $count ->
    [0] Baris tetap disisihkan. Tidak ada lagi baris yang meragukan.
   *[other] Baris tetap disisihkan. Masih ada { $count } baris yang meragukan.
}
notice-lines-folded-here = Baris yang disisihkan di sini terlipat. Tampilkan dulu (“Tampilkan baris yang disisihkan”), lalu kembalikan.
notice-decided-here = { $count ->
    [0] Tidak ada lagi yang perlu diputuskan di semua berita.
   *[other] Tidak ada lagi yang perlu diputuskan di berita ini. “Berikutnya yang perlu diputuskan” membuka { $count } berita lain.
}
notice-inside-passage = Bagian ini ditandai sebagai promo atau tanda akhir. Pilih “Pertahankan sebagai teks” untuk menyuntingnya, atau hapus.
notice-inside-passage-out = Bagian ini sudah dihapus dari berita. Kembalikan dulu (Ctrl+Enter), lalu pilih “Pertahankan sebagai teks” untuk menyuntingnya.
notice-nothing-to-join = Tidak ada paragraf untuk digabungkan.
notice-edit-refused = Ini tidak dapat dilakukan; berita tidak berubah. { $detail }
notice-date-refused = Tanggal tidak diterima: { $reason }
notice-tag-present = Berita ini sudah memiliki tag itu.
notice-no-line-here = Tidak ada baris di kursor untuk dibuatkan aturan.
notice-rule-stays = Diurungkan di berita ini. Aturannya tetap berlaku; Urungkan juga membatalkannya.
notice-rule-undone = { $count ->
    [0] Aturan dihapus; tidak ada berita yang berubah.
   *[other] Aturan dihapus, dan perubahannya di { $count } berita diurungkan.
}
notice-rule-deleted = Aturan dihapus: { $pattern }
notice-rule-saved = { $count } aturan disimpan. { $lines ->
    [0] Tidak ada baris yang berubah di berita yang terbuka.
   *[other] { $lines } baris berubah di { $stories } berita.
}

## Errors
problem-disk-missing = Berkas tidak ditemukan:
problem-disk-missing-folder = Tidak disimpan: folder tidak ada. Pilih yang lain:
problem-disk-folder = Ini folder, bukan berkas:
problem-disk-no-file = Ini perangkat, bukan berkas:
problem-disk-no-permission = Anda tidak punya izin membaca berkas ini:
problem-disk-read-only = Tidak disimpan: berkas ini hanya-baca. Simpan dengan nama lain:
problem-disk-read-only-folder = Tidak disimpan: Anda tidak punya izin menulis di folder ini. Pilih yang lain:
problem-disk-too-large = Berkas ini lebih besar dari 512 MB:
problem-disk-full = Tidak disimpan: disk penuh. Kosongkan ruang atau simpan di tempat lain; berita tetap terbuka:
problem-disk-link-loop = Tautan ini merujuk ke dirinya sendiri:
problem-disk-name = Nama berkas ini tidak sah:
problem-disk-other = { $number ->
    [0] Sistem gagal melakukannya:
   *[other] Sistem melaporkan kesalahan { $number }:
}
problem-open-empty = Berkas ini kosong:
problem-open-binary = Ini bukan teks, melainkan program, gambar, atau arsip:
problem-open-ron = Ada kesalahan di berkas berita ini, baris { $line }, kolom { $column }: { ron-error }. Perbaiki dengan editor teks:
problem-open-newer-version = Berita ini disimpan dengan versi Redaksi yang lebih baru ({ $version }). Perbarui untuk membukanya:
problem-open-too-deep = Kurung bersarang terlalu dalam di baris { $line }; berkas ini bukan berita:
problem-open-broken = Berkas berita ini rusak ({ story-error }):
problem-read-unknown-kind = Redaksi tidak mengenal jenis berkas ini. Simpan sebagai Word (.docx), OpenDocument (.odt), PDF, atau teks biasa:
problem-read-old-word = Berkas ini memakai format Word lama (.doc), yang tidak dibaca Redaksi. Buka dengan Word atau LibreOffice, lalu simpan sebagai .docx:
problem-read-other-package = Ini lembar kerja, presentasi, atau arsip, bukan dokumen teks. Salin teksnya, atau simpan sebagai .docx:
problem-read-encrypted = Dokumen ini dilindungi kata sandi. Buka dengan program pembuatnya, lalu simpan tanpa kata sandi:
problem-read-too-large = Dokumen ini terlalu besar setelah dibuka kemasannya. Salin teks yang diperlukan ke dokumen baru:
problem-read-zip-bomb = Satu bagian dokumen ini membesar secara mencurigakan, seperti pada serangan. Minta pengirim mengirimnya dalam bentuk lain:
problem-read-too-many-parts = Bagian dokumen ini terlalu banyak. Salin teks yang diperlukan ke dokumen baru:
problem-read-too-deep = Bagian dokumen ini bersarang terlalu dalam. Buka dengan program pembuatnya, lalu simpan lagi:
problem-read-entity-declared = Dokumen ini mendeklarasikan entitas, yang dipakai dalam serangan. Buka dengan program pembuatnya, lalu simpan lagi:
problem-read-damaged = Dokumen ini rusak. Buka dengan program pembuatnya, lalu simpan lagi:
problem-read-no-text = Dokumen ini tidak memuat teks. Jika hasil pindaian, kenali dulu teksnya dengan program lain:
problem-export-holds-one = Tidak diekspor: format ini memuat satu berita per berkas.
problem-export-no-template = Pilih templat dahulu.
problem-export-too-large = Tidak diekspor: dokumen terlalu besar.
problem-export-template = Templat bermasalah di baris { $line }, kolom { $column }: { $what }{ $parts ->
    [0] { "" }
   *[other] { " " }(“{ $part }”)
}. Perbaiki di
problem-pack = Satu paket tidak dimuat ({ pack-error }):
problem-settings-broken = Pengaturan Anda tidak terbaca (baris { $line }, kolom { $column }: { ron-error }). Berkas lama disimpan sebagai
problem-state-too-large = Berkas program ini terlalu besar dan tidak dibaca; berkasnya disimpan sebagai
problem-vocabulary-broken = Daftar tag Anda tidak terbaca (baris { $line }, kolom { $column }: { ron-error }). Berkas lama disimpan sebagai
problem-tags-broken = Tag tidak terbaca (baris { $line }, kolom { $column }: { ron-error }). Tidak ada yang diubah. Perbaiki berkas ini di editor teks:
problem-tags-changed = Tidak disimpan: program lain mengubah kosakata tag. Muat ulang berkasnya; setelah itu “Urungkan” mengembalikan versi Anda. Berkas:
problem-glossary-broken = Glosarium tidak terbaca, jadi tidak ada yang ditambahkan. Perbaiki di editor teks:
problem-glossary-changed = Tidak ditambahkan: program lain baru saja mengubah glosarium. Coba lagi:
problem-rules-broken = Aturan Anda tidak terbaca ({ pack-error }). Berkas lama disimpan sebagai
problem-rules-changed = Aturan Anda diubah di luar Redaksi. Versi itu disimpan sebagai
problem-fault = Terjadi kesalahan internal. Berita masih terbuka; simpan dengan nama lain dan laporkan:
problem-unwritable = Tidak disimpan: berita tidak dapat ditulis. Berkasnya tidak berubah:

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
problem-no-worker = Berkas tidak dapat dibaca atau ditulis. Jalankan ulang Redaksi.{ $number ->
    [0] {""}
   *[other] {" "}(Kesalahan sistem { $number })
}

## Dialogs
dialog-cancel = Batal
dialog-browse = Telusuri…
beside-raw = -bersih
dialog-path = Berkas
dialog-open-title = Buka berita
dialog-open-hint = Lokasi berkas teks, halaman web, surel, Word atau dokumen lain, PDF, atau RON, atau folder berisi berkas itu. Tab melengkapi nama.
dialog-open-button = Buka
dialog-save-title = Simpan berita
dialog-save-button = Simpan
dialog-create-folder-button = Buat folder dan simpan
dialog-replace-title = Timpa berkas ini?
dialog-replace-hint = Isinya yang sekarang disimpan sebagai versi lama.
dialog-replace-button = Timpa
dialog-replace-count = Timpa { $count } berkas?
dialog-confirm-saves-count = Simpan { $count } berita di berkas ini?
dialog-confirm-saves-hint = { $count ->
    [0] Berkas baru; tidak ada yang ditimpa.
   *[other] { $count } berkas ditimpa; isinya yang sekarang disimpan sebagai versi lama.
}
dialog-confirm-saves-folder = Simpan di folder lain…
dialog-unsaved-title = Simpan sebelum menutup?
dialog-unsaved = Perubahan pada “{ $name }” belum disimpan.
dialog-unsaved-many = Perubahan pada { $count } berita belum disimpan:
dialog-unsaved-save = Simpan
dialog-unsaved-discard = Jangan simpan
format-ron = Berkas kerja (.ron): menyimpan semuanya
format-txt = Teks tayang (.txt): berita seperti yang dibaca pembaca
filter-stories = Berita
filter-all = Semua berkas

## The empty workspace
welcome-line = Naskah mentah masuk, berita bersih keluar, tanpa ada yang hilang.
welcome-open = Buka berita…
welcome-paste = Tempel berita
welcome-drop = Atau seret berkas ke sini. Ctrl+O membuka, Ctrl+V menempel.
welcome-recent = Terkini
drop-here = { $count ->
    [1] Lepaskan untuk membuka berita
   *[other] Lepaskan untuk membuka { $count } berita
}

## Crash recovery
recovery-title = { $count } berita punya perubahan yang belum disimpan dari sesi lalu
recovery-hint = Redaksi atau komputer berhenti mendadak. Inilah yang sudah Anda ketik; berkas Anda tidak diubah.
recovery-kept-at = { $at } · { $file }
recovery-no-file = belum disimpan
recovery-not-entered = Diketik tetapi belum dimasukkan: { $typed }
recovery-bring-back = Pulihkan
recovery-later = Putuskan nanti
recovery-throw-away = Buang
recovery-finish = Lanjutkan
recovery-compare = Bandingkan
recovery-compared-below = dibandingkan di bawah
recovery-against-file = Perubahan yang belum disimpan, dibandingkan dengan berkas sekarang
recovery-no-file-now = Perubahan yang belum disimpan; tidak ada berkas untuk dibandingkan
compared-same-all = Tidak ada perbedaan.
compared-same-text = Teksnya sama. Yang berbeda: { $parts }.
compared-part-decisions = keputusan tentang promo dan baris
compared-part-tags = tag
compared-part-comments = komentar
compared-part-other = data lain
compared-same = { $count } baris tidak berubah
compared-new = Ditambahkan
compared-gone = Dihapus
notice-brought-back = { $count } berita dipulihkan. Belum disimpan.
notice-journal-again = Perubahan yang belum disimpan kembali dicadangkan.
status-unkept = Perubahan tidak dicadangkan
status-unkept-hint = Jika Redaksi berhenti sekarang, perubahan yang belum disimpan hilang. Simpan, lalu kosongkan ruang disk.
problem-journal = Perubahan yang belum disimpan tidak dicadangkan: { $why ->
    [disk-full] disk penuh
    [disk-read-only-folder] tidak ada izin menulis
   *[other] sistem gagal menulis{ $number ->
        [0] {""}
       *[other] {" "}(kesalahan { $number })
    }
}. Simpan sesering mungkin; Redaksi mencoba lagi tiap detik. Folder:
problem-left-unreadable = Ada berita yang tertinggal saat program berhenti, tetapi berkasnya rusak. Berkasnya tetap di sini:
problem-left-newer = Redaksi versi baru meninggalkan berita saat berhenti; perbarui program untuk mengembalikannya. Berkasnya tetap di sini:
problem-left-not-now = Ada berita yang tertinggal saat program berhenti, tetapi belum terbaca; dicoba lagi saat program dibuka. Berkasnya tetap di sini:

## Conflicts: files changed by another program
disputed-title = Berkas diubah program lain
disputed-hint = Ada perubahan Anda yang belum disimpan, dan berkasnya juga berubah. Belum ada yang ditimpa.
disputed-hint-saved = Tidak ada perubahan Anda yang belum disimpan; berkasnya lebih baru.
disputed-compared = Versi Anda, dibandingkan dengan berkas
disputed-in-file = Berkas
disputed-here = Versi Anda
disputed-mine = Pakai versi saya
disputed-mine-hint = Versi Anda menimpa berkas; isi berkas sekarang disimpan sebagai versi lama.
disputed-theirs = Pakai isi berkas
disputed-theirs-hint = Berita menjadi seperti isi berkas. Urungkan mengembalikan versi Anda.
disputed-both = Pertahankan keduanya
disputed-both-hint = Berkas dibuka sebagai berita kedua; versi Anda tetap terbuka dan disimpan dengan nama lain.
notice-waits-for-answer = Belum disimpan. Jawab dulu pertanyaan yang terbuka, lalu simpan lagi:
notice-file-changed = Diubah program lain:
notice-file-gone = Berkas ini dipindahkan atau dihapus. Berita tetap terbuka; lokasinya ditanyakan saat disimpan:
notice-took-theirs = Berita kini seperti isi berkas. Urungkan mengembalikan versi Anda:
notice-both-open = Keduanya terbuka. Berita Anda kini tanpa berkas; berkas ini milik yang satunya:
status-file-changed = Diubah program lain
status-file-gone = Berkas tidak ditemukan
status-file-compare = Bandingkan
change-version = kembalikan versi
problem-unversioned = Disimpan, tetapi versi sebelumnya tidak dapat dicadangkan karena foldernya tidak dapat ditulisi:

## Versions of a story
command-versions = Versi dan perubahan…
versions-title = Versi dan perubahan
versions-hint = Setiap penyimpanan mencadangkan versi sebelumnya. Pilih dua versi untuk dibandingkan.
versions-none = Belum ada versi lama; versi disimpan sejak penyimpanan kedua. Ini perubahan sejak berita diterima.
versions-from = Lama
versions-to = Baru
versions-from-this = Lama: { $version }
versions-to-this = Baru: { $version }
versions-now = Sekarang
versions-received = Seperti diterima
versions-until = Sebelum disimpan pada { $at }
versions-bring-back = Kembalikan versi ini
versions-bring-back-hint = Berita menjadi versi lama. Ini dapat diurungkan.
versions-mark = Tampilkan di teks
versions-mark-hint = Menandai perubahan sejak versi lama di dalam berita, tempat setiap perubahan bisa diterima atau dibatalkan
versions-close = Tutup
notice-version-back = Versi lama dikembalikan. Ini dapat diurungkan.

## The report of changes
report-title = Perubahan: { $headline }
report-nothing = Tidak ada perubahan.
report-text = Teks
report-old = Sebelum
report-new = Sesudah
report-out = { $count } promo dihapus
report-back = { $count } promo dikembalikan
report-fields = Kolom dan tag
report-empty = kosong
report-tags-new = Tag ditambahkan
report-tags-gone = Tag dihapus
versions-report = Salin laporan
versions-report-hint = Menyalin perubahan dan penghapusan beserta alasannya, sebagai teks untuk surel
versions-report-copied = Disalin.
compared-tag-new = Tag ditambahkan
compared-tag-gone = Tag dihapus
compared-out = Dihapus
compared-back = Dikembalikan

## Commands for all open stories
command-save-every = Simpan semua
command-clean-every = Hapus promo yang pasti di semua berita
command-next-unfinished = Berikutnya yang perlu diputuskan
notice-cleaned-every = { $count } promo yang pasti dihapus dari { $stories } berita. { $left ->
    [0] {""}
   *[other] { $left } promo yang belum pasti perlu diputuskan.
}
notice-undone-original = Naskah asli dilepas. “Ulangi” melampirkannya lagi.
notice-redone-original = Naskah asli terlampir lagi.
notice-undone-here = Diurungkan di berita ini, tetapi tidak di { $count } berita lain.
notice-undone-every = Diurungkan di { $count } berita.
notice-no-file-yet = { $count } berita belum punya berkas; simpan masing-masing dengan nama. Yang lain sudah disimpan.
notice-all-saved = { $untouched ->
    [0] Semua berita sudah disimpan.
   *[other] Tidak ada yang perlu disimpan. { $untouched } berita masih seperti saat diterima; “Simpan semua sebagai…” juga menulisnya.
}
notice-all-decided = Tidak ada lagi yang perlu diputuskan.
notice-only-here-undecided = Hanya berita ini yang masih perlu diputuskan.
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
notice-session-gone = { $count } berkas dari sesi lalu sudah tidak ada.

## Find and replace
command-find = Cari…
command-replace = Ganti…
find-replace-all-hint = Mengganti semua hasil yang dicentang (Alt+Enter di kolomnya)
find-name = Cari
find-with-name = Ganti dengan
find-case = Bedakan huruf besar/kecil
find-case-hint = Mati: “Bupati” juga menemukan “bupati”, dan penggantinya mengikuti huruf yang ditemukan.
find-accents = Bedakan aksen
find-accents-hint = Mati: “cafe” juga menemukan “café”.
find-whole = Kata utuh
find-whole-hint = Aktif: “apa” tidak menemukan “bapak”.
find-pattern = Ekspresi reguler
find-pattern-hint = “.” berarti karakter apa pun, “\d” angka; “$1” di pengganti adalah isi kurung pertama.
find-previous = Sebelumnya
find-next = Berikutnya
find-in-story = Berita ini
find-in-body = Isi berita
find-in-every = Semua berita
find-in-text = Teks
find-in-promo = Promo, tidak diganti
find-at = { $at } dari { $count }
find-replace = Ganti
find-replace-all = { $count ->
    [0] Ganti semua
   *[other] Ganti semua { $count }
}
find-found = { $count ->
    [0] Tidak ada hasil
   *[other] { $count } hasil
}
find-fault = Ekspresi reguler tidak sah. Periksa kurung dan garis miring terbaliknya.
find-tick = Ganti hasil { $count }
find-close = Tutup
change-replace = ganti
notice-replaced = { $count } hasil diganti di { $stories } berita. { $left ->
    [0] {""}
   *[other] { $left } di dalam promo tidak diganti.
}

## Paragraphs, letters and the page
command-indent-item = Masukkan butir daftar
command-outdent-item = Keluarkan butir daftar
command-move-up = Naikkan paragraf
command-move-down = Turunkan paragraf
command-duplicate = Gandakan paragraf
command-join = Gabungkan dengan paragraf berikutnya
command-upper-case = HURUF BESAR SEMUA
command-sentence-case = Huruf besar awal kalimat
command-title-case = Huruf Besar Tiap Kata
command-cycle-case = Ubah huruf besar/kecil
command-paragraph-up = Paragraf sebelumnya
command-paragraph-down = Paragraf berikutnya
command-go-to = Ke paragraf…
command-alone = Mode fokus
alone-end = Keluar dari mode fokus
change-move-paragraph = pindahkan paragraf
change-duplicate = gandakan paragraf
change-case = ubah huruf besar/kecil
change-printed-sign = tanda kutip atau pisah tipografis
change-clean-paste = rapikan hasil tempel
notice-pasted-clean = Ditempel tanpa spasi berlebih, baris kosong, dan karakter tersembunyi. Urungkan sekali untuk mendapat aslinya.
printed-signs-hint = Saat mengetik, tanda kutip lurus menjadi lengkung dan dua tanda hubung menjadi tanda pisah. Urungkan sekali untuk mendapat yang diketik.
invisibles-hint = Menandai spasi tak terputus, tab, dan karakter tanpa bentuk
page-size = Ukuran huruf
page-measure = Karakter per baris
page-spacing = Jarak baris
target = Target kata
target-none = Tanpa target
go-to-title = Ke paragraf
go-to-button = Ke sana
go-to-paragraphs = Berita ini punya { $count } paragraf.
status-words-selected = { $count } kata dipilih
status-words-target = { $count } dari { $target } kata
length-story = Berita
length-selected = Pilihan
length-words = Kata
length-characters = Karakter
length-sentences = Kalimat
length-paragraphs = Paragraf
find-where = Cari di
find-only-lines = Hanya mencari di { $count } baris terpilih.
find-whole-story = Cari di seluruh berita
find-in-selection = Pilihan
find-in-headline = Judul
find-in-fields = Kolom

## The story list and bulk operations
command-open-folder = Buka folder…
dialog-folder-title = Buka folder
status-opening-many = Membuka { $done } dari { $count }…
toast-warning = Catatan
toast-error = Galat
status-saving-many = Menyimpan { $done } dari { $count }…
status-stop = Hentikan
notice-saved-every = { $count } berita disimpan.{ $promos ->
    [0] { "" }
   *[other] { " " }{ $promos } promo belum diputuskan.
}{ $untouched ->
    [0] { "" }
   *[other] { " " }{ $untouched } berita yang belum diubah tidak ditulis.
}
notice-not-saved-draft = { $saved ->
    [0] { "" }
   *[other] { $saved } berita disimpan.{ " " }
}{ $count ->
    [1] Tidak disimpan: { $names }. { $field }: { $reason }
   *[other] Tidak disimpan karena tanggalnya belum lengkap: { $names }
}
notice-saved-stopped = Dihentikan: { $count } disimpan, { $left } tidak disimpan.
notice-attachments-opened = { $count ->
    [0] Tidak ada lampiran yang berisi teks
   *[other] { $count } lampiran dibuka
}{ $others ->
    [0] .
   *[other] . Bukan berita: { $names }
}
notice-opened-many = { $count } berita dibuka.{ $attachments ->
    [0] { "" }
   *[other] { " " }{ $attachments } lampiran surel tidak dibuka.
}{ $pictures ->
    [0] { "" }
   *[other] { " " }{ $pictures } gambar tetap di berkasnya.
}
notice-opened-stopped = Dihentikan: { $count } dibuka, { $left } tidak dibuka.
notice-opened-some = { $count } dibuka, { $failed } tidak dapat dibuka: { $names }. Buka satu saja untuk melihat sebabnya.
notice-folder-empty = Tidak ada berita, teks, halaman web, surel, atau dokumen di folder ini:
stories-listed = { $listed } dari { $count } berita
stories-filter = Saring menurut judul
stories-filter-hint = Judul atau #tag
stories-stage = Saring menurut tahap
stories-order = Urutkan menurut
stage-any = Semua
stage-received = Diterima
stage-in-progress = Dikerjakan
stage-ready = Siap tayang
stage-published = Sudah tayang
stage-on-hold = Ditahan
stage-spiked = Batal tayang
order-opened = Urutan dibuka
order-headline = Judul
order-stage = Tahap
order-deadline = Tenggat
order-links = Promo

## Moving between changes
change-take-back = batalkan perubahan
compared-changes = { $count } perubahan
compared-at = Perubahan { $at } dari { $count }
compared-next = Perubahan berikutnya
compared-previous = Perubahan sebelumnya
compared-take-back = Batalkan
compared-whole = Tampilkan seluruh paragraf
compared-part = Tampilkan perubahannya saja
compared-moved-away = Dipindah dari sini
compared-moved-here = Dipindah ke sini
versions-saved = Berkas tersimpan
notice-not-taken-back = Perubahan ini tidak dapat dibatalkan sendiri: teksnya sudah berubah lagi.

## The window: panels, palette, tour, checks
command-received = Tampilkan teks seperti diterima
command-panel-stories = Daftar berita
command-panel-links = Promo
command-panel-metadata = Metadata dan tag
command-panel-checks = Pemeriksaan
command-panel-rules = Aturan saya
command-panels = Tampilkan atau sembunyikan panel
command-to-text = Kembali ke teks
command-next-finding = Temuan berikutnya
command-previous-finding = Temuan sebelumnya
command-larger = Perbesar
command-smaller = Perkecil
command-usual-size = Ukuran sebenarnya
command-theme-system = Tema sistem
command-theme-light = Tema terang
command-theme-dark = Tema gelap
command-language-system = Bahasa sistem
command-language-en = English
command-language-id = Bahasa Indonesia
command-printed-signs = Tanda kutip dan pisah tipografis
command-invisibles = Tampilkan karakter tak terlihat
command-still-motion = Kurangi gerakan
command-palette = Palet perintah…
command-key-help = Pintasan papan ketik
command-tour = Tur singkat
command-open-sample = Buka berita contoh
menu-help = Bantuan
still-motion-hint = Tanpa efek pudar, gulir otomatis, dan kursor berkedip
palette-hint = Perintah, berita, atau kolom
palette-name = Palet perintah
palette-none = Tidak ada yang cocok
disabled-attachments = bukan surel berlampiran
disabled-recent-files = tidak ada berkas terakhir
disabled-watched-folder = tidak ada folder yang dipantau
disabled-story = tidak ada berita yang terbuka
disabled-several-stories = perlu beberapa berita
disabled-unsaved-story = tidak ada yang perlu disimpan
disabled-selection = tidak ada yang dipilih
disabled-undo = tidak ada yang bisa diurungkan
disabled-redo = tidak ada yang bisa diulangi
disabled-bulk-undo = tidak ada yang bisa diurungkan di semua berita
disabled-certain-promo = tidak ada lagi promo yang pasti
disabled-certain-promo-anywhere = tidak ada lagi promo yang pasti
disabled-removed-promo = tidak ada promo yang dihapus
disabled-original = naskah asli belum dilampirkan
disabled-finding = tidak ada temuan di kursor
disabled-fix = tidak ada perbaikan untuk temuan di kursor
disabled-comments = tidak ada komentar
disabled-tracked-changes = perubahan tidak ditampilkan
key-help-title = Pintasan papan ketik
key-help-hint = Tombol sebuah perintah diubah di berkas { $file }, dengan baris seperti "clean": ["Ctrl+B"] di antara kurung kurawal. Arahkan penunjuk ke perintah untuk melihat namanya.
key-help-name = Nama di keys.ron: { $name }
key-space = Spasi
key-or = atau
dialog-close = Tutup
tab-checks = { $count ->
    [0] Temuan
   *[other] Temuan { $count }
}
checks-title = Temuan
checks-count = { $count } temuan
checks-none = Tidak ada yang perlu diperiksa.
check-grave = Harus diperbaiki
check-look = Peringatan
check-headline-missing = Berita belum punya judul.
check-text-missing = Berita belum punya isi.
check-field-long = { $field }: { $length } karakter; sebagian halaman hanya menampilkan { $good }.
check-field-too-long = { $field }: { $length } karakter; batasnya { $most }.
check-links-wait = { $count } promo perlu diputuskan.
check-embargo = Naskah ini diembargo. Jangan terbitkan sebelum waktu di kolom “Embargo”.
check-letters-repaired = Huruf yang rusak di perjalanan diperbaiki di sini. Teks asli tetap seperti saat diterima.
check-space-doubled = Spasi ganda.
check-space-before-sign = Spasi sebelum tanda baca.
check-whole = Tampilkan seluruhnya
check-less = Ringkaskan
check-fix-delete = Hapus “{ $text }”
check-fix-no-space = Hapus spasi
check-fix-one-space = Ganti jadi satu spasi
check-fix-choice = Pilih: { $fixes }
check-go = Tampilkan
tour-step = { $step } dari { $count }
tour-1 = Inilah berita Anda. Tidak ada yang hilang: teks yang dihapus tetap di tempatnya dan dapat dikembalikan dengan satu tombol.
tour-2 = Promo berita lain diberi warna. Ctrl+K menghapus yang pasti; sisanya Anda yang memutuskan.
tour-3 = Di kanan: promo dengan alasannya, kolom dan tag, serta pemeriksaan. Alt+2 sampai Alt+5 menuju ke sana, Alt+0 kembali ke teks.
tour-4 = F8 menuju temuan berikutnya. F9 menampilkan naskah asli seperti saat diterima.
tour-5 = Ctrl+S menyimpan, Ctrl+J menuju hal berikutnya yang perlu diputuskan, juga di berita lain. Ctrl+Shift+P mencari perintah apa pun.
tour-next = Lanjut
tour-end = Mulai
tour-leave = Lewati
notice-no-findings = Tidak ada yang perlu diperiksa.
notice-only-certain-promos = Tidak ada lagi yang perlu diperiksa, tetapi { $count } promo pasti belum diputuskan dan masih ada di dalam teks.
notice-findings-from-start = Tadi temuan terakhir. Kembali ke temuan pertama.
notice-findings-from-end = Tadi temuan pertama. Sekarang di temuan terakhir.
notice-no-other-finding = Hanya ini temuannya.
finding-position = Temuan { $number } dari { $count }
problem-keys = Satu entri di berkas tombol Anda diabaikan ({ keys-error }). Perbaiki di

## Copying for publication
command-copy-story = Salin berita
command-copy-body = Salin isi berita
command-copy-for-cms = Salin untuk CMS
command-copy-by-template = Salin menurut templat
command-copy-parts = Pilih bagian untuk CMS…
button-copy = Salin berita
notice-copied = Disalin seperti yang akan tayang: { $count } kata.
notice-copied-with-promos = Disalin. { $promos ->
    [0] { "" }
   *[other] { $promos } promo masih ada di teks.
}{ $doubtful ->
    [0] { "" }
   *[other] { " " }{ $doubtful } baris yang meragukan tidak disalin.
}
notice-nothing-to-copy = Tidak ada yang disalin: bagian ini tidak akan tayang.
picture-label = Foto: { $name }
copy-parts-title = Bagian untuk CMS
copy-parts-hint = “Salin untuk CMS” menyalin bagian yang dicentang menurut urutan ini. Bagian yang tidak ada dalam berita dilewati.
copy-by-template = Pakai templat, bukan bagian-bagian ini
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

## The stage of a story
command-stage-received = Tandai diterima
command-stage-in-progress = Tandai dikerjakan
command-stage-ready = Tandai siap tayang
command-stage-published = Tandai sudah tayang
command-stage-on-hold = Tahan berita
command-stage-spiked = Batalkan penayangan
change-stage = ubah tahap
change-confirm-line = sisihkan baris
change-promo-end = pindahkan akhir promo
change-confirm-field = pastikan { $field }
notice-stage-set = Tahap: { $stage }
notice-marked-ready = { $count ->
    [0] Ditandai siap tayang.
   *[other] Ditandai siap tayang. { $count } masalah yang tersisa dicatat.
}{ $recommended ->
    [0] { "" }
   *[other] { " " }{ $recommended } hal yang disarankan belum ada.
}
ready-title = Tandai siap tayang?
ready-several-title = Tandai { $count } berita siap tayang?
ready-several-open = { $count } di antaranya masih bermasalah:
ready-open = Masih ada { $count } masalah di berita ini:
ready-promos = { $count } promo yang pasti masih ada di teks.
ready-doubtful = { $count } baris disisihkan, padahal mungkin bagian dari berita.
ready-hint = Jika berita tetap ditandai siap tayang, masalah ini dicatat di berita atas nama ini.
ready-fix = { $count ->
    [1] Perbaiki dan tandai siap tayang
   *[other] Perbaiki { $count } dan tandai siap tayang
}
ready-name = Nama Anda
ready-review = Tinjau
ready-anyway = Tetap tandai siap tayang
ready-anyway-key = Ctrl+Enter
field-assignee = Ditugaskan kepada
field-deadline = Tenggat

## The reading view
command-reading-view = Tampilan baca
reading-view-label = Seperti saat tayang
reading-view-end = Kembali menyunting
reading-view-story = Berita
reading-view-text = Berkas teks
command-show-excluded = Tampilkan baris yang disisihkan

## Lines set aside, where they stood in the story
left-out-lines = { $count } baris disisihkan: { $text }
left-out-doubtful = Meragukan
left-out-unfold = Tampilkan
left-out-fold = Sembunyikan
left-out-put-back = Kembalikan
left-out-confirm = Sisihkan
status-left-out = { $count } baris disisihkan
status-left-out-doubtful = { $count } baris disisihkan, { $doubtful } meragukan
place-edited = disunting
place-moved = dipindah

## Filling in fields
command-fill-fields = Isi kolom kosong
change-fill-fields = isi kolom
notice-fields-filled = { $count ->
    [0] Tidak ada kolom kosong yang dapat diisi.
   *[other] { $count } kolom diisi dari berita. Mohon diperiksa.
}
button-ready = Tandai siap tayang

## Several stories
command-save-every-as = Simpan semua sebagai…
stories-selected = { $listed } dari { $count } berita dipilih
order-received = Waktu diterima
list-add-tags = { $count ->
    [1] Tambahkan tag…
   *[other] Tambahkan tag ke { $count } berita…
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
    [1] Simpan sebagai…
   *[other] Simpan { $count } berita sebagai…
}
list-close = { $count ->
    [1] Tutup
   *[other] Tutup { $count } berita
}
bulk-tags-title = { $count ->
    [1] Tambahkan tag
   *[other] Tambahkan tag ke { $count } berita
}
bulk-tags = Tag, dipisahkan koma
bulk-tags-button = Tambahkan
bulk-field-title = { $count ->
    [1] Isi kolom
   *[other] Isi kolom di { $count } berita
}
bulk-field = Kolom
bulk-field-value = Nilai (kosong: menghapus isi kolom)
bulk-field-button = Isi
bulk-field-clear-button = Kosongkan isian
bulk-field-asks-to-clear = Tanpa nilai: tekan Enter lagi untuk mengosongkan “{ $field }” di { $count } berita.
bulk-edit-hint = “Urungkan di semua berita” di menu Sunting membatalkannya di semua berita.
dialog-folder = Folder
dialog-folder-hint = Membuka semua berita di folder ini, tanpa subfolder. Tab melengkapi nama.
dialog-save-into-title = Simpan berita sebagai
dialog-save-into-count = Simpan { $count } berita sebagai…
dialog-save-into-text-hint = Teksnya hanya salinan: tiap berita tetap memakai berkasnya sendiri, dan perubahan yang belum disimpan tetap belum tersimpan.
dialog-save-into-hint = Berkas yang sudah ada tidak ditimpa: jika namanya terpakai, berkas baru diberi nomor. Tab melengkapi nama.
notice-tagged-every = Tag ditambahkan ke { $count } berita.
notice-tags-present-everywhere = Semua berita ini sudah punya tag itu.
notice-field-set-every = { $count ->
    [0] { $field }: tidak ada berita yang berubah.
   *[other] { $field } diisi di { $count } berita.
}
notice-written-into = { $count } berita disimpan di folder{ $numbered ->
    [0] { "" }
   *[other] ; { $numbered } di antaranya diberi nomor karena namanya terpakai
}{ $unsaved ->
    [0] :
   *[other] . Teksnya hanya salinan: perubahan pada { $unsaved } berita belum tersimpan:
}
notice-written-some = { $count } disimpan, { $failed } gagal: { $names }.
problem-no-folder = Folder ini tidak ada:
problem-not-a-folder = Ini berkas, bukan folder:

## Exporting
command-open-attachments = Buka lampiran
command-export = Ekspor…
command-export-every = Ekspor semua…
list-export = { $count ->
    [1] Ekspor…
   *[other] Ekspor { $count } berita…
}
export-title = { $count ->
    [1] Ekspor berita
   *[other] Ekspor { $count } berita
}
export-format = Format
export-md = Markdown untuk pembuat situs seperti Hugo (.md)
export-html = Halaman web dengan data untuk mesin pencari (.html)
export-html-fragment = HTML isi berita saja (.html)
export-ninjs = IPTC ninjs untuk sistem berita (.json)
export-ninjs-lines = IPTC ninjs, satu berita per baris (.ndjson)
export-newsml = NewsML-G2 untuk kantor berita (.xml)
export-wxr = Berkas impor WordPress (.xml)
export-ghost = Berkas impor Ghost (.json)
export-docx = Dokumen Word (.docx)
export-csv = Tabel untuk lembar kerja (.csv)
export-template = Templat sendiri
export-choose-template = Pilih templat…
export-outlet = Nama media Anda
export-site = Alamat situsnya
export-no-outlet = Tanpa keduanya, judul atau tautan situs di berkas itu kosong.
export-as-draft = Draf, ditayangkan kemudian di sana
export-as-published = Tayang, atau pada akhir embargo
export-notes = Sebelum mengekspor:
export-complete = Format ini memuat semua yang akan tayang.
export-undecided = { $count } promo belum diputuskan dan tetap di teks.
export-button = Pilih lokasi…
dialog-export-title = Ekspor
dialog-export-button = Ekspor
dialog-export-create-button = Buat folder dan ekspor
dialog-template-title = Pilih templat
dialog-template-hint = Lokasi templat: berkas teks dengan tata letak Anda sendiri. Tab melengkapi nama.
dialog-template-button = Pilih
notice-exported-file = { $count ->
    [1] Berita diekspor:
   *[other] { $count } berita diekspor:
}
notice-exported-into = { $count } berita diekspor ke folder{ $numbered ->
    [0] :
   *[other] ; { $numbered } di antaranya diberi nomor karena namanya terpakai:
}
notice-exported-some = { $count } diekspor, { $failed } gagal: { $names }.
template-syntax = susunannya tidak benar
template-unknown-variable = ada variabel yang tidak dikenal
template-unknown-filter = ada filter, uji, atau fungsi yang tidak dikenal
template-too-long = langkahnya terlalu banyak atau tidak berakhir
template-other = ada nilai yang tidak cocok

## What a format does not hold of a story
loss-field = Format ini tidak punya tempat untuk { $fields }.
loss-too-long = “{ $field }” lebih panjang daripada { $limit } karakter yang diterima sistem itu.
loss-in-stories = { $sentence } ({ $stories })
loss-more-stories = { $stories } dan { $more } lagi
loss-assumed-time = “{ $field }” tidak memuat jam; yang ditulis 00.00.
loss-assumed-zone = “{ $field }” tidak memuat zona waktu; yang ditulis zona komputer ini.
loss-tags = Tag tidak ikut.
loss-related-links = Tautan terkait tidak ikut.
loss-related-links-without-url = Tautan terkait tanpa alamat web tidak ikut.
loss-emphasis = Huruf tebal dan miring menjadi teks biasa.
loss-links = Tautan menjadi teks biasa.
loss-unsafe-links = Tautan yang bukan alamat web atau surel menjadi teks biasa.
loss-structure = Subjudul, keterangan foto, daftar, kutipan, dan tabel menjadi paragraf biasa.
loss-item-paragraphs = Paragraf lanjutan butir daftar menjadi baris di butirnya.
loss-pictures = Foto di antara paragraf tidak disertakan.
loss-local-pictures = Foto yang berupa berkas, bukan alamat web, tidak disertakan; keterangannya tetap ada.
loss-picture-placeholders = Foto menjadi penanda berisi namanya.
loss-unsafe-pictures = Foto yang bukan berkas dan bukan alamat web tidak disertakan.
loss-control-characters = Karakter kontrol diganti dengan �.
loss-formula-guard = Teks yang diawali seperti rumus diberi tanda petik di depannya.

## Go to anything
command-go-anywhere = Cari dan buka apa saja…
go-anywhere-name = Buka
go-anywhere-hint = Berita, berkas, kolom, paragraf, promo, atau temuan
go-anywhere-none = Tidak ada yang cocok
place-story = berita
place-field = kolom
place-promo = promo belum diputuskan
place-finding = temuan
place-paragraph = paragraf

## Ended by the system
notice-reopened = { $count } berita dibuka lagi dengan perubahan yang belum disimpan dari sesi lalu.

## The watched folder
command-watch-folder = Pantau folder…
command-stop-watching = Berhenti memantau folder
dialog-watch-title = Pantau folder
dialog-watch-hint = Berita baru di folder ini terbuka begitu berkasnya lengkap. Berkas yang sudah ada tidak dibuka. Folder ini tidak ditulisi.
dialog-watch-button = Pantau
notice-watching = Berita baru dibuka begitu masuk ke
notice-not-watching = Tidak lagi memantau
notice-arrived = { $count ->
    [1] Berita baru: { $name }
   *[other] { $count } berita baru di folder yang dipantau.
}{ $attachments ->
    [0] { "" }
   *[other] { " " }({ $attachments } lampiran surel tidak dibuka.)
}{ $pictures ->
    [0] { "" }
   *[other] { " " }({ $pictures } gambar tetap di berkasnya.)
}

## The stage of several stories
list-set-stage = { $count ->
    [1] Tahap
   *[other] Tahap { $count } berita
}
notice-stage-set-every = { $count ->
    [0] Tidak ada yang berubah; semuanya sudah bertahap “{ $stage }”.
   *[other] Tahap { $count } berita diubah menjadi “{ $stage }”.
}{ $open ->
    [0] { "" }
   *[other] { " " }Masalah yang tersisa di { $open } berita dicatat.
}

## Revising
menu-review = Tinjau
command-attach-original = Lampirkan naskah asli…
command-detach-original = Lepaskan naskah asli
command-show-original = Tampilkan naskah asli
command-pair-paragraphs = Pasangkan paragraf…
command-unpair-paragraph = Lepaskan pasangan paragraf
command-apply-fix = Terapkan perbaikan
command-fix-all = Perbaiki semua yang sejenis…
command-dismiss-finding = Abaikan temuan
command-dismiss-with-reason = Abaikan dengan alasan…
command-mute-rule = Matikan aturan untuk meja redaksi
command-add-to-glossary = Tambah ke glosarium…
command-add-comment = Tambah komentar…
command-resolve-comment = Tandai komentar selesai
command-next-comment = Komentar berikutnya
command-show-changes = Tampilkan perubahan di teks
command-next-change = Perubahan berikutnya
command-previous-change = Perubahan sebelumnya
command-accept-change = Terima perubahan
command-take-back-change = Batalkan perubahan
command-accept-every-change = Terima semua perubahan
command-take-back-every-change = Batalkan semua perubahan

## The original beside the translation
view-original = Naskah asli
original-unpaired = Terlewat: { $left } · Tambahan: { $added }{ $doubtful ->
    [0] { "" }
   *[other] { " " }· Pasangan belum pasti: { $doubtful }
}
original-doubtful = Mungkin terlewat: periksa pasangannya
original-left-out = Tidak ada dalam terjemahan
original-added = Tidak ada dalam naskah asli
original-changed = Naskah asli berubah di sini
original-pair-here = Pasangkan dengan paragraf di kursor
original-go = Ke terjemahannya
dialog-original-title = Lampirkan naskah asli
attach-original-title = Lampirkan naskah asli
attach-original-button = Lampirkan
attach-original-hint = Naskah asli ditampilkan di samping berita dan disimpan bersamanya, tetapi tidak pernah diterbitkan.
attach-original-update-hint = Versi baru menggantikan naskah asli yang terlampir. Perubahannya ditandai, dan panel pemeriksaan mencantumkan paragraf yang terkait.
attach-original-open = Berita yang terbuka
attach-original-file = Pilih berkas…
attach-original-paste = Tempel
pair-title = Pasangkan dengan paragraf naskah asli
pair-hint = Pilih paragraf yang diterjemahkan di sini.
pair-button = Pasangkan
pair-nothing = Pilih paragraf yang berisi teks.
notice-original-attached = Naskah asli dilampirkan: “{ $name }”, { $count } paragraf.
notice-original-updated = Naskah asli yang lebih baru dilampirkan: “{ $name }”, { $count } paragraf. Perubahannya tercantum di panel pemeriksaan.
notice-original-detached = Naskah asli dilepaskan.
notice-no-original = Belum ada naskah asli yang dilampirkan.
notice-paired = Paragraf dipasangkan.

## Findings
checks-filtered = Tidak ada temuan yang cocok dengan saringan.
checks-running = Memeriksa…
checks-dismissed = { $count } diabaikan
checks-muted = Aturan yang dimatikan: { $count } temuan disembunyikan
check-unmute = Nyalakan: { $rule }
checks-scope = Diperiksa: { $checked }.
checks-scope-off = Tidak diperiksa: { $off }.
checks-part-completeness = bagian yang kosong, panjang, promo yang belum diputuskan, spasi
checks-part-original = perbandingan dengan naskah asli
checks-part-spelling = ejaan
checks-part-glossary = glosarium
checks-off-original = perbandingan dengan naskah asli (belum dilampirkan)
checks-off-spelling = ejaan (kamus tidak ditemukan)
checks-off-glossary = glosarium (belum ada; “Tambah ke glosarium…” di menu “Tinjau” memulainya)
check-hint = Saran
check-original-words = Naskah asli: “{ $text }”
check-fix-to = Ganti jadi “{ $fix }”
check-fix-all = Perbaiki semua ({ $count })…
check-dismiss = Abaikan
check-undismiss = Tampilkan lagi
check-mute = Matikan aturan
check-name-headline-missing = Judul kosong
check-name-text-missing = Isi kosong
check-name-embargo = Embargo
check-name-field-long = Kolom panjang
check-name-field-too-long = Kolom terlalu panjang
check-name-link-undecided = Promo belum diputuskan
check-name-letters-repaired = Huruf diperbaiki
check-name-space-doubled = Spasi ganda
check-name-space-before-sign = Spasi sebelum tanda baca
finding-severity-error = Harus diperbaiki { $count }
finding-severity-warning = Peringatan { $count }
finding-severity-hint = Saran { $count }
finding-kind-completeness = Kelengkapan { $count }
finding-kind-translation = Terjemahan { $count }
finding-kind-consistency = Konsistensi { $count }
finding-kind-spelling = Ejaan { $count }
finding-kind-language = Bahasa { $count }
finding-kind-glossary = Glosarium { $count }
finding-kind-typography = Tipografi { $count }
dismiss-title = Abaikan temuan
dismiss-reason = Alasan (boleh kosong)
dismiss-hint = Temuan ini diabaikan sampai kata-katanya berubah.
fixes-title = Perbaiki semua yang sejenis
fixes-guesses = Perbaikan yang masih dugaan tidak dicentang.
fixes-button = Terapkan { $count } perbaikan
notice-no-finding-here = Tidak ada temuan di kursor.
notice-no-fix-here = Belum ada perbaikan untuk temuan ini.
notice-fix-choice = Kata mana yang dimaksud? { $fixes }
notice-fix-replaced = “{ $text }” diganti jadi “{ $fix }”.
notice-fix-deleted = “{ $text }” dihapus.
notice-fix-spaced = Spasi diperbaiki.
notice-fixed = { $count } perbaikan diterapkan.
notice-dismissed = Temuan diabaikan sampai kata-katanya berubah.
notice-rule-muted = Aturan dimatikan untuk meja redaksi: { $rule }. Nyalakan lagi di panel pemeriksaan.

## Comments
comments-title = Komentar
comments-add = Tambah
comments-none = Tidak ada komentar terbuka.
comments-done = { $count } selesai
comments-lost = kata-katanya sudah tidak ada
comments-resolve = Selesai
comments-reopen = Buka lagi
comments-edit = Ubah
comments-remove = Hapus
comments-save = Simpan komentar
comment-title = Tambah komentar
comment-text = Komentar
comment-button = Tambah komentar
comment-confirm-key = Ctrl+Enter menambahkan komentar
notice-glossary-added = “{ $term }” ada di glosarium meja redaksi:
glossary-title = Tambah ke glosarium
glossary-term = Istilah dalam bahasa naskah asli
glossary-translation = Terjemahan yang disepakati
glossary-hint = Pemeriksaan lalu menandai terjemahan yang berbeda. Istilah yang sudah ada mendapat terjemahan baru.
glossary-button = Tambah ke glosarium
notice-nothing-to-comment = Tidak ada teks di kursor.
notice-nothing-to-format = Pilih dulu teks yang akan diformat.
notice-links-removed = { $count } tautan dihapus. Teksnya tetap ada.
notice-link-refused = Tautan harus berupa alamat web atau alamat surel.
notice-no-links = Tidak ada tautan yang bisa dihapus.
link-title = Tambah tautan
link-edit-title = Sunting tautan
link-url = URL
link-hint = https://
link-set = Pasang tautan
link-remove = Hapus tautan
notice-no-comment-here = Tidak ada komentar di kursor.
notice-no-comments = Tidak ada komentar terbuka.
notice-comments-from-start = Tadi komentar terakhir. Kembali ke komentar pertama.
notice-no-other-comment = Hanya ini komentar yang terbuka.
comment-position = Komentar { $number } dari { $count }

## Tracked changes
tracked-since-received = { $count ->
    [0] Tidak ada perubahan yang belum ditinjau sejak teks diterima
   *[other] { $count } perubahan sejak teks diterima
}
tracked-since-version = { $count ->
    [0] Tidak ada perubahan yang belum ditinjau sejak versi lama
   *[other] { $count } perubahan sejak versi lama
}
tracked-previous = Sebelumnya
tracked-next = Berikutnya
tracked-accept = Terima
tracked-revert = Kembalikan
tracked-accept-all = Terima semua
tracked-revert-all = Kembalikan semua
tracked-hide = Sembunyikan perubahan
tracked-deleted = Dihapus
notice-changes-not-shown = Perubahan tidak ditampilkan. Aktifkan “Tampilkan perubahan di teks”.
notice-no-changes = Tidak ada perubahan yang perlu ditinjau.
notice-changes-from-start = Tadi perubahan terakhir. Kembali ke perubahan pertama.
notice-changes-from-end = Tadi perubahan pertama. Sekarang di perubahan terakhir.
notice-no-other-change = Hanya ini perubahannya.
notice-changes-accepted = { $count } perubahan diterima.
notice-changes-taken-back = { $count } perubahan dibatalkan.
notice-changes-taken-back-some = { $count } perubahan dibatalkan. Tidak dibatalkan karena menyangkut promo: { $left }.
tracked-position = Perubahan { $number } dari { $count }
notice-no-change-here = Tidak ada perubahan di kursor.

## Changes, as the undo menu names them
change-add-comment = tambah komentar
change-edit-comment = ubah komentar
change-resolve-comment = tandai komentar selesai
change-reopen-comment = buka lagi komentar
change-remove-comment = hapus komentar
change-dismiss = abaikan temuan
change-undismiss = tampilkan temuan lagi
change-apply-fixes = terapkan { $count } perbaikan
change-accept-change = { $count ->
    [1] terima perubahan
   *[other] terima { $count } perubahan
}
change-take-back-change = { $count ->
    [1] batalkan perubahan
   *[other] batalkan { $count } perubahan
}
change-attach-original = lampirkan naskah asli
change-detach-original = lepaskan naskah asli
change-pair-paragraphs = pasangkan paragraf
change-unpair-paragraphs = lepaskan pasangan paragraf

## The ready list
ready-recommended = Disarankan, tidak wajib:
ready-item-errors = Pemeriksaan menemukan hal yang harus diperbaiki.
ready-item-warnings = Pemeriksaan menemukan hal yang perlu diperiksa.
ready-item-promos = Masih ada promo yang belum diputuskan.
ready-item-doubtful-lines = Masih ada baris yang disisihkan dengan ragu.
ready-item-headline-length = Judul lebih panjang dari yang disarankan.
ready-item-abstract = Berita belum punya abstrak.
ready-item-byline = Berita belum punya nama penulis.
ready-item-dateline = Dateline belum menyebut tempat.
ready-item-source = Sumber belum disebut.
ready-item-caption = Foto belum punya keterangan.
ready-item-credit = Foto belum punya kredit.
ready-item-slug = Berita belum punya slug.
ready-item-category = Kategori belum diisi.
ready-item-tags = Tag kurang dari { $count }.
ready-item-original = Naskah asli belum dilampirkan.
ready-item-left-out = Ada paragraf naskah asli yang terlewat.
ready-item-doubtful-fields = Ada kolom yang belum pasti. Pastikan atau ubah isinya.
ready-item-comments = Masih ada komentar terbuka.
problem-ready-list = Satu entri di daftar siap tayang Anda diabaikan ({ $detail }). Perbaiki di

## Suggested tags

tags-suggested = Usulan tag
tags-accept = Tambahkan lima terbaik
tag-accept = Tambahkan tag
tag-reject = Jangan usulkan untuk berita ini
bulk-tags-accept = Tambahkan lima terbaik ke tiap berita
bulk-tags-suggested-hint = Tag yang dipilih hanya ditambahkan ke berita yang diusulkan untuknya.
notice-no-tag-suggested = Tidak ada tag yang diusulkan untuk berita ini.
change-reject-tag = tolak usulan tag
command-accept-tags = Tambahkan usulan tag
tag-reason-vocabulary = Ada dalam kosakata tag, dan { $count } kali dalam berita.
tag-reason-alias = Berita memuat “{ $text }”, yang dalam kosakata tag termasuk tag ini.
tag-reason-name = Nama yang disebut { $count } kali dalam berita.
tag-reason-abbreviation = Singkatan dari “{ $text }” dalam berita.
tag-reason-key-phrase = Frasa yang menonjol dalam berita.
tag-reason-implied = Tersirat dari tag “{ $text }”.
tag-reason-came-with-story = Datang bersama berita sebagai “{ $text }”.
tag-reason-learned = Sebelumnya { $accepted } kali diterima, { $rejected } kali ditolak.

## The tag vocabulary

command-tag-vocabulary = Kosakata tag…
command-forget-tag-decisions = Lupakan keputusan tag
command-copy-hashtags = Salin tag sebagai tagar
command-copy-tag-list = Salin tag dengan koma
notice-tag-decisions-forgotten = { $count ->
    [0] Belum ada keputusan tentang usulan tag.
   *[other] Keputusan tentang { $count } usulan tag dilupakan.
}
notice-tags-copied = Disalin: { $text }
notice-no-tags-to-copy = Berita ini tidak punya tag untuk disalin.
notice-tag-mapped = “{ $typed }” dalam kosakata tag adalah “{ $tag }”.
notice-tag-retired = Menurut kosakata tag, “{ $tag }” tidak dipakai lagi.
notice-tag-renamed-every = Tag itu kini “{ $tag }” di { $count } berita yang terbuka.
notice-tags-imported = { $count } tag ditambahkan, { $known } sudah ada.
notice-tags-imported-in-part = { $count } tag ditambahkan, { $known } sudah ada. { $unread } berita di folder itu tidak dapat dibaca.
notice-no-tags-to-import = Tidak ada tag untuk ditambahkan.
notice-vocabulary-moved = Kosakata disimpan di berkas baru. “{ $name }” di sampingnya tidak berubah dan tidak dibaca lagi:
notice-vocabulary-taken = “{ $form }” sudah menjadi nama tag “{ $tag }”.
notice-vocabulary-no-name = Tag harus punya nama.
notice-vocabulary-unknown = Tag “{ $tag }” tidak ada lagi dalam kosakata.
filter-tags = Tag
vocabulary-title = Kosakata tag
vocabulary-empty = Belum ada kosakata tag. Tambahkan tag, impor berkas, atau ambil tag dari berita yang terbuka atau berita lama.
vocabulary-count = { $count } tag. Perubahan langsung disimpan.
vocabulary-other-file = { $count } tag dari “{ $name }”. Berkas itu tidak diubah: perubahan disimpan di tags.ron di sampingnya, yang dibaca sejak itu.
vocabulary-reload = Muat ulang berkas
vocabulary-store = Simpan lagi
vocabulary-search = Cari tag
vocabulary-none = Tidak ada tag yang cocok
vocabulary-name = Tag
vocabulary-kind = Jenis
vocabulary-aliases = Nama lain, dipisahkan koma
vocabulary-earlier-forms = Bentuk lama, yang diganti dengan tag ini
vocabulary-broader = Tag yang lebih luas
vocabulary-note = Catatan
vocabulary-retired = Tidak dipakai lagi
vocabulary-edited = Simpan atau buang isian Anda untuk melanjutkan.
vocabulary-rename-hint = { $count ->
    [0] Nama lama disimpan sebagai bentuk lama.
   *[other] Nama lama disimpan sebagai bentuk lama. Tag di { $count } berita yang terbuka ikut diganti.
}
vocabulary-add = Tambahkan tag
vocabulary-save = Simpan tag
vocabulary-discard = Buang isian
vocabulary-new = Tag baru
vocabulary-merge = Gabungkan ke…
vocabulary-merge-hint = Pilih dalam daftar tag yang menerima “{ $tag }”. Nama-namanya menjadi nama tag itu.
vocabulary-remove = Hapus
vocabulary-stories = Dalam { $count } berita yang terbuka
vocabulary-undo = Urungkan
vocabulary-import = Impor…
vocabulary-import-title = Impor tag
vocabulary-import-hint = Daftar dengan satu tag per baris, tabel (CSV), tesaurus (Turtle, JSON-LD), atau tags.ron lain.
vocabulary-import-button = Impor
vocabulary-import-folder = Ambil dari folder berita…
vocabulary-import-folder-title = Ambil tag dari berita lama
vocabulary-import-folder-hint = Tag semua berita di folder itu ditambahkan; beritanya tidak diubah.
vocabulary-from-stories = Ambil dari berita terbuka
vocabulary-near-duplicates = Tag yang mirip
vocabulary-all-tags = Semua tag
vocabulary-searching = Mencari…
vocabulary-pairs = { $count ->
    [0] Tidak ada tag yang mirip.
   *[other] { $count } pasang tag yang mungkin sama
}
vocabulary-keep = Pertahankan “{ $tag }”
vocabulary-differ-spelling = beda ejaan
vocabulary-differ-affixes = beda imbuhan
vocabulary-differ-order = beda urutan kata
vocabulary-differ-letter = beda satu huruf
vocabulary-close = Tutup
vocabulary-close-unsaved = Tutup tanpa menyimpan
tag-kind-person = Tokoh
tag-kind-organisation = Organisasi
tag-kind-place = Tempat
tag-kind-event = Peristiwa
tag-kind-topic = Topik

## Findings of a story, of a translation, of spelling and glossary

check-space-inside-signs = Spasi di dalam kurung atau tanda kutip.
check-name-space-inside-signs = Spasi di dalam tanda
check-space-missing = Kurang spasi pada “{ $text }”.
check-name-space-missing = Spasi kurang
check-doubled-word = “{ $text }”: kata tertulis dua kali.
check-name-doubled-word = Kata ganda
check-punctuation-repeated = “{ $text }”: tanda baca berulang.
check-name-punctuation-repeated = Tanda baca berulang
check-ellipsis-form = Pakai satu bentuk elipsis dalam satu naskah.
check-name-ellipsis-form = Elipsis
check-dash-form = “{ $text }”: tanda hubung di tempat tanda pisah, atau spasi hanya di satu sisi.
check-name-dash-form = Tanda pisah
check-bracket-unbalanced = “{ $text }” tidak punya pasangan.
check-name-bracket-unbalanced = Kurung tanpa pasangan
check-invisible-character = Karakter tak kasatmata ({ $code }).
check-name-invisible-character = Karakter tak terlihat
check-lookalike-letter = “{ $text }” memuat huruf dari abjad lain.
check-name-lookalike-letter = Huruf mirip
check-mojibake-left = “{ $text }”: huruf rusak saat penyalinan.
check-name-mojibake-left = Huruf rusak
check-all-caps = Kalimat ditulis dengan huruf kapital semua.
check-name-all-caps = Huruf kapital semua
check-end-mark-missing = Paragraf berakhir tanpa tanda titik.
check-name-end-mark-missing = Tanda akhir kurang
check-headline-cut = Judul tampak terpotong.
check-name-headline-cut = Judul terpotong
check-quote-unopened = Tanda kutip ini menutup kutipan yang tidak dibuka.
check-name-quote-unopened = Kutipan tidak dibuka
check-quote-unclosed = Kutipan yang dimulai di sini tidak ditutup.
check-name-quote-unclosed = Kutipan tidak ditutup
check-quote-mixed = Tanda kutip lurus dan lengkung dalam satu berita.
check-name-quote-mixed = Tanda kutip campuran
check-quote-direction = Arah tanda kutip keliru.
check-name-quote-direction = Arah tanda kutip
check-quote-nested = Kutipan di dalam kutipan memerlukan tanda lain.
check-name-quote-nested = Kutipan bertingkat
check-quote-comma = Koma ditulis sebelum tanda kutip penutup.
check-name-quote-comma = Koma pada kutipan
check-quantity-conflict = Di sini “{ $text }”, di bagian lain “{ $others }”. Mana yang benar?
check-name-quantity-conflict = Jumlah berbeda
check-name-variant = “{ $text }” atau “{ $other }”?
check-name-name-variant = Nama ditulis berbeda
check-name-short-first = Tulis nama lengkap lebih dulu: { $other }.
check-name-name-short-first = Nama lengkap belakangan
check-title-conflict = Di sini “{ $text }”, sebelumnya “{ $other }”.
check-name-title-conflict = Jabatan berbeda
check-age-conflict = Usia di sini { $text }, sebelumnya { $other }.
check-name-age-conflict = Umur berbeda
check-place-conflict = Titimangsa tidak menyebut { $place } seperti di kolom Tempat.
check-name-place-conflict = Tempat berbeda
check-weekday-wrong = { $date } jatuh pada { $fix }, bukan { $text }.
check-name-weekday-wrong = Hari keliru
check-date-impossible = Tanggal ini tidak ada: { $text }.
check-name-date-impossible = Tanggal mustahil
check-nonstandard-spelling = “{ $text }” bukan ejaan baku.
check-name-nonstandard-spelling = Ejaan tidak baku
check-preposition-joined = Kata depan pada “{ $text }” ditulis terpisah.
check-name-preposition-joined = Kata depan disambung
check-prefix-split = Awalan pada “{ $text }” ditulis serangkai.
check-name-prefix-split = Awalan dipisah
check-particle-form = “{ $text }”: penulisan partikel “pun” keliru.
check-name-particle-form = Partikel “pun”
check-suffix-hyphen = “{ $text }”: tanda hubung sebelum akhiran tidak perlu, atau kurang.
check-name-suffix-hyphen = Tanda hubung akhiran
check-ordinal-form = “{ $text }”: penulisan bilangan tingkat keliru.
check-name-ordinal-form = Bilangan tingkat
check-title-case = Kata tugas di judul ditulis dengan huruf kecil: “{ $text }”.
check-name-title-case = Huruf kapital judul
check-currency-form = “{ $text }”: penulisan jumlah uang keliru.
check-name-currency-form = Penulisan mata uang
check-number-form = “{ $text }”: angka ditulis dengan cara bahasa lain.
check-name-number-form = Penulisan angka
check-calque = Terjemahan harfiah: “{ $text }”.
check-name-calque = Terjemahan harfiah
check-press-style = “{ $text }”: bukan gaya berita.
check-name-press-style = Gaya pers
check-source-unnamed = Naskah belum menyebut sumbernya, { $source }.
check-name-source-unnamed = Sumber tidak disebut
check-source-differs = Naskah mengutip “{ $text }”, kolom Sumber berisi { $source }.
check-name-source-differs = Sumber berbeda
check-outlet-in-text = Nama media lain: “{ $text }”.
check-name-outlet-in-text = Media asal dalam teks
check-promo-left = Sisa promo: “{ $text }”.
check-name-promo-left = Kata promo
check-url-left = “{ $text }”: alamat web dalam teks.
check-name-url-left = Alamat web
check-email-left = “{ $text }”: alamat surel dalam teks.
check-name-email-left = Alamat surel
check-number-differs = “{ $text }”: angka berbeda dari naskah asli.
check-name-number-differs = Angka berbeda
check-date-differs = “{ $text }”: tanggal, hari, atau jam berbeda dari naskah asli.
check-name-date-differs = Tanggal atau jam berbeda
check-unit-differs = “{ $text }”: mata uang, persentase, atau satuan berbeda dari naskah asli.
check-name-unit-differs = Satuan berbeda
check-name-differs = “{ $text }”: nama berbeda dari naskah asli.
check-name-name-differs = Nama berbeda
check-quote-differs = Kutipan dari naskah asli tidak ada, atau salah satu tandanya: “{ $text }”.
check-name-quote-differs = Kutipan berbeda
check-negation-lost = Naskah asli menyangkal sesuatu (“{ $text }”), terjemahannya tidak.
check-name-negation-lost = Sangkalan hilang
check-meaning-reversed = “{ $text }” berarti kebalikan dari naskah asli.
check-name-meaning-reversed = Kebalikan dari naskah asli
check-untranslated = Belum diterjemahkan: “{ $text }”.
check-name-untranslated = Belum diterjemahkan
check-left-out = Tidak ada dalam terjemahan: “{ $text }”.
check-name-left-out = Tidak diterjemahkan
check-added = Tidak ada dalam naskah asli: “{ $text }”.
check-name-added = Ditambahkan
check-original-changed = { $kind ->
    [removed] Naskah asli tidak lagi memuat ini: “{ $old }”.
   *[changed] Naskah asli berubah di sini: “{ $old }” menjadi “{ $text }”.
}
check-name-original-changed = Naskah asli berubah
check-spelling = “{ $text }” tidak ada di kamus.
check-name-spelling = Ejaan
check-glossary-banned = Glosarium tidak memakai “{ $text }” untuk “{ $term }”, melainkan “{ $translation }”.
check-name-glossary-banned = Istilah glosarium
check-glossary-differs = Naskah asli memuat “{ $term }”; padanan glosarium “{ $translation }” tidak ada di sini.
check-name-glossary-differs = Istilah tidak ada
