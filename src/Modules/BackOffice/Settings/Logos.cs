namespace ClickCart.BackOffice.Settings;

/// <summary>The logos for papers.</summary>
internal sealed class Logos(BackOfficeDbContext db) : ILogos
{
    public Task<byte[]?> ReadAsync(ShopLogo logo, CancellationToken ct) =>
        db.Logos.Where(l => l.Hash == logo.Hash).Select(l => l.Picture).FirstOrDefaultAsync(ct);
}
