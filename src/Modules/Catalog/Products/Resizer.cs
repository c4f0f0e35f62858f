using SkiaSharp;

namespace ClickCart.Catalog.Products;

/// <summary>Makes pictures smaller: upright whatever way the camera was held, in sRGB, as WebP, without anything that is no picture.</summary>
internal static class Resizer
{
    /// <summary>The most pixels of an uploaded picture: more than phones take, little enough to be unpacked in memory.</summary>
    public const int MaxPixels = 50_000_000;

    private const int Quality = 80;

    /// <summary>
    /// Why a picture is not taken; null when it is. Reads its header alone: what a few bytes would unpack to is known before they are unpacked. One whose
    /// header does not say it is never unpacked.
    /// </summary>
    public static string? Refuses(byte[] picture) =>
        PictureExtent.Of(picture) is not { } extent ? null
        : extent.Width == 0 || extent.Height == 0 ? "This picture is damaged: it says that it has no pixels. Save it again, and then upload it."
        : (long)extent.Width * extent.Height > MaxPixels
            ? $"This picture has {extent.Width} × {extent.Height} pixels; at most {MaxPixels / 1_000_000} million are taken. Make it smaller."
        : null;

    /// <summary>All sizes of a picture; none of one that cannot be read.</summary>
    public static IReadOnlyList<PictureSize> Make(PictureFile file)
    {
        using var data = SKData.CreateCopy(file.Content);
        using var codec = SKCodec.Create(data);
        if (codec is null || (long)codec.Info.Width * codec.Info.Height > MaxPixels) return [];
        using var upright = UprightPicture.Read(codec, PictureSize.Widths.Max());
        if (upright is null) return [];
        var side = Math.Min(upright.Width, upright.Height);
        var square = SKRectI.Create((upright.Width - side) / 2, (upright.Height - side) / 2, side, side);
        return
        [
            .. PictureSize.Widths.Select(w => Size(w, isSquare: false, SKRectI.Create(upright.Width, upright.Height))),
            .. PictureSize.Squares.Select(w => Size(w, isSquare: true, square)),
        ];

        PictureSize Size(int width, bool isSquare, SKRectI part) =>
            new() { Name = PictureSize.NameOf(file.Name, width, isSquare), Of = file.Name, Content = Draw(upright, part, width) };
    }

    private static byte[] Draw(SKBitmap from, SKRectI part, int width)
    {
        var wide = Math.Min(width, part.Width);
        var high = Math.Max(1, (int)Math.Round((double)part.Height * wide / part.Width));
        using var drawn = new SKBitmap(from.Info.WithSize(wide, high));
        using (var canvas = new SKCanvas(drawn))
        using (var image = SKImage.FromBitmap(from))
            canvas.DrawImage(image, part, SKRect.Create(wide, high), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var encoded = drawn.Encode(SKEncodedImageFormat.Webp, Quality);
        return encoded.ToArray();
    }
}
