using ClickCart.Payments.Credits;
using ClickCart.Payments.Payments;

namespace ClickCart.Tests.Journeys.Invariants;

/// <summary>What can be wrong in the books of Payments.</summary>
internal static class PaymentBreaches
{
    private const string Gateway = "5 gateway agrees";
    private const string Parts = "3 credit and gateway pay what is captured";

    public static IEnumerable<Breach> All =>
    [
        new("3 refunds within captures", b => b.Payment(b.Story.Delivered.Id).ExecuteUpdateAsync(s => s.SetProperty(p => p.Refunded, p => p.Refunded + 1)),
            s => s.Delivered.Id, Gateway),
        new("3 money ledger adds up", b => b.Payments.Ledger.Where(l => EF.Property<Guid>(l, "PaymentId") == b.Story.Delivered.Id && l.Kind == LedgerKind.Captured)
            .ExecuteUpdateAsync(s => s.SetProperty(l => l.Amount, l => l.Amount + 1)), s => s.Delivered.Id),
        new("3 changed orders are charged what they come to",
            b => b.Payment(b.Story.Waiting.Id).ExecuteUpdateAsync(s => s.SetProperty(p => p.Changed, p => p.Changed + 1)), s => s.Waiting.Id,
            "4 payments belong to orders"),
        new("3 supplements are parts of their orders' payments",
            b => b.Payment(b.Story.Raised.Id).ExecuteUpdateAsync(s => s.SetProperty(p => p.Supplemented, p => p.Supplemented - 5)), s => s.Raised.Id,
            Gateway),
        new("4 supplements are used or given back", b => b.Payments.Payments.Where(p => p.SupplementOf == b.Story.Raised.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(p => p.UsedAt, (DateTimeOffset?)null)), s => s.Raised.Id,
            "3 supplements are parts of their orders' payments"),
        new("4 no capture of a cancelled order",
            b => b.Payment(b.Story.Replacement.Id).ExecuteUpdateAsync(s => s.SetProperty(p => p.CancelledAt, Books.LongAgo)), s => s.Replacement.Id),
        new("4 manual payments stay at home",
            b => b.Payment(b.Story.Transfer.Id).ExecuteUpdateAsync(s => s.SetProperty(p => p.GatewayId, "pi_none")), s => s.Transfer.Id),
        new("4 one gateway payment per order", async b =>
        {
            var first = await b.Payment(b.Story.Delivered.Id).Select(p => p.GatewayId).SingleAsync();
            return await b.Payment(b.Story.Waiting.Id).ExecuteUpdateAsync(s => s.SetProperty(p => p.GatewayId, first));
        }, s => s.Delivered.Id) { IsRefused = true },
        new("4 payments can be charged", b => b.Payment(b.Story.Transfer.Id).ExecuteUpdateAsync(s => s.SetProperty(p => p.Currency, "ZZZ")),
            s => s.Transfer.Id, "4 payments belong to orders"),
        new("4 payments belong to orders", b => b.Payment(b.Story.Transfer.Id).ExecuteUpdateAsync(s => s.SetProperty(p => p.Amount, p => p.Amount + 1)),
            s => s.Transfer.Number),
        new(Gateway, b => b.Payment(b.Story.Delivered.Id).ExecuteUpdateAsync(s => s.SetProperty(p => p.GatewayId, "pi_none")), s => s.Delivered.Id),
        new("14 webhooks processed", b => b.Payments.StripeEvents.Where(e => e.OrderId == b.Story.Waiting.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(e => e.DoneAt, (DateTimeOffset?)null).SetProperty(e => e.ReceivedAt, Books.LongAgo)), _ => "is unprocessed"),
        new("18 no payment stuck", b => b.Payment(b.Story.Delivered.Id).ExecuteUpdateAsync(s => s
            .SetProperty(p => p.State, PaymentState.Capturing).SetProperty(p => p.ChangedAt, Books.LongAgo)), s => s.Delivered.Id),
        new("19 no card numbers or secrets in payments", b => b.Payments.Ledger.Where(l => EF.Property<Guid>(l, "PaymentId") == b.Story.Delivered.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(l => l.Reason, "paid with 4242 4242 4242 4242")), _ => "money_ledger"),
        new("3 credit ledger adds up", b => b.Payments.Credits.Where(c => c.Id == b.Story.GiftCard)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.Balance, c => c.Balance + 5)), s => s.GiftCard),
        new("3 credit uses are in the ledger", b => b.Payments.CreditLedger.Where(l => l.OrderId == b.Story.Delivered.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(l => l.OrderId, b.Story.Waiting.Id)), s => s.GiftCard),
        new("3 credit pays what orders took", b => b.Payments.CreditUses.Where(u => u.OrderId == b.Story.Delivered.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(u => u.Taken, u => u.Taken + 5).SetProperty(u => u.ExpiresAt, (DateTimeOffset?)null)),
            s => s.Delivered.Id, "3 credit uses are in the ledger"),
        new(Parts, b => b.Payment(b.Story.Delivered.Id).ExecuteUpdateAsync(s => s.SetProperty(p => p.Credited, 5)), s => s.Delivered.Id, Gateway),
        new("3 exchanges are paid by what came back", b => b.Payments.Credits.Where(c => c.ExchangeId == b.Story.Replacement.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.Kind, CreditKind.StoreCredit)), s => s.SentBack.Id),
        new("18 credit is not held for nothing", b => b.Payments.CreditUses.Where(u => u.OrderId == b.Story.Delivered.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(u => u.ExpiresAt, Books.LongAgo)), s => s.Delivered.Id),
    ];
}
