using System.Globalization;

namespace ClickCart.Ordering.Orders;

/// <summary>Orders that wait for staff, beside the menu's entry and on the dashboard: the carrier refuses their parcel, or a dispute keeps them back.</summary>
internal sealed class WaitingOrders(OrderingDbContext db, StuckOrders stuck) : IAdminBadge, IDashboardTiles, IDashboardTasks
{
    public string Address => "/admin/orders";
    public string Label => "waiting for you";

    public Task<int> CountAsync(CancellationToken ct) => db.Waiting().CountAsync(ct);

    public async Task<IReadOnlyList<DashboardTask>> NowAsync(CancellationToken ct) =>
    [
        new(20, "Held", await db.Orders.CountAsync(o => o.KeptBackAt != null, ct), "/admin/orders?waiting=held"),
        new(21, "Wait for goods", await db.AwaitingStock().Distinct().CountAsync(ct), "/admin/orders?waiting=stock"),
        new(22, "Stuck", await stuck.CountAsync(ct), "/admin/orders?waiting=stuck") { IsTrouble = true },
    ];

    public async Task<IReadOnlyList<DashboardTile>> OverAsync(DashboardSpan span, CancellationToken ct)
    {
        var refused = await db.Orders.CountAsync(o => o.RefusedAt != null, ct);
        var keptBack = await db.Orders.CountAsync(o => o.KeptBackAt != null, ct);
        var all = await CountAsync(ct);
        return
        [
            new(18, "Orders that wait", all.ToString("N0", CultureInfo.InvariantCulture),
                new("Orders that wait for somebody, by reason", [new("The carrier refuses", refused), new("Kept back", keptBack)], Unit: "Reason"))
            {
                Note = all == 0 ? "None waits for a person" : "Put the delivery right, release or cancel them",
                Address = "/admin/orders?waiting=true",
            },
        ];
    }
}
