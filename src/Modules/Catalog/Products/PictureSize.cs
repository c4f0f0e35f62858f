namespace ClickCart.Catalog.Products;

/// <summary>Makes the smaller sizes of a picture that was uploaded. Committed with the picture, so that no crash loses it.</summary>
[EventName("catalog.make-picture-sizes.v1")]
internal sealed record MakePictureSizesJob(string File) : IJob
{
    string IJob.DisplayName => $"Resize the picture {File}";
}

/// <summary>
/// An uploaded picture made smaller, as WebP: as wide as its name says, whole or cut to a square. Made once, in the background; until then its address
/// shows the picture as it was uploaded.
/// </summary>
internal sealed class PictureSize
{
    public const int NameLength = 60;

    /// <summary>In pixels. A picture that is not so wide is kept as wide as it is.</summary>
    public static readonly IReadOnlyList<int> Widths = [160, 400, 800, 1600];

    /// <summary>Of the squares: twice as many as the largest card has.</summary>
    public static readonly IReadOnlyList<int> Squares = [160, 400, 800];

    /// <summary>The file's name with its size: <c>0c1d….jpg</c> is <c>0c1d…-400.webp</c>, and cut to a square <c>0c1d…-400s.webp</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The file that it was made of.</summary>
    public required string Of { get; init; }

    public byte[] Content { get; init; } = [];

    public static string NameOf(string file, int width, bool isSquare) =>
        $"{file[..file.IndexOf('.', StringComparison.Ordinal)]}-{width}{(isSquare ? "s" : "")}.webp";

    /// <summary>With what the name of the file begins whose size this is; null for what is no size.</summary>
    public static string? BeginOf(string name) =>
        Widths.Select(w => $"-{w}.webp").Concat(Squares.Select(w => $"-{w}s.webp")).FirstOrDefault(e => name.EndsWith(e, StringComparison.Ordinal)) is { } end
            && name[..^end.Length] is { Length: 32 } begin ? begin + "." : null;

    /// <summary>Where the browser finds a picture in which width; null for a drawing, which fits every size.</summary>
    public static string? SrcSet(string? url, bool isSquare) => url is not null && url.StartsWith(PictureFile.Root, StringComparison.Ordinal)
        && !url.EndsWith(".svg", StringComparison.Ordinal)
        ? string.Join(", ", (isSquare ? Squares : Widths).Select(w => $"{PictureFile.Root}{NameOf(url[PictureFile.Root.Length..], w, isSquare)} {w}w"))
        : null;
}
