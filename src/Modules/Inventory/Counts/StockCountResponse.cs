using ClickCart.Inventory.Locations;

namespace ClickCart.Inventory.Counts;

/// <summary>A stock count, for staff.</summary>
/// <param name="Location">The location's code.</param>
/// <param name="Skus">How many it holds.</param>
/// <param name="Counted">How many of them are counted.</param>
/// <param name="Different">How many of them are not what was expected.</param>
/// <param name="More">Units found beyond what was expected.</param>
/// <param name="Fewer">Units missing.</param>
internal sealed record StockCountResponse(
    Guid Id, CountState State, string Location, string? Note, int Skus, int Counted, int Different, long More, long Fewer, string OpenedBy,
    DateTimeOffset OpenedAt, DateTimeOffset? EndedAt, int Version) : IVersioned
{
    /// <param name="c">With its lines.</param>
    public static StockCountResponse Of(StockCount c, LocationTable locations) => Of(c, CountSums.Of(c), locations);

    public static StockCountResponse Of(StockCount c, CountSums sums, LocationTable locations) => new(
        c.Id, c.State, locations[c.LocationId].Code, c.Note, sums.Skus, sums.Counted, sums.Different, sums.More, sums.Fewer, c.OpenedBy, c.OpenedAt, c.EndedAt,
        c.Version);
}
