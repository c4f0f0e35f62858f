using Microsoft.Extensions.Options;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using PdfSharp.Pdf.IO;
using SkiaSharp;

namespace ClickCart.Web.Papers;

/// <summary>Prints papers as PDF, in the owner's size, with the owner's logo and accent colour, the letters that they need embedded.</summary>
public sealed class PaperPress
{
    /// <summary>One at a time: a paper takes some milliseconds, PDFsharp's fonts are the process's, and what a print needs of memory is needed once.</summary>
    private static readonly SemaphoreSlim Turn = new(1);

    private readonly PaperSettings _settings;
    private readonly IOptionsSnapshot<ShopIdentity> _shop;
    private readonly ILogos _logos;

    internal PaperPress(PaperSettings settings, IOptionsSnapshot<ShopIdentity> shop, ILogos logos) => (_settings, _shop, _logos) = (settings, shop, logos);

    /// <summary>What the shop says of itself as it is now.</summary>
    public PaperSeller Seller => SellerOf(_shop.Value);

    /// <param name="papers">Made while they are drawn, so that hundreds do not wait in memory; each begins on a page of its own.</param>
    /// <param name="title">Of the file, for the reader's window.</param>
    /// <param name="at">When it was made, as the file says.</param>
    /// <returns>The same bytes whenever the same is printed at the same time <paramref name="at"/>.</returns>
    /// <exception cref="ArgumentException">There is no paper.</exception>
    public async Task<byte[]> PrintAsync(IAsyncEnumerable<Paper> papers, string title, DateTimeOffset at, CancellationToken ct)
    {
        var logo = ShopLogo.Of(_shop.Value.Logo) is { } name ? await _logos.ReadAsync(name, ct) : null;
        using var document = new PdfDocument();
        (document.Info.Title, document.Info.Author, document.Info.CreationDate, document.Info.ModificationDate) =
            (title, Seller.Name, at.UtcDateTime, at.UtcDateTime);
        document.ViewerPreferences.DisplayDocTitle = true;
        var accent = Colour.Parse(_shop.Value.Accent) ?? Colour.Parse(ShopIdentity.OwnAccent)!.Value;
        XImage? picture = null;
        PaperPen? pen = null;
        await foreach (var paper in papers.WithCancellation(ct))
        {
            await Turn.WaitAsync(ct);
            try
            {
                if (document.PageCount == 0) document.Language = paper.Language.Code;
                picture ??= logo is null ? null : OnWhite(logo);
                pen ??= new PaperPen(PaperFonts.In(_settings.FontFolder), document);
                new PaperLayout(document, pen, _settings.Size, picture, XColor.FromArgb(accent.Red, accent.Green, accent.Blue))
                    .Draw(paper, (page, of) => Texts.In(paper.Language, () => Texts.T("Page {0} of {1}", page, of)));
            }
            finally
            {
                Turn.Release();
            }
        }
        if (document.PageCount == 0) throw new ArgumentException("There is no paper to print.", nameof(papers));
        await Turn.WaitAsync(ct);
        try
        {
            using var file = new MemoryStream();
            document.Save(file, closeStream: false);
            return SamePdf.Of(file.ToArray());
        }
        finally
        {
            picture?.Dispose();
            Turn.Release();
        }
    }

    /// <inheritdoc cref="PrintAsync(IAsyncEnumerable{Paper}, string, DateTimeOffset, CancellationToken)"/>
    public Task<byte[]> PrintAsync(Paper paper, string title, DateTimeOffset at, CancellationToken ct) =>
        PrintAsync(new[] { paper }.ToAsyncEnumerable(), title, at, ct);

    /// <summary>Files that others have drawn, such as labels, one after the other in one.</summary>
    /// <param name="files">PDFs.</param>
    /// <param name="title">Of the file, for the reader's window.</param>
    /// <returns>Null where there is none.</returns>
    public static bool CanJoin(byte[] file)
    {
        try
        {
            return Joined([file], "") is not null;
        }
        catch (Exception unreadable) when (unreadable is not OutOfMemoryException)
        {
            return false;
        }
    }

    public static byte[]? Joined(IReadOnlyList<byte[]> files, string title)
    {
        if (files.Count == 0) return null;
        using var document = new PdfDocument();
        document.Info.Title = title;
        document.ViewerPreferences.DisplayDocTitle = true;
        foreach (var file in files)
        {
            using var one = PdfReader.Open(new MemoryStream(file), PdfDocumentOpenMode.Import);
            foreach (var page in one.Pages) document.AddPage(page);
        }
        using var joined = new MemoryStream();
        document.Save(joined, closeStream: false);
        return joined.ToArray();
    }

    private static PaperSeller SellerOf(ShopIdentity shop) => new(
        shop.LegalName is { Length: > 0 } legal ? legal : shop.Name, Lines(shop.LegalAddress),
        [.. Lines(shop.VatId).Select(id => Texts.T("VAT id {0}", id)), .. Lines(shop.TaxIds)], [.. Lines(shop.Email), .. Lines(shop.Phone)]);

    private static List<string> Lines(string? text) => [.. (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>As a picture that PDF knows, without the transparency that printers may make black.</summary>
    private static XImage? OnWhite(byte[] picture)
    {
        using var read = SKBitmap.Decode(picture);
        if (read is null) return null;
        using var drawn = new SKBitmap(new SKImageInfo(read.Width, read.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(drawn);
        canvas.Clear(SKColors.White);
        canvas.DrawBitmap(read, 0, 0, SKSamplingOptions.Default);
        using var png = drawn.Encode(SKEncodedImageFormat.Png, 100);
        return XImage.FromStream(new MemoryStream(png.ToArray()));
    }
}
