using System.Security.Cryptography;
using SkiaSharp;

namespace ClickCart.BackOffice.Settings;

/// <summary>A logo that was uploaded, drawn anew: without anything that is no picture. Its name is made from its content; rows are only ever added.</summary>
internal sealed class Logo
{
    public const int MaxBytes = 2 * 1024 * 1024;

    private const int MaxPixels = 20_000_000;

    /// <summary>Twice as large as pages show it.</summary>
    private const int MaxWidth = 480, MaxHeight = 120;

    private const int IconSide = 180;

    public required string Hash { get; init; }

    /// <summary>WebP.</summary>
    public required byte[] Picture { get; init; }

    /// <summary>PNG, a square.</summary>
    public required byte[] Icon { get; init; }

    public required string Actor { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>What is wrong with the size of a file; null when nothing is.</summary>
    public static string? WhyNot(byte[] upload) => upload.Length switch
    {
        0 => "Choose a picture.",
        > MaxBytes => $"A logo has at most {MaxBytes / 1024 / 1024} MB.",
        _ => null,
    };

    /// <summary>Refusals: 422 at <c>logo</c> for what is no PNG, JPEG or WebP, cannot be read or has too many pixels.</summary>
    public static Result<(Logo Logo, ShopLogo Name)> Of(byte[] upload, string actor, DateTimeOffset at)
    {
        using var data = SKData.CreateCopy(upload);
        using var codec = SKCodec.Create(data);
        if (codec?.EncodedFormat is not (SKEncodedImageFormat.Png or SKEncodedImageFormat.Jpeg or SKEncodedImageFormat.Webp))
            return Refusal("A logo is a PNG, JPEG or WebP picture. Save a drawing (SVG) as a PNG of 300 pixels in height.");
        if ((long)codec.Info.Width * codec.Info.Height > MaxPixels) return Refusal($"A logo has at most {MaxPixels / 1_000_000} million pixels.");
        using var read = UprightPicture.Read(codec, MaxWidth);
        if (read is null) return Refusal("This picture is damaged. Save it again, and then upload it.");
        var scale = Math.Min(1f, Math.Min((float)MaxWidth / read.Width, (float)MaxHeight / read.Height));
        var (width, height) = (Math.Max(1, (int)Math.Round(read.Width * scale)), Math.Max(1, (int)Math.Round(read.Height * scale)));
        using var drawn = Draw(read, width, height);
        using var square = Draw(read, IconSide, IconSide);
        using var pixels = drawn.PeekPixels();
        using var picture = pixels.Encode(new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossless, 75))!;
        using var icon = square.Encode(SKEncodedImageFormat.Png, 100)!;
        var hash = Convert.ToHexStringLower(SHA256.HashData(picture.AsSpan()))[..ShopLogo.HashLength];
        return (new Logo { Hash = hash, Picture = picture.ToArray(), Icon = icon.ToArray(), Actor = actor, At = at }, new ShopLogo(hash, width, height));
    }

    /// <summary>The whole picture, as large as fits, in the middle.</summary>
    private static SKBitmap Draw(SKBitmap from, int width, int height)
    {
        var drawn = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb()));
        using var canvas = new SKCanvas(drawn);
        using var image = SKImage.FromBitmap(from);
        canvas.Clear(SKColors.Transparent);
        var place = SKRect.Create(width, height).AspectFit(new SKSize(from.Width, from.Height));
        canvas.DrawImage(image, place, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        return drawn;
    }

    private static Error Refusal(string message) => Error.Invalid("logo", message);
}
