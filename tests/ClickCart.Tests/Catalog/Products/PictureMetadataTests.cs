using System.Text;
using ClickCart.Catalog.Products;

namespace ClickCart.Tests.Catalog.Products;

/// <summary>What is written beside a picture says where somebody lives: it goes. Which way up the picture is held stays.</summary>
public sealed class PictureMetadataTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("SECRET 52.5200N 13.4050E");
    private static readonly byte[] Scan = [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56];
    private static readonly byte[] Table = [0xFF, 0xDB, 0, 5, 0, 1, 2];
    private static readonly byte[] Pixel = Pictures.PngPart("IDAT", Pictures.Deflated([0, 1, 2, 3, 4]));

    /// <summary>Exif with a place, and which way up the picture is held; in both orders of bytes.</summary>
    private static byte[] Exif(int turned, bool little = false) => little
        ? [.. "II*\0"u8, 8, 0, 0, 0, 2, 0, 0x0F, 0x01, 2, 0, 4, 0, 0, 0, 83, 69, 67, 0,
            0x12, 0x01, 3, 0, 1, 0, 0, 0, (byte)turned, 0, 0, 0, 0, 0, 0, 0, .. Secret]
        : [.. "MM\0*"u8, 0, 0, 0, 8, 0, 2, 0x01, 0x0F, 0, 2, 0, 0, 0, 4, 83, 69, 67, 0,
            0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)turned, 0, 0, 0, 0, 0, 0, .. Secret];

    private static byte[] JpegPart(byte marker, byte[] content) =>
        [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    private static byte[] Jpeg(params byte[][] parts) => [0xFF, 0xD8, .. parts.SelectMany(p => p), .. Table, .. Scan, 0xFF, 0xD9];

    private static byte[] WebpPart(string name, byte[] content) =>
        [.. Encoding.ASCII.GetBytes(name), .. BitConverter.GetBytes(content.Length), .. content, .. new byte[content.Length % 2]];

    private static byte[] Webp(byte flags, params byte[][] parts)
    {
        byte[] body = [.. "WEBP"u8, .. WebpPart("VP8X", [flags, 0, 0, 0, 0, 0, 0, 0, 0, 0]), .. parts.SelectMany(p => p)];
        return [.. "RIFF"u8, .. BitConverter.GetBytes(body.Length), .. body];
    }

    private static readonly byte[] Drawn = WebpPart("VP8L", [0x2F, 0, 0, 0, 0x10, 7, 0x10, 0x11, 0x11]);

    public static TheoryData<string, byte[], byte[]> Cases() => new()
    {
        { "jpeg: exif", Jpeg(JpegPart(0xE1, [.. "Exif\0\0"u8, .. Exif(1)])), Jpeg() },
        { "jpeg: exif, turned", Jpeg(JpegPart(0xE1, [.. "Exif\0\0"u8, .. Exif(6)])), Jpeg(JpegPart(0xE1, [.. "Exif\0\0"u8, .. Upright(6)])) },
        { "jpeg: exif, turned, little", Jpeg(JpegPart(0xE1, [.. "Exif\0\0"u8, .. Exif(8, little: true)])),
            Jpeg(JpegPart(0xE1, [.. "Exif\0\0"u8, .. Upright(8)])) },
        { "jpeg: xmp", Jpeg(JpegPart(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Secret])), Jpeg() },
        { "jpeg: iptc", Jpeg(JpegPart(0xED, [.. "Photoshop 3.0\0"u8, .. Secret])), Jpeg() },
        { "jpeg: comment", Jpeg(JpegPart(0xFE, Secret)), Jpeg() },
        { "jpeg: a second picture in it", Jpeg(JpegPart(0xE2, [.. "MPF\0"u8, .. Secret])), Jpeg() },
        { "jpeg: behind its end", [.. Jpeg(), .. Secret], Jpeg() },
        { "jpeg: thumbnail", Jpeg(JpegPart(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 2, 4, .. Secret])),
            Jpeg(JpegPart(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0])) },
        { "jpeg: colours stay", Jpeg(JpegPart(0xE2, "ICC_PROFILE\0\u0001\u0001rgb"u8.ToArray()), JpegPart(0xEE, "Adobe\0d"u8.ToArray())),
            Jpeg(JpegPart(0xE2, "ICC_PROFILE\0\u0001\u0001rgb"u8.ToArray()), JpegPart(0xEE, "Adobe\0d"u8.ToArray())) },
        { "jpeg: without its last marker", Jpeg()[..^2], Jpeg() },
        { "png: text", Pictures.Png(Pictures.PngPart("tEXt", Secret), Pixel, Pictures.PngPart("zTXt", Secret), Pictures.PngPart("iTXt", Secret)),
            Pictures.Png(Pixel) },
        { "png: exif", Pictures.Png(Pictures.PngPart("eXIf", Exif(1)), Pixel), Pictures.Png(Pixel) },
        { "png: exif behind, turned", Pictures.Png(Pixel, Pictures.PngPart("eXIf", Exif(3))), Pictures.Png(Pictures.PngPart("eXIf", Upright(3)), Pixel) },
        { "png: time and what nobody knows", Pictures.Png(Pictures.PngPart("tIME", new byte[7]), Pictures.PngPart("abCd", Secret), Pixel),
            Pictures.Png(Pixel) },
        { "png: behind its end", [.. Pictures.Png(Pixel), .. Secret], Pictures.Png(Pixel) },
        { "png: colours stay", Pictures.Png(Pictures.PngPart("gAMA", [0, 0, 1, 1]), Pixel), Pictures.Png(Pictures.PngPart("gAMA", [0, 0, 1, 1]), Pixel) },
        { "webp: exif and xmp", Webp(0x1C, Drawn, WebpPart("EXIF", Exif(1)), WebpPart("XMP ", Secret)), Webp(0x10, Drawn) },
        { "webp: exif, turned", Webp(0x08, Drawn, WebpPart("EXIF", Exif(5, little: true))), Webp(0x08, Drawn, WebpPart("EXIF", Upright(5))) },
        { "webp: behind its end", [.. Webp(0, Drawn), .. Secret], Webp(0, Drawn) },
        { "webp: plain", Pictures.Webp, Pictures.Webp },
    };

    /// <summary>Exif with nothing but which way up.</summary>
    private static byte[] Upright(int turned) => [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)turned, 0, 0, 0, 0, 0, 0];

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_does_not_draw_is_left_out_and_what_draws_stays(string what, byte[] uploaded, byte[] kept)
    {
        var file = PictureFile.Of(uploaded, "admin", TimeProvider.System.GetUtcNow());
        file.Succeeded.ShouldBeTrue(what);
        file.Value.Content.ShouldBe(kept, what);
        PictureFile.Of(kept, "admin", TimeProvider.System.GetUtcNow()).Value.Content.ShouldBe(kept, what);
    }

    [Fact]
    public void A_picture_that_is_cut_short_is_refused_and_none_of_its_beginnings_breaks_anything()
    {
        foreach (var whole in new[] { Jpeg(JpegPart(0xE1, [.. "Exif\0\0"u8, .. Exif(6)])), Pictures.Png(Pictures.PngPart("eXIf", Exif(3)), Pixel),
            Webp(0x08, Drawn, WebpPart("EXIF", Exif(5))) })
            for (var length = 12; length < whole.Length; length++)
                (PictureFile.Of(whole[..length], "admin", TimeProvider.System.GetUtcNow()).Error?.Type ?? "validation-failed").ShouldBe("validation-failed");
        PictureFile.Of(Pictures.Png(Pixel)[..^12], "admin", TimeProvider.System.GetUtcNow()).Error.ShouldNotBeNull()
            .Extensions!["errors"].ShouldBeOfType<Dictionary<string, string[]>>()["picture"].Single().ShouldContain("damaged");
    }
}
