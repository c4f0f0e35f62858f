using System.Buffers.Binary;
using System.Text;

namespace ClickCart.Catalog.Products;

/// <summary>
/// Pictures without what cameras and programs write beside them: places, times, names, thumbnails of what was cut off. What the picture looks like stays
/// bit by bit, which way up it is held (the one thing of Exif that decides how it looks) too. Only parts that draw are let through, so that what nobody has
/// thought of is left out. Null: damaged.
/// </summary>
internal static class PictureMetadata
{
    private static readonly HashSet<string> PngParts = new(StringComparer.Ordinal)
    {
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV", "cLLI", "bKGD", "hIST", "pHYs", "acTL", "fcTL", "fdAT",
    };

    private static readonly HashSet<string> WebpParts = new(StringComparer.Ordinal) { "VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP" };

    public static byte[]? WithoutInJpeg(ReadOnlySpan<byte> picture)
    {
        using var header = new MemoryStream();
        using var body = new MemoryStream();
        var turned = 1;
        header.Write(picture[..2]);
        for (var at = 2; ;)
        {
            while (at + 1 < picture.Length && picture[at] == 0xFF && picture[at + 1] == 0xFF) at++;
            if (at + 2 > picture.Length || picture[at] != 0xFF) return null;
            var marker = picture[at + 1];
            if (marker == 0xD9) break;
            if (at + 4 > picture.Length) return null;
            var length = BinaryPrimitives.ReadUInt16BigEndian(picture[(at + 2)..]);
            if (length < 2 || at + 2 + length > picture.Length) return null;
            var part = picture.Slice(at, 2 + length);
            var content = part[4..];
            at += part.Length;
            if (marker == 0xE0 && content.StartsWith("JFIF\0"u8) && content.Length >= 14)
                header.Write([0xFF, 0xE0, 0, 16, .. content[..12], 0, 0]); // without the thumbnail
            else if (marker == 0xE1 && content.StartsWith("Exif\0\0"u8) && turned == 1) turned = Turned(content[6..]);
            else if ((marker == 0xE2 && content.StartsWith("ICC_PROFILE\0"u8)) || (marker == 0xEE && content.StartsWith("Adobe"u8))
                || marker is not (>= 0xE0 and <= 0xEF or 0xFE)) body.Write(part);
            if (marker != 0xDA) continue;

            // The scan itself: up to a marker that is neither a stuffed byte nor a restart.
            var end = at;
            while (end + 1 < picture.Length && (picture[end] != 0xFF || picture[end + 1] is 0 or >= 0xD0 and <= 0xD7)) end++;
            if (end + 1 >= picture.Length)
            {
                // Some programs leave the last marker out.
                body.Write(picture[at..]);
                break;
            }
            body.Write(picture[at..end]);
            at = end;
        }
        if (turned != 1) header.Write([0xFF, 0xE1, 0, 34, .. "Exif\0\0"u8, .. Exif(turned)]);
        return [.. header.ToArray(), .. body.ToArray(), 0xFF, 0xD9];
    }

    public static byte[]? WithoutInPng(ReadOnlySpan<byte> picture)
    {
        using var kept = new MemoryStream();
        var (turned, afterHeader) = (1, 0);
        kept.Write(picture[..8]);
        for (var at = 8; ;)
        {
            if (at + 12 > picture.Length) return null;
            var length = BinaryPrimitives.ReadUInt32BigEndian(picture[at..]);
            if (length > picture.Length - at - 12) return null;
            var part = picture.Slice(at, 12 + (int)length);
            var name = Encoding.Latin1.GetString(part.Slice(4, 4));
            at += part.Length;
            if ((afterHeader == 0) != (name == "IHDR")) return null;
            if (PngParts.Contains(name)) kept.Write(part);
            else if (name == "eXIf") turned = Turned(part[8..^4]);
            else if (char.IsAsciiLetterUpper(name[0])) return null;
            if (name == "IHDR") afterHeader = (int)kept.Length;
            if (name == "IEND") break;
        }
        var bytes = kept.ToArray();
        return turned == 1 ? bytes : [.. bytes[..afterHeader], .. PngPart([.. "eXIf"u8, .. Exif(turned)]), .. bytes[afterHeader..]];
    }

    public static byte[]? WithoutInWebp(ReadOnlySpan<byte> picture)
    {
        var whole = BinaryPrimitives.ReadUInt32LittleEndian(picture[4..]);
        if (whole < 4 || whole > picture.Length - 8) return null;
        picture = picture[..(int)(8 + whole)];
        var kept = new List<byte>();
        var (turned, flags) = (1, -1);
        for (var at = 12; at < picture.Length;)
        {
            if (at + 8 > picture.Length) return null;
            var length = BinaryPrimitives.ReadUInt32LittleEndian(picture[(at + 4)..]);
            if (length > picture.Length - at - 8) return null;
            var part = picture.Slice(at, 8 + (int)length);
            var name = Encoding.Latin1.GetString(part[..4]);
            at += part.Length + (int)(length % 2);
            if (name == "EXIF") turned = Turned(part[8..].StartsWith("Exif\0\0"u8) ? part[14..] : part[8..]);
            if (!WebpParts.Contains(name)) continue;
            if (name == "VP8X" && length > 0) flags = kept.Count + 8;
            kept.AddRange(part);
            if (length % 2 == 1) kept.Add(0);
        }
        if (kept.Count == 0) return null;
        const int hasExif = 0x08, hasXmp = 0x04;
        if (flags >= 0) kept[flags] = (byte)((kept[flags] & ~(hasExif | hasXmp)) | (turned == 1 ? 0 : hasExif));
        if (flags >= 0 && turned != 1) kept.AddRange([.. "EXIF"u8, 26, 0, 0, 0, .. Exif(turned)]);
        var size = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(size, kept.Count + 4);
        return [.. "RIFF"u8, .. size, .. "WEBP"u8, .. kept];
    }

    /// <summary>Which way up the picture is held, from 1 (as it is) to 8; 1 where that is not said.</summary>
    private static int Turned(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8 || !(tiff.StartsWith("II*\0"u8) || tiff.StartsWith("MM\0*"u8))) return 1;
        var little = tiff[0] == 'I';
        ushort Short(ReadOnlySpan<byte> of) => little ? BinaryPrimitives.ReadUInt16LittleEndian(of) : BinaryPrimitives.ReadUInt16BigEndian(of);
        var directory = little ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (directory > tiff.Length - 2) return 1;
        var entries = tiff[(int)directory..];
        var end = Math.Min(entries.Length, 2 + (12 * Short(entries)));
        for (var at = 2; at + 12 <= end; at += 12)
            if (Short(entries[at..]) == 0x0112) return Short(entries[(at + 8)..]) is >= 1 and <= 8 and var way ? way : 1;
        return 1;
    }

    /// <summary>Exif that says nothing but which way up: a directory of one entry.</summary>
    private static byte[] Exif(int turned) => [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)turned, 0, 0, 0, 0, 0, 0];

    private static byte[] PngPart(ReadOnlySpan<byte> nameAndContent)
    {
        var part = new byte[nameAndContent.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(part, nameAndContent.Length - 4);
        nameAndContent.CopyTo(part.AsSpan(4));
        var crc = uint.MaxValue;
        foreach (var b in nameAndContent)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }
        BinaryPrimitives.WriteUInt32BigEndian(part.AsSpan(part.Length - 4), ~crc);
        return part;
    }
}
