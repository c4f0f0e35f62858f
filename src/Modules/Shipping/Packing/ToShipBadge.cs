namespace ClickCart.Shipping.Packing;

/// <summary>How many parcels wait to be shipped, beside the menu's entry.</summary>
internal sealed class ToShipBadge(ShippingDbContext db) : IAdminBadge
{
    public string Address => Selection.Page;
    public string Label => "to ship";

    public Task<int> CountAsync(CancellationToken ct) => db.Shipments.CountAsync(s => s.QueuedAt != null, ct);
}
