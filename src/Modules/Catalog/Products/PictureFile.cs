using System.Security.Cryptography;

namespace ClickCart.Catalog.Products;

/// <summary>
/// An uploaded picture. Its name is made from its content, so that what lies under an address never changes and the same picture is kept once.
/// </summary>
internal sealed class PictureFile
{
    public const int MaxBytes = 5 * 1024 * 1024;
    public const int NameLength = 40;

    internal const string Root = "/images/uploads/";

    /// <summary>32 hexadecimal digits and an extension.</summary>
    public string Name { get; init; } = "";

    public string ContentType { get; init; } = "";
    public byte[] Content { get; init; } = [];
    public string Actor { get; init; } = "";
    public DateTimeOffset At { get; init; }

    public string Url => Root + Name;

    /// <summary>
    /// Takes a picture for what its bytes say it is, whatever the sender called it: PNG, JPEG and WebP without what is written beside the picture (where it
    /// was taken, by whom), SVG without anything that could run or load. Refusals: 422 at <c>picture</c>.
    /// </summary>
    public static Result<PictureFile> Of(byte[] bytes, string actor, DateTimeOffset at)
    {
        if (bytes.Length is 0 or > MaxBytes) return Refusal(bytes.Length == 0 ? "Choose a picture." : $"A picture has at most {MaxBytes / 1024 / 1024} MB.");
        var (type, extension, content) = bytes.AsSpan() switch
        {
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => ("image/png", "png", PictureMetadata.WithoutInPng(bytes)),
            [0xFF, 0xD8, 0xFF, ..] => ("image/jpeg", "jpg", PictureMetadata.WithoutInJpeg(bytes)),
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] =>
                ("image/webp", "webp", PictureMetadata.WithoutInWebp(bytes)),
            _ => ("image/svg+xml", "svg", SafeSvg.Of(bytes)),
        };
        if (content is null)
            return Refusal(extension == "svg" ? "This is no PNG, JPEG, WebP or SVG picture." : "This picture is damaged. Save it again, and then upload it.");
        if (extension == "svg" && !SvgRepetition.IsBounded(content))
            return Refusal($"This drawing repeats its parts so often that it has more than {SvgRepetition.MaxShapes} shapes.");
        if (extension != "svg" && PictureExtent.Refuses(content) is { } why) return Refusal(why);
        var name = $"{Convert.ToHexStringLower(SHA256.HashData(content))[..32]}.{extension}";
        return new PictureFile { Name = name, ContentType = type, Content = content, Actor = actor, At = at };
    }

    private static Error Refusal(string message) => Error.Invalid("picture", message);
}

internal static class PictureFiles
{
    /// <summary>Keeps a picture, unless it is there already, and has its smaller sizes made.</summary>
    public static async Task KeepAsync(this CatalogDbContext db, PictureFile file, CancellationToken ct)
    {
        if (await db.PictureFiles.AnyAsync(f => f.Name == file.Name, ct) || db.PictureFiles.Local.Any(f => f.Name == file.Name)) return;
        db.PictureFiles.Add(file);
        if (!file.Name.EndsWith(".svg", StringComparison.Ordinal)) db.Enqueue(new MakePictureSizesJob(file.Name));
    }
}
