using SkiaSharp;

namespace ClickCart.Web;

/// <summary>Unpacks pictures that people upload: upright whatever way the camera was held, in sRGB.</summary>
public static class UprightPicture
{
    /// <param name="codec">Of the picture.</param>
    /// <param name="atLeast">How wide and high it is needed: JPEG is unpacked no larger than that asks for.</param>
    /// <returns>Null for one that cannot be read. What is cut off shows as far as it goes.</returns>
    public static SKBitmap? Read(SKCodec codec, int atLeast)
    {
        var scale = Math.Min(1f, (float)atLeast / Math.Min(codec.Info.Width, codec.Info.Height));
        var size = codec.GetScaledDimensions(scale);
        var info = new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb());
        var read = new SKBitmap(info);
        var isRead = codec.GetPixels(info, read.GetPixels()) is SKCodecResult.Success or SKCodecResult.IncompleteInput;
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
