namespace ClickCart.Shipping.Packing;

/// <summary>How many parcels wait to be shipped, beside the menu's entry, and on the dashboard those of them that may leave.</summary>
internal sealed class ToShipBadge(ShippingDbContext db) : IAdminBadge, IDashboardTasks
{
    public string Address => Selection.Page;
    public string Label => "to ship";

    public Task<int> CountAsync(CancellationToken ct) => db.Shipments.CountAsync(s => s.QueuedAt != null, ct);

    public async Task<IReadOnlyList<DashboardTask>> NowAsync(CancellationToken ct) =>
        [new(10, "To ship", await db.Shipments.CountAsync(s => s.QueuedAt != null && s.KeptBackAt == null, ct), $"{Address}?onHold=false")];
}
