//! The colour profile of the output intent: sRGB (IEC 61966-2-1) as an ICC version 4
//! display profile (ICC.1:2004-10), written here field by field. The primaries are
//! those of sRGB adapted to D50, the curve is the parametric one of the standard.

/// One tag of a profile.
type Tag = (&'static [u8; 4], Vec<u8>);

/// The profile.
pub fn srgb() -> Vec<u8> {
    let curve = parametric_curve();
    let tags: [Tag; 10] = [
        (b"desc", localised("sRGB")),
        (b"cprt", localised("No copyright, use freely")),
        (b"wtpt", xyz([0.9642, 1.0, 0.8249])),
        (b"chad", adaptation()),
        (b"rXYZ", xyz([0.436_066, 0.222_488, 0.013_916])),
        (b"gXYZ", xyz([0.385_147, 0.716_873, 0.097_076])),
        (b"bXYZ", xyz([0.143_066, 0.060_608, 0.714_096])),
        (b"rTRC", curve.clone()),
        (b"gTRC", curve.clone()),
        (b"bTRC", curve),
    ];
    assemble(&tags)
}

fn assemble(tags: &[Tag]) -> Vec<u8> {
    let mut data = Vec::new();
    let mut table = Vec::new();
    let start = 128 + 4 + 12 * tags.len();
    put_u32(&mut table, tags.len());
    for (signature, content) in tags {
        // Tags with the same content share it, as the standard allows.
        let known = tags.iter().position(|(_, other)| other == content).and_then(|first| {
            let before: usize = tags.iter().take(first).map(|(_, other)| other.len()).sum();
            (tags.get(first).map(|(name, _)| name) != Some(signature)).then_some(before)
        });
        let offset = known.unwrap_or(data.len());
        if known.is_none() {
            data.extend_from_slice(content);
        }
        table.extend_from_slice(*signature);
        put_u32(&mut table, start + offset);
        put_u32(&mut table, content.len());
    }
    let mut profile = header(start + data.len());
    profile.extend(table);
    profile.extend(data);
    profile
}

fn header(size: usize) -> Vec<u8> {
    let mut header = Vec::with_capacity(128);
    put_u32(&mut header, size);
    header.extend_from_slice(&[0; 4]);
    header.extend_from_slice(&[4, 0x20, 0, 0]);
    header.extend_from_slice(b"mntrRGB XYZ ");
    for part in [2024_u16, 1, 1, 0, 0, 0] {
        header.extend_from_slice(&part.to_be_bytes());
    }
    header.extend_from_slice(b"acsp");
    header.extend_from_slice(&[0; 28]);
    for part in [0.9642, 1.0, 0.8249] {
        header.extend_from_slice(&fixed(part));
    }
    header.resize(128, 0);
    header
}

/// A `mluc` text in English, padded to four bytes.
fn localised(text: &str) -> Vec<u8> {
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut tag = b"mluc\0\0\0\0".to_vec();
    put_u32(&mut tag, 1);
    put_u32(&mut tag, 12);
    tag.extend_from_slice(b"enUS");
    put_u32(&mut tag, units.len());
    put_u32(&mut tag, 28);
    tag.extend(units);
    tag.resize(tag.len().next_multiple_of(4), 0);
    tag
}

fn xyz(values: [f64; 3]) -> Vec<u8> {
    b"XYZ \0\0\0\0".iter().copied().chain(values.into_iter().flat_map(fixed)).collect()
}

/// Bradford adaptation from D65 to D50.
fn adaptation() -> Vec<u8> {
    let matrix = [1.047_882, 0.022_918, -0.050_217, 0.029_587, 0.990_479, -0.017_059, -0.009_247, 0.015_076, 0.751_678];
    b"sf32\0\0\0\0".iter().copied().chain(matrix.into_iter().flat_map(fixed)).collect()
}

/// `para`, function type 3: Y = (aX + b)^g from d upwards, cX below.
fn parametric_curve() -> Vec<u8> {
    let values = [2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.040_45];
    b"para\0\0\0\0\0\x03\0\0".iter().copied().chain(values.into_iter().flat_map(fixed)).collect()
}

/// s15Fixed16Number.
fn fixed(value: f64) -> [u8; 4] {
    #[expect(clippy::cast_possible_truncation, reason = "all values of this file lie between -2 and 3")]
    let scaled = (value * 65536.0).round() as i32;
    scaled.to_be_bytes()
}

fn put_u32(target: &mut Vec<u8>, value: usize) {
    target.extend_from_slice(&u32::try_from(value).unwrap_or(u32::MAX).to_be_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_a_whole_profile() {
        let profile = srgb();
        assert_eq!(profile.len(), u32::from_be_bytes(profile[0..4].try_into().unwrap()) as usize);
        assert_eq!(&profile[36..40], b"acsp");
        for tag in 0..10 {
            let entry = &profile[132 + tag * 12..144 + tag * 12];
            let offset = u32::from_be_bytes(entry[4..8].try_into().unwrap()) as usize;
            let length = u32::from_be_bytes(entry[8..12].try_into().unwrap()) as usize;
            assert!(offset.is_multiple_of(4) && offset + length <= profile.len(), "{tag}");
        }
        let curves: Vec<&[u8]> = (7..10).map(|tag| &profile[132 + tag * 12 + 4..144 + tag * 12]).collect();
        assert!(curves.windows(2).all(|pair| pair[0] == pair[1]), "the curves share their data");
    }
}
