namespace ClickCart.Web.Papers;

/// <summary>The pictures of the shop's logos. BackOffice keeps them; without it there is none.</summary>
public interface ILogos
{
    /// <returns>WebP or PNG; null for one that there is not.</returns>
    Task<byte[]?> ReadAsync(ShopLogo logo, CancellationToken ct);
}

internal sealed class NoLogos : ILogos
{
    public Task<byte[]?> ReadAsync(ShopLogo logo, CancellationToken ct) => Task.FromResult<byte[]?>(null);
}
