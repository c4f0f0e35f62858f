using SkiaSharp;

namespace ClickCart.Web;

/// <summary>Unpacks pictures that people upload: upright whatever way the camera was held, in sRGB.</summary>
public static class UprightPicture
{
    private const int Quality = 80;

    /// <summary>Pixels: WebP knows no more.</summary>
    private const int Longest = 16_383;

    // Unpacked pictures are large: one at a time.
    private static readonly SemaphoreSlim OneAtATime = new(1);

    /// <summary>Unpacks a picture and makes something of it, one picture at a time.</summary>
    /// <param name="picture">The file.</param>
    /// <param name="atLeast">How wide and high it is needed.</param>
    /// <param name="make">Gets the picture, which is gone afterwards.</param>
    /// <param name="ct">Breaks off the waiting.</param>
    /// <param name="whole">One that is cut off is not taken either.</param>
    /// <returns>Null for what is no JPEG, PNG or WebP, cannot be read, or has more than <see cref="PictureExtent.MaxPixels"/>.</returns>
    public static async Task<T?> UnpackAsync<T>(byte[] picture, int atLeast, Func<SKBitmap, T> make, CancellationToken ct, bool whole = false) where T : class
    {
        await OneAtATime.WaitAsync(ct);
        try
        {
            using var data = SKData.CreateCopy(picture);
            using var codec = SKCodec.Create(data);
            if (codec?.EncodedFormat is not (SKEncodedImageFormat.Jpeg or SKEncodedImageFormat.Png or SKEncodedImageFormat.Webp)
                || (long)codec.Info.Width * codec.Info.Height > PictureExtent.MaxPixels) return null;
            using var upright = Read(codec, atLeast, whole);
            return upright is null ? null : make(upright);
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    /// <summary>A picture drawn anew as WebP, as wide and high as it is but at most <paramref name="side"/> pixels: without anything that is no picture.</summary>
    /// <param name="picture">The file.</param>
    /// <param name="side">In pixels.</param>
    /// <param name="ct">Breaks off the waiting.</param>
    /// <returns>Null as above, and for one that is cut off.</returns>
    public static Task<byte[]?> ShrinkAsync(byte[] picture, int side, CancellationToken ct) => UnpackAsync(picture, side, upright =>
        Draw(upright, SKRectI.Create(upright.Width, upright.Height), upright.Width * Math.Min(side, Math.Max(upright.Width, upright.Height))
            / Math.Max(upright.Width, upright.Height)), ct, whole: true);

    /// <summary>A part of a picture as WebP.</summary>
    /// <param name="from">Unpacked.</param>
    /// <param name="part">What is drawn of it.</param>
    /// <param name="width">In pixels; no wider than the part.</param>
    public static byte[] Draw(SKBitmap from, SKRectI part, int width)
    {
        var wide = Math.Clamp(width, 1, Math.Min(part.Width, Longest));
        var high = Math.Clamp((int)Math.Round((double)part.Height * wide / part.Width), 1, Longest);
        using var drawn = new SKBitmap(from.Info.WithSize(wide, high));
        using (var canvas = new SKCanvas(drawn))
        using (var image = SKImage.FromBitmap(from))
            canvas.DrawImage(image, part, SKRect.Create(wide, high), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var encoded = drawn.Encode(SKEncodedImageFormat.Webp, Quality);
        return encoded.ToArray();
    }

    /// <param name="codec">Of the picture.</param>
    /// <param name="atLeast">How wide and high it is needed: JPEG is unpacked no larger than that asks for.</param>
    /// <param name="whole">One that is cut off is not read; else it shows as far as it goes.</param>
    /// <returns>Null for one that cannot be read.</returns>
    public static SKBitmap? Read(SKCodec codec, int atLeast, bool whole = false)
    {
        var scale = Math.Min(1f, (float)atLeast / Math.Min(codec.Info.Width, codec.Info.Height));
        var size = codec.GetScaledDimensions(scale);
        var info = new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb());
        var read = new SKBitmap(info);
        var result = codec.GetPixels(info, read.GetPixels());
        var isRead = result is SKCodecResult.Success || (result is SKCodecResult.IncompleteInput && !whole);
        if (isRead && codec.EncodedOrigin is SKEncodedOrigin.TopLeft) return read;
        using (read) return isRead ? Upright(read, codec.EncodedOrigin) : null;
    }

    private static SKBitmap Upright(SKBitmap read, SKEncodedOrigin origin)
    {
        var isTurned = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var (w, h) = ((float)read.Width, (float)read.Height);
        var upright = new SKBitmap(read.Info.WithSize(isTurned ? read.Height : read.Width, isTurned ? read.Width : read.Height));
        using var canvas = new SKCanvas(upright);
        // Exif's eight ways to hold a camera: mirrored, turned, or both.
        canvas.Concat(origin switch
        {
            SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, w, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, w, 0, -1, h, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, h, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new SKMatrix(0, -1, h, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, h, -1, 0, w, 0, 0, 1),
            SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, w, 0, 0, 1),
            _ => SKMatrix.Identity,
        });
        canvas.DrawBitmap(read, 0, 0, SKSamplingOptions.Default);
        return upright;
    }
}
