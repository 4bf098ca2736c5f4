//! Looks up values in Apple's binary property lists. Nothing is expanded: a list in which objects refer to each other
//! many times costs no memory.

/// The most entries of a dictionary that are searched.
const MAX_ENTRIES: usize = 10_000;
/// The number of bytes of the trailer.
const TRAILER_BYTES: usize = 32;

/// A property list. Objects are named by their number.
#[derive(Clone, Copy, Debug)]
pub(crate) struct BinaryPlist<'a> {
    bytes: &'a [u8],
    offset_bytes: usize,
    reference_bytes: usize,
    offsets: usize,
    objects: usize,
    root: usize,
}

impl<'a> BinaryPlist<'a> {
    /// Opens a property list; `None` if the bytes are none.
    pub fn new(bytes: &'a [u8]) -> Option<Self> {
        if !bytes.starts_with(b"bplist0") || bytes.len() < 8 + TRAILER_BYTES {
            return None;
        }
        let trailer = &bytes[bytes.len() - TRAILER_BYTES..];
        let number = |at: usize| usize::try_from(big_endian(&trailer[at..at + 8])?).ok();
        let plist = Self {
            bytes,
            offset_bytes: usize::from(trailer[6]),
            reference_bytes: usize::from(trailer[7]),
            objects: number(8)?,
            root: number(16)?,
            offsets: number(24)?,
        };
        let is_valid = (1..=8).contains(&plist.offset_bytes) && (1..=8).contains(&plist.reference_bytes);
        is_valid.then_some(plist)
    }

    /// Returns the object that holds all others.
    pub fn root(&self) -> usize {
        self.root
    }

    /// Returns the value of a key of a dictionary.
    pub fn value(&self, dictionary: usize, key: &str) -> Option<usize> {
        let (kind, count, at) = self.object(dictionary)?;
        if kind != 0xd || count > MAX_ENTRIES {
            return None;
        }
        let reference = |index: usize| {
            let start = at.checked_add(index.checked_mul(self.reference_bytes)?)?;
            let end = start.checked_add(self.reference_bytes)?;
            usize::try_from(big_endian(self.bytes.get(start..end)?)?).ok()
        };
        let found = (0..count)
            .find(|index| reference(*index).and_then(|name| self.text(name)).is_some_and(|name| name == key))?;
        reference(count + found)
    }

    /// Returns a text.
    pub fn text(&self, object: usize) -> Option<String> {
        let (kind, count, at) = self.object(object)?;
        let bytes = |length: usize| self.bytes.get(at..at.checked_add(length)?);
        match kind {
            0x5 => Some(String::from_utf8_lossy(bytes(count)?).into_owned()),
            0x6 => {
                let units = bytes(count.checked_mul(2)?)?.chunks_exact(2);
                let units: Vec<u16> = units.map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
                Some(String::from_utf16_lossy(&units))
            }
            _ => None,
        }
    }

    /// Returns data.
    pub fn data(&self, object: usize) -> Option<&'a [u8]> {
        let (kind, count, at) = self.object(object)?;
        if kind == 0x4 { self.bytes.get(at..at.checked_add(count)?) } else { None }
    }

    /// Returns the kind of an object, how many parts it has, and where they begin.
    fn object(&self, object: usize) -> Option<(u8, usize, usize)> {
        if object >= self.objects {
            return None;
        }
        let start = self.offsets.checked_add(object.checked_mul(self.offset_bytes)?)?;
        let offset = big_endian(self.bytes.get(start..start.checked_add(self.offset_bytes)?)?)?;
        let at = usize::try_from(offset).ok()?;
        let marker = *self.bytes.get(at)?;
        let (kind, count) = (marker >> 4, usize::from(marker & 0xf));
        if count < 0xf {
            return Some((kind, count, at + 1));
        }
        // The count is an integer that follows.
        let size = 1_usize.checked_shl(u32::from(*self.bytes.get(at + 1)? & 0xf)).filter(|size| *size <= 8)?;
        let count = big_endian(self.bytes.get(at + 2..at + 2 + size)?)?;
        Some((kind, usize::try_from(count).ok()?, at + 2 + size))
    }
}

