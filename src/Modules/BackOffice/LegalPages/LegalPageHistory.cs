using ClickCart.BackOffice.Settings;
using Microsoft.Extensions.Options;

namespace ClickCart.BackOffice.LegalPages;

/// <summary>What each of the shop's legal pages said before: the rows of its setting's history.</summary>
internal sealed class LegalPageHistory(BackOfficeDbContext db, IOptionsSnapshot<ShopPages> pages)
{
    /// <summary>The newest so many.</summary>
    private const int Most = 100;

    public static readonly Error NoPage = Error.NotFound("page");

    public string? NowOf(ShopPage page) => pages.Value.TextOf(page);

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<TextVersion>> OfAsync(ShopPage page, CancellationToken ct) =>
    [
        .. (await Changes(page).Take(Most).ToListAsync(ct)).Select(c =>
            new TextVersion(c.Became is { } text ? ShopPages.VersionOf(text) : null, c.At, c.Actor, c.Became?.Length ?? 0)),
    ];

    /// <summary>Since when it says what it says; null where it was not set here.</summary>
    public async Task<DateTimeOffset?> SinceAsync(ShopPage page, CancellationToken ct) =>
        await Changes(page).FirstOrDefaultAsync(ct) is { } last && last.Became == NowOf(page) ? last.At : null;

    /// <summary>The text of this version; null when there was none.</summary>
    public async Task<(string Text, TextVersion About)?> FindAsync(ShopPage page, string version, CancellationToken ct)
    {
        if (version.Length != ShopPages.VersionLength) return null;
        await foreach (var change in Changes(page).AsAsyncEnumerable().WithCancellation(ct))
            if (change.Became is { } text && ShopPages.VersionOf(text) == version) return (text, new(version, change.At, change.Actor, text.Length));
        return NowOf(page) is { } now && ShopPages.VersionOf(now) == version ? (now, new(version, null, null, now.Length)) : null;
    }

    private IQueryable<SettingChange> Changes(ShopPage page) =>
        db.SettingChanges.AsNoTracking().Where(c => c.Key == page.Key).OrderByDescending(c => c.Version);
}

/// <summary>A text that one of the shop's legal pages had.</summary>
/// <param name="Version">By which orders name the terms that they accepted; null when the page was taken away.</param>
/// <param name="At">Null for what was not set in the back office, as is <paramref name="By"/>.</param>
/// <param name="Length">In characters.</param>
internal sealed record TextVersion(string? Version, DateTimeOffset? At, string? By, int Length);
