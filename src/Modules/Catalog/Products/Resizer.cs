using SkiaSharp;

namespace ClickCart.Catalog.Products;

/// <summary>Makes pictures smaller: upright whatever way the camera was held, in sRGB, as WebP, without anything that is no picture.</summary>
internal static class Resizer
{
    /// <summary>All sizes of a picture; none of one that cannot be read.</summary>
    public static async Task<IReadOnlyList<PictureSize>> MakeAsync(PictureFile file, CancellationToken ct) =>
        await UprightPicture.UnpackAsync(file.Content, PictureSize.Widths.Max(), upright => SizesOf(file, upright), ct) ?? [];

    private static IReadOnlyList<PictureSize> SizesOf(PictureFile file, SKBitmap upright)
    {
        var side = Math.Min(upright.Width, upright.Height);
        var square = SKRectI.Create((upright.Width - side) / 2, (upright.Height - side) / 2, side, side);
        return
        [
            .. PictureSize.Widths.Select(w => Size(w, isSquare: false, SKRectI.Create(upright.Width, upright.Height))),
            .. PictureSize.Squares.Select(w => Size(w, isSquare: true, square)),
        ];

        PictureSize Size(int width, bool isSquare, SKRectI part) =>
            new() { Name = PictureSize.NameOf(file.Name, width, isSquare), Of = file.Name, Content = UprightPicture.Draw(upright, part, width) };
    }
}
