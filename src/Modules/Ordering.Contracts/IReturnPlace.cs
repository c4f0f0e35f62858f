using ClickCart.Kernel;

namespace ClickCart.Ordering.Contracts;

/// <summary>Where customers send what comes back by their own means.</summary>
public interface IReturnPlace
{
    Task<ReturnPlace> FindAsync(CancellationToken ct);
}

/// <param name="Text">The address of the location that takes returns, as staff wrote it; null where it has none.</param>
/// <param name="Sender">Where the shop's parcels leave: it stands where there is no <paramref name="Text"/>.</param>
public sealed record ReturnPlace(string? Text, Address Sender);
