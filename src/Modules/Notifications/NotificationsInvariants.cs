using ClickCart.Notifications.Mails;
using ClickCart.Ordering.Contracts;

namespace ClickCart.Notifications;

internal sealed class NotificationsInvariants(NotificationsDbContext db, IOrderReader orders, IConfiguration configuration, TimeProvider clock) : IInvariants
{
    private const int Rows = 50;

    /// <summary>Events are delivered a moment later.</summary>
    private static readonly TimeSpan Travel = TimeSpan.FromMinutes(5);

    public IEnumerable<Invariant> All =>
    [
        new("20 every order was written about",
            "Whoever ordered more than 5 minutes ago was written once that the order has come, since the shop writes mails.", UnwrittenAsync),
    ];

    private async Task<IReadOnlyList<string>> UnwrittenAsync(CancellationToken ct)
    {
        // A test mail is about no order.
        var received = db.Mails.Where(m => m.Kind == MailKind.OrderReceived && m.OrderId != null);
        // What waits is kept when all around it was deleted.
        if (await received.Where(m => m.Status != MailStatus.Queued).MinAsync(m => (DateTimeOffset?)m.At, ct) is not { } first) return [];
        var now = clock.GetUtcNow();
        var (kept, settled, found) = (now.AddDays(-KeptMails.Days.In(configuration)), now - Travel, new List<string>());
        // What was written before is deleted by now, but for what waits.
        if (first < kept) first = kept;
        await foreach (var some in orders.AllAsync(ct).Where(o => o.PlacedAt >= first && o.PlacedAt < settled).Chunk(500).WithCancellation(ct))
        {
            var ids = some.Select(o => (Guid?)o.Id).ToList();
            var written = await received.Where(m => ids.Contains(m.OrderId)).GroupBy(m => m.OrderId)
                .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key!.Value, g => g.Count, ct);
            found.AddRange(some.Where(o => written.GetValueOrDefault(o.Id) != 1)
                .Select(o => $"order {o.Number}: {written.GetValueOrDefault(o.Id)} mails that it has come"));
            if (found.Count >= Rows) break;
        }
        return found;
    }
}
