namespace ClickCart.Inventory.Locations;

/// <summary>A location, for staff.</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Serves">Countries whose parcels leave it before all others.</param>
/// <param name="IsMain">The one that the shop began with: it holds what lies nowhere else, and is never closed.</param>
internal sealed record LocationResponse(
    Guid Id, string Code, string Name, string? Country, string? Address, int Priority, IReadOnlyList<string> Serves, bool TakesReturns, bool IsMain,
    bool IsClosed, int Version) : IVersioned
{
    /// <param name="isWritten">False for the main one of a shop that never changed it.</param>
    public static LocationResponse Of(Location l, bool isWritten = true) =>
        new(l.Id, l.Code, l.Name, l.Country, l.Address, l.Priority, l.Serves, l.TakesReturns, l.IsMain, l.IsClosed, isWritten ? l.Version : 0);
}
