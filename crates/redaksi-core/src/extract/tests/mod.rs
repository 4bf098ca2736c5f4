//! Tests of extraction as a whole.

pub(crate) mod corpus;
mod envelopes;
mod inline_promos;
pub(crate) mod proptests;

/// A story with site boilerplate, two promos and a note of the desk, for the tests of user rules.
pub(crate) const STORY: &str = "Beranda Nasional Daerah Olahraga Bola Hiburan
Puluhan Nelayan Muara Kenari Tolak Rencana Pelabuhan Baru
8 Januari 2023, 19:15 WIB
KENARI, KOMPAS.com – Lebih dari 20 nelayan mendatangi kantor bupati untuk menolak rencana pelabuhan baru.
Mereka membawa jala dan perahu kecil, lalu duduk di halaman kantor itu sampai sore hari tiba.
Warta Pesisir adalah sumber kabar tentang laut, nelayan, dan desa di sekitar Muara Kenari.
Baca Juga: Harga Cabai di Pasar Kenari Naik Lagi
Video: Nelayan Berlayar Pulang dari Laut Lepas
“Kami hanya ingin didengar sebelum semuanya terlambat,” kata Budi, ketua kelompok nelayan itu.
Editor: Rina Wati
Terkini
Harga Cabai Naik Lagi
2 jam yang lalu
Sawah Mulai Panen
3 jam yang lalu
Catatan redaksi: foto diambil pada tahun 2022
Jalan Desa Diperbaiki
4 jam yang lalu
";
