using ClickCart.Ordering.Drafts;

namespace ClickCart.Ordering.Returns;

/// <summary>Returns that wait for staff, beside the menu's entry and on the dashboard: to be decided, to be paid back, or to be exchanged anew.</summary>
internal sealed class WaitingReturns(OrderingDbContext db, TimeProvider clock) : IAdminBadge, IDashboardTasks
{
    public string Address => "/admin/returns";
    public string Label => "waiting for you";

    public Task<int> CountAsync(CancellationToken ct) =>
        db.Returns.CountAsync(r =>
            r.Status == ReturnStatus.Requested || r.Status == ReturnStatus.Received || r.ExchangeStatus == ExchangeStatus.Stopped, ct);

    public async Task<IReadOnlyList<DashboardTask>> NowAsync(CancellationToken ct) =>
    [
        new(24, "Returns to decide", await CountAsync(ReturnStatus.Requested, ct), "/admin/returns?status=requested"),
        new(26, "Returns to refund", await CountAsync(ReturnStatus.Received, ct), "/admin/returns?status=received"),
        new(27, "Exchanges that could not be ordered",
            await db.Returns.CountAsync(r => r.ExchangeStatus == ExchangeStatus.Stopped, ct), "/admin/returns?exchange=stopped"),
        new(28, "Exchanges whose link holds no more", await CountUnpaidAsync(clock.GetUtcNow(), ct), "/admin/returns?exchange=offered"),
    ];

    private Task<int> CountUnpaidAsync(DateTimeOffset now, CancellationToken ct) => db.Returns.CountAsync(r => r.ExchangeStatus == ExchangeStatus.Offered
        && db.Drafts.Any(d => d.Id == r.ExchangeId && (d.Status == DraftStatus.Open || d.LinkExpiresAt < now)), ct);

    private Task<int> CountAsync(ReturnStatus status, CancellationToken ct) => db.Returns.CountAsync(r => r.Status == status, ct);
}
