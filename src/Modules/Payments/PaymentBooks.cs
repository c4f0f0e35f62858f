using System.Runtime.CompilerServices;
using System.Text.Json;
using ClickCart.Payments.Contracts;
using ClickCart.Payments.Payments;
using Microsoft.EntityFrameworkCore;

namespace ClickCart.Payments;

internal sealed class PaymentBooks(PaymentsDbContext db) : IPaymentBooks
{
    public async IAsyncEnumerable<PaymentEntry> AllAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var p in db.Payments.AsNoTracking().IgnoreAutoIncludes().AsAsyncEnumerable().WithCancellation(ct)) yield return Entry(p);
    }

    public async Task<PaymentFile?> FindAsync(Guid orderId, CancellationToken ct)
    {
        if (await db.Payments.AsNoTracking().Include(p => p.Ledger).AsSplitQuery().FirstOrDefaultAsync(p => p.Id == orderId, ct) is not { } p) return null;
        return new(
            Entry(p), p.Of(p.Refundable),
            [.. p.Attempts.OrderBy(a => a.Sequence).Select(a => new PaymentAttempt(a.At, Word(a.Kind), Word(a.Outcome), a.PaymentMethod, a.Detail))],
            [.. p.Refunds.OrderBy(r => r.At).Select(r => new PaymentRefund(r.Id, r.At, p.Of(r.Amount), Word(r.State), r.Reason, r.Actor, r.Detail))],
            [.. p.Ledger.OrderBy(l => l.At).ThenBy(l => l.Id).Select(l => new PaymentMovement(l.At, Word(l.Kind), new(l.Amount, l.Currency), l.Actor, l.Reason, l.Reference))]);
    }

    private static PaymentEntry Entry(Payment p) => new(p.Id, Word(p.State), p.Of(p.Amount), p.Of(p.Authorized), p.Of(p.Captured), p.Of(p.Refunded), p.GatewayId, p.ChangedAt);

    private static string Word<TEnum>(TEnum value) where TEnum : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
