using System.Buffers.Binary;

namespace ClickCart.Web;

/// <summary>
/// How many pixels a picture says that it has, from its header: what browsers and programs would make room for, whether or not anything of it can be drawn.
/// </summary>
public sealed record PictureExtent(int Width, int Height)
{
    /// <summary>The most pixels of an uploaded picture: more than phones take, little enough to be unpacked in memory.</summary>
    public const int MaxPixels = 50_000_000;

    /// <summary>
    /// Why a picture is not taken; null when it is. Reads its header alone: what a few bytes would unpack to is known before they are unpacked. One whose
    /// header does not say it is never unpacked.
    /// </summary>
    public static string? Refuses(ReadOnlySpan<byte> picture) =>
        Of(picture) is not { } extent ? null
        : extent.Width == 0 || extent.Height == 0 ? "This picture is damaged: it says that it has no pixels. Save it again, and then upload it."
        : (long)extent.Width * extent.Height > MaxPixels
            ? $"This picture has {extent.Width} × {extent.Height} pixels; at most {MaxPixels / 1_000_000} million are taken. Make it smaller."
        : null;

    /// <summary>Null where the header does not say it.</summary>
    public static PictureExtent? Of(ReadOnlySpan<byte> picture) => picture switch
    {
        [0x89, ..] => OfPng(picture),
        [0xFF, ..] => OfJpeg(picture),
        _ => OfWebp(picture),
    };

    private static PictureExtent? OfPng(ReadOnlySpan<byte> picture) => picture.Length < 24 ? null
        : new(Bounded(BinaryPrimitives.ReadUInt32BigEndian(picture[16..])), Bounded(BinaryPrimitives.ReadUInt32BigEndian(picture[20..])));

    /// <summary>The largest of its frames: what stands after the first is read by some programs.</summary>
    private static PictureExtent? OfJpeg(ReadOnlySpan<byte> picture)
    {
        PictureExtent? largest = null;
        for (var at = 2; at + 9 <= picture.Length;)
        {
            if (picture[at] != 0xFF) at++;
            else if (picture[at + 1] is 0 or 0xFF or 0x01 or (>= 0xD0 and <= 0xD9)) at += picture[at + 1] == 0xFF ? 1 : 2;
            else
            {
                // A frame is C0 to CF without the tables of codes among them.
                if (picture[at + 1] is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                {
                    var (high, wide) = (BinaryPrimitives.ReadUInt16BigEndian(picture[(at + 5)..]), BinaryPrimitives.ReadUInt16BigEndian(picture[(at + 7)..]));
                    var frame = new PictureExtent(wide, high);
                    if (largest is not { } before || (long)frame.Width * frame.Height > (long)before.Width * before.Height) largest = frame;
                }
                at += 2 + BinaryPrimitives.ReadUInt16BigEndian(picture[(at + 2)..]);
            }
        }
        return largest;
    }

    /// <summary>The canvas, or the one picture where there is none. Those of an animation lie within the canvas.</summary>
    private static PictureExtent? OfWebp(ReadOnlySpan<byte> picture) => picture.Length < 30 ? null
        : picture[12..16].SequenceEqual("VP8X"u8) ? new(1 + Three(picture[24..]), 1 + Three(picture[27..]))
        : picture[12..16].SequenceEqual("VP8L"u8) && picture[20] == 0x2F ? OfLossless(BinaryPrimitives.ReadUInt32LittleEndian(picture[21..]))
        : picture[12..16].SequenceEqual("VP8 "u8) && picture[23..26].SequenceEqual((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A])
            ? new(BinaryPrimitives.ReadUInt16LittleEndian(picture[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(picture[28..]) & 0x3FFF)
        : null;

    private static PictureExtent OfLossless(uint bits) => new(1 + (int)(bits & 0x3FFF), 1 + (int)((bits >> 14) & 0x3FFF));

    private static int Three(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

    private static int Bounded(uint side) => (int)Math.Min(side, int.MaxValue);
}
