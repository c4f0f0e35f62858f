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
        var written = (await db.Mails.AsNoTracking().Where(m => m.Kind == MailKind.OrderReceived && m.OrderId != null)
                .Select(m => new { m.OrderId, m.At }).ToListAsync(ct))
            .GroupBy(m => m.OrderId!.Value).ToDictionary(g => g.Key, g => (Count: g.Count(), At: g.Min(m => m.At)));
        if (written.Count == 0) return [];
        var now = clock.GetUtcNow();
        var (first, kept, settled) = (written.Values.Min(m => m.At), now.AddDays(-KeptMails.Days.In(configuration)), now - Travel);
        // What was written before is deleted by now, but for what waits.
        if (first < kept) first = kept;
        return await orders.AllAsync(ct)
            .Where(o => o.PlacedAt >= first && o.PlacedAt < settled && written.GetValueOrDefault(o.Id).Count != 1)
            .Select(o => $"order {o.Number}: {written.GetValueOrDefault(o.Id).Count} mails that it has come").Take(Rows).ToListAsync(ct);
    }
}
