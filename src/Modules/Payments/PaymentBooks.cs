using System.Runtime.CompilerServices;
using ClickCart.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace ClickCart.Payments;

internal sealed class PaymentBooks(PaymentsDbContext db) : IPaymentBooks
{
    public async IAsyncEnumerable<PaymentEntry> AllAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var p in db.Payments.AsNoTracking().IgnoreAutoIncludes().AsAsyncEnumerable().WithCancellation(ct))
        {
            var state = p.State.ToString();
            yield return new(p.Id, char.ToLowerInvariant(state[0]) + state[1..], p.Of(p.Amount), p.Of(p.Authorized), p.Of(p.Captured), p.Of(p.Refunded), p.GatewayId, p.ChangedAt);
        }
    }
}
