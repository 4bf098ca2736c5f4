# Alasan sebuah baris dianggap sebagai apa. Satu pesan untuk setiap aturan pembacaan; $seen adalah yang terlihat oleh aturan itu.

rule-headline-place = Baris ini berada di tempat judul biasanya berada.
rule-headline-words = Kata-katanya dipakai dalam isi berita: ini judul.
rule-headline-repeated = Baris yang sama muncul lagi di bawah: ini judul.
rule-headline-address = Kata-katanya sama dengan alamat halaman: ini judul.
rule-date-shape = Ini tanggal: “{ $seen }”.
rule-date-impossible = Ini tanggal yang tidak mungkin ada: “{ $seen }”. Kolomnya dibiarkan kosong.
rule-label = Di depannya ada label “{ $seen }”.
rule-label-above = Baris di atasnya adalah labelnya.
rule-name-in-head = Nama orang di antara judul dan isi berita.
rule-name-below-story = Nama dengan huruf besar di bawah paragraf terakhir: penulisnya.
rule-caption-credit = Di ujungnya ada kredit foto: “{ $seen }”.
rule-caption-place = Baris ini berada di tempat keterangan foto, antara judul dan isi berita.
rule-caption-repeat = Baris di sebelahnya berbunyi sama: keterangan foto yang masuk dua kali.
rule-caption-twice = Isinya tertulis dua kali dalam satu baris: keterangan foto yang tersalin ganda.
rule-credit-shape = Berisi nama kantor berita dan fotografer.
rule-dateline = Dibuka dengan titimangsa: “{ $seen }”.
rule-sentences = Terdiri atas kalimat utuh.
rule-nothing-against = Tidak ada tanda bahwa ini bukan isi berita.
rule-short-before-paragraph = Baris pendek sebelum paragraf: subjudul.
rule-standfirst = Kalimat di antara judul dan isi berita.
rule-marker = Mengajak membaca berita lain: “{ $seen }”.
rule-marker-alone = “{ $seen }” berdiri sendiri dan mengantar baris di bawahnya.
rule-marker-loose = Dimulai dengan “{ $seen }”, tetapi tanpa titik dua.
rule-marker-colon = “{ $seen }” berada di depan sebuah judul; mungkin juga bagian dari berita.
rule-below-marker = Berada di bawah kata-kata yang mengajak membaca berita lain.
rule-headline-over-time = Judul dengan waktu terbit sendiri di bawahnya: berita lain.
rule-embed = Catatan pengganti video atau gambar di halaman asal.
rule-inline-bracket = Dalam kurung di tengah paragraf: “{ $seen }” dan judul berita lain.
rule-inline-marker = Di tengah paragraf: “{ $seen }” dan judul berita lain. Periksa di mana judul itu berakhir.
rule-furniture = Kata-kata yang dipasang situs di sekitar berita.
rule-heading = Judul kotak milik situs.
rule-empty-heading = Judul kotak milik situs tanpa isi di bawahnya.
rule-menu = Kata-kata menu atau tombol berbagi.
rule-counter = Angka, atau jumlah pembaca atau komentar.
rule-time-ago = Waktu seperti “dua jam yang lalu” dari daftar berita.
rule-date-in-list = Tanggal dari daftar berita.
rule-separators = Deretan nama rubrik.
rule-copyright = Keterangan hak cipta.
rule-address = Hanya berisi alamat situs.
rule-breadcrumb = Jejak menuju halaman ini, dengan judul di ujungnya.
rule-repeated = Baris pendek yang sama muncul berkali-kali.
rule-headline-again = Baris yang sama sudah ada di atas.
rule-below-story = Berada di antara unsur situs di bawah berita.
rule-above-headline = Berada di antara unsur situs di atas judul.
rule-beside-headline = Berada di antara unsur situs, di antara judul dan isi berita.
rule-republished = Menerangkan di mana berita ini pertama kali tayang.
rule-end-mark = Tanda penutup berita: “{ $seen }”.
rule-initials = Inisial penulis dan penyunting: “{ $seen }”.
rule-tag-list = Label “{ $seen }” dan daftar tag.
rule-below-tags = Berada di bawah judul kotak tag.
rule-hashtag = Dimulai dengan tanda pagar, seperti tag.
rule-glued-tags = Nama-nama yang kehilangan spasi, di bawah naskah: topik berita.
rule-agency-alone = “{ $seen }” sendirian di barisnya: sebuah kantor berita.
rule-mail-below-story = Nama dengan alamat surel di bawah naskah: penulisnya.
rule-quoted-post = Kutipan unggahan dari media sosial: bagian dari berita.
rule-related = Tautan yang tetap disertakan dalam berita jadi.

# Alasan sebuah teks bukan tanggal.

date-problem-no-date = Ini bukan tanggal. Tulis seperti 8 Januari 2023, 19:15 WIB.
date-problem-no-year = Tahunnya belum ditulis.
date-problem-no-such-day = Tanggal itu tidak ada.
date-problem-no-such-time = Jam itu tidak ada.
date-problem-no-such-offset = Tidak ada tempat di bumi dengan selisih waktu sebesar itu dari UTC.
date-problem-unknown-month = Nama bulan ini tidak dikenal.
date-problem-unknown-zone = Zona waktu ini tidak dikenal. Tulis WIB, WITA, WIT, atau selisih seperti +07:00.
date-problem-wrong-weekday = Tanggal itu jatuh pada hari lain.

# Apa sebuah baris.

role-title = Judul
role-date = Tanggal
role-byline = Penulis
role-caption = Keterangan foto
role-credit = Kredit foto
role-dateline-body = Paragraf pertama dengan titimangsa
role-body = Paragraf
role-subhead = Subjudul
role-promo = Tautan ke berita lain
role-chrome = Unsur situs
role-editor = Editor
role-source = Sumber
role-tags = Tag
role-end-mark = Tanda penutup