fn big_endian(bytes: &[u8]) -> Option<u64> {
    (bytes.len() <= 8).then(|| bytes.iter().fold(0, |value, byte| value << 8 | u64::from(*byte)))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A value of a property list.
    pub(crate) enum Plist {
        Text(&'static str),
        Data(Vec<u8>),
        Dict(Vec<(&'static str, Plist)>),
    }

    /// Writes a property list as Safari does, with two bytes for each reference.
    pub(crate) fn write_plist(root: &Plist) -> Vec<u8> {
        fn head(kind: u8, count: usize) -> Vec<u8> {
            if count < 15 {
                vec![kind << 4 | u8::try_from(count).unwrap()]
            } else {
                let mut head = vec![kind << 4 | 0xf, 0x12];
                head.extend(u32::try_from(count).unwrap().to_be_bytes());
                head
            }
        }
        fn add(value: &Plist, objects: &mut Vec<Vec<u8>>) -> u16 {
            let index = objects.len();
            objects.push(Vec::new());
            objects[index] = match value {
                Plist::Text(text) if text.is_ascii() => [head(5, text.len()), text.as_bytes().to_vec()].concat(),
                Plist::Text(text) => {
                    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
                    [head(6, units.len() / 2), units].concat()
                }
                Plist::Data(data) => [head(4, data.len()), data.clone()].concat(),
                Plist::Dict(entries) => {
                    let keys: Vec<u16> = entries.iter().map(|(key, _)| add(&Plist::Text(key), objects)).collect();
                    let values: Vec<u16> = entries.iter().map(|(_, value)| add(value, objects)).collect();
                    let references = keys.into_iter().chain(values).flat_map(u16::to_be_bytes).collect();
                    [head(13, entries.len()), references].concat()
                }
            };
            u16::try_from(index).unwrap()
        }
        let mut objects = Vec::new();
        add(root, &mut objects);
        let mut bytes = b"bplist00".to_vec();
        let mut offsets = Vec::new();
        for object in &objects {
            offsets.extend(u32::try_from(bytes.len()).unwrap().to_be_bytes());
            bytes.extend(object);
        }
        let table = bytes.len() as u64;
        bytes.extend(offsets);
        bytes.extend([0, 0, 0, 0, 0, 0, 4, 2]);
        for number in [objects.len() as u64, 0, table] {
            bytes.extend(number.to_be_bytes());
        }
        bytes
    }

    #[test]
    fn values_are_found_by_key() {
        let inner = Plist::Dict(vec![("a", Plist::Text("satu")), ("b", Plist::Text("é"))]);
        let bytes = write_plist(&Plist::Dict(vec![("x", inner), ("data", Plist::Data(vec![7; 40]))]));
        let plist = BinaryPlist::new(&bytes).unwrap();
        let inner = plist.value(plist.root(), "x").unwrap();
        let text = |key| plist.value(inner, key).and_then(|value| plist.text(value));
        assert_eq!((text("a"), text("b"), text("c")), (Some("satu".into()), Some("é".into()), None));
        assert_eq!(plist.value(plist.root(), "data").and_then(|value| plist.data(value)), Some([7; 40].as_slice()));
    }

    #[test]
    fn damaged_lists_are_no_values_and_no_panic() {
        let bytes = write_plist(&Plist::Dict(vec![("x", Plist::Text("y"))]));
        for at in 0..bytes.len() {
            for value in [0, 0x7f, 0xff] {
                let mut damaged = bytes.clone();
                damaged[at] = value;
                if let Some(plist) = BinaryPlist::new(&damaged) {
                    let found = plist.value(plist.root(), "x");
                    let _ = found.map(|value| (plist.text(value), plist.data(value)));
                }
                let _ = BinaryPlist::new(&bytes[..at]);
            }
        }
    }
}
