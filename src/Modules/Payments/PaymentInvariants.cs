using System.Text.RegularExpressions;
using ClickCart.Payments.Gateway;
using ClickCart.Payments.Payments;
using ClickCart.Payments.Refunds;

namespace ClickCart.Payments;

/// <summary>What must hold of payments. The sums are also CHECK constraints; 5 asks the gateway itself.</summary>
internal sealed partial class PaymentInvariants(PaymentsDbContext db, StripeGateway gateway, StripeSettings settings, TimeProvider clock) : IInvariants
{
    private const int Few = 50;

    public IEnumerable<Invariant> All =>
    [
        new("3 refunds within captures",
            "0 ≤ refunds pending and succeeded ≤ captured ≤ authorised ≤ the order's total, and the payment's sum is that of its refunds", RefundsAsync),
        new("3 money ledger adds up", "every amount captured and refunded is the sum of its ledger rows", LedgerAsync),
        new("3 changed orders are charged what they come to",
            "What is captured of a changed order, less what its changes gave back, is what it comes to now; what is only authorised covers it.", ChangesAsync),
        new("3 supplements are parts of their orders' payments",
            "What supplements paid of an order is what they took for changes that were made; what of it went back, they gave back.", SupplementsAsync),
        new("4 supplements are used or given back",
            "A supplement that is charged is a part of its order's payment, or on its way back, within 10 minutes.", UnusedSupplementsAsync),
        new("4 no capture of a cancelled order",
            "what was captured of a cancelled order is refunded or taken back by the bank, or has been under way for less than 10 minutes", CancelledAsync),
        new("4 manual payments stay at home",
            "The gateway was never asked about a payment that staff takes by hand, and what it took has a reference; a supplement is paid when it is recorded.",
            ManualAsync),
        new("4 one gateway payment per order", "a gateway payment belongs to exactly one order", TwiceAsync),
        new("4 payments can be charged",
            "every payment is in a currency of ISO 4217, and its amounts are multiples of what the gateway moves in it", StepsAsync),
        new("5 gateway agrees", "captures and refunds at the gateway equal ours, both ways, with equal amount and currency", GatewayAsync)
        {
            NotAsked = CanAsk ? null : "the gateway is this shop's own Sandbox, which only the running shop can ask: see Invariants in the back office",
        },
        new("14 webhooks processed", "every stored webhook has had its effect within 30 minutes, one per event id", WebhooksAsync),
        new("18 no payment stuck", "no payment stays in a passing state longer than its bound (30 minutes; 14 days while a bank decides)", StuckAsync),
        new("19 no card numbers or secrets in payments",
            "no card-shaped number and no secret in attempts, refunds, the ledger, alerts or the outbox", SecretsAsync),
    ];

    private bool CanAsk
    {
        get
        {
            try
            {
                return settings.BaseUrl.Length > 0;
            }
            catch (InvalidOperationException)
            {
                return false;
            }
        }
    }

    private IQueryable<Payment> Payments => db.Payments.AsNoTracking().IgnoreAutoIncludes();

    private async Task<IReadOnlyList<string>> RefundsAsync(CancellationToken ct) => await Payments
        .Where(p => p.Refunded < 0 || p.Refunded > p.Captured || p.Captured > p.Authorized || p.Authorized > p.Amount
            || p.Refunded != p.Refunds.Where(r => r.State != RefundState.Failed).Sum(r => r.Amount))
        .OrderBy(p => p.Id).Take(Few)
        .Select(p => $"payment {p.Id}: refunded {p.Refunded}, captured {p.Captured}, authorised {p.Authorized} of {p.Amount}").ToListAsync(ct);

    private async Task<IReadOnlyList<string>> LedgerAsync(CancellationToken ct) => await Payments
        .Select(p => new
        {
            p.Id,
            p.Captured,
            Refunded = p.Refunds.Where(r => r.State == RefundState.Succeeded).Sum(r => r.Amount),
            BookedCaptures = p.Ledger.Where(l => l.Kind == LedgerKind.Captured).Sum(l => l.Amount),
            BookedRefunds = p.Ledger.Where(l => l.Kind == LedgerKind.Refunded).Sum(l => l.Amount)
                - p.Ledger.Where(l => l.Kind == LedgerKind.RefundReversed).Sum(l => l.Amount),
        })
        .Where(p => p.Captured != p.BookedCaptures || p.Refunded != p.BookedRefunds).OrderBy(p => p.Id).Take(Few)
        .Select(p => $"payment {p.Id}: captured {p.Captured}, booked {p.BookedCaptures}; refunded {p.Refunded}, booked {p.BookedRefunds}").ToListAsync(ct);

    /// <summary>While the bank decides nothing goes back; of a refund that failed there is an alert.</summary>
    private async Task<IReadOnlyList<string>> ChangesAsync(CancellationToken ct) => await Payments.Include(p => p.Refunds)
        .Where(p => p.Changed != 0 && p.CancelledAt == null && p.DisputedAt == null && !p.Refunds.Any(r => r.ForChange && r.State == RefundState.Failed))
        .OrderBy(p => p.Id).AsAsyncEnumerable()
        .Where(p => p.State == PaymentState.Captured ? p.Kept != p.Due : p.State == PaymentState.Authorized && p.Due > p.Authorized)
        .Take(Few).Select(p => $"payment {p.Id}: due {p.Due}, authorised {p.Authorized}, kept {p.Kept}").ToListAsync(ct);

    /// <summary>While the bank decides nothing goes back; of a refund that failed there is an alert, as of one that cannot be made.</summary>
    private async Task<IReadOnlyList<string>> SupplementsAsync(CancellationToken ct)
    {
        var used = (await Payments.Include(p => p.Refunds).Where(p => p.UsedAt != null).ToListAsync(ct)).ToLookup(p => p.OrderId);
        var orders = Payments.Include(p => p.Refunds).Where(p => p.Supplemented != 0 || db.Payments.Any(s => s.SupplementOf == p.Id && s.UsedAt != null));
        return await orders.OrderBy(p => p.Id).AsAsyncEnumerable()
            .Where(p => p.Supplemented != used[p.Id].Sum(s => s.Captured)
                || (p.OwedToSupplements != used[p.Id].Sum(s => s.Refunded)
                    && !used[p.Id].Any(s => s.DisputedAt != null || s.TakenBack > 0 || s.Refunds.Any(r => r.State is RefundState.Failed))))
            .Take(Few).Select(p => $"payment {p.Id}: supplements paid {p.Supplemented}, took {used[p.Id].Sum(s => s.Captured)}; "
                + $"{p.OwedToSupplements} went back, they gave back {used[p.Id].Sum(s => s.Refunded)}").ToListAsync(ct);
    }

    private async Task<IReadOnlyList<string>> UnusedSupplementsAsync(CancellationToken ct)
    {
        var since = clock.GetUtcNow().AddMinutes(-10);
        return await Payments.Where(p => p.SupplementOf != null && p.Captured > 0 && p.ChangedAt < since && p.UsedAt == null && p.CancelledAt == null)
            .OrderBy(p => p.Id).Take(Few).Select(p => $"supplement {p.Id} of order {p.SupplementOf}: captured {p.Captured}, and neither used nor given back")
            .ToListAsync(ct);
    }

    private async Task<IReadOnlyList<string>> CancelledAsync(CancellationToken ct)
    {
        var since = clock.GetUtcNow().AddMinutes(-10);
        return await Payments.Where(p => p.CancelledAt != null && p.CancelledAt < since && p.ChangedAt < since
                && p.Captured > p.Refunded + p.TakenBack)
            .OrderBy(p => p.Id).Take(Few)
            .Select(p => $"payment {p.Id}: cancelled, captured {p.Captured}, refunded {p.Refunded}, taken back {p.TakenBack}").ToListAsync(ct);
    }

    private async Task<IReadOnlyList<string>> ManualAsync(CancellationToken ct) => await Payments
        .Where(p => p.Manual != null && (p.GatewayId != null || p.Attempts.Any() || (p.SupplementOf != null && p.Captured != p.Amount)
            || p.Ledger.Any(l => (l.Kind == LedgerKind.Captured || l.Kind == LedgerKind.Refunded) && (l.Reference == "" || l.Reference == "none"))))
        .OrderBy(p => p.Id).Take(Few).Select(p => $"payment {p.Id}: {p.Manual}, at the gateway {p.GatewayId}").ToListAsync(ct);

    private async Task<IReadOnlyList<string>> TwiceAsync(CancellationToken ct) => await db.Payments
        .Where(p => p.GatewayId != null).GroupBy(p => p.GatewayId).Where(g => g.Count() > 1).Select(g => g.Key).OrderBy(id => id).Take(Few)
        .Select(id => $"gateway payment {id} belongs to several orders").ToListAsync(ct);

    private async Task<IReadOnlyList<string>> StepsAsync(CancellationToken ct)
    {
        var wrong = new List<string>();
        foreach (var currency in await Payments.Select(p => p.Currency).Distinct().OrderBy(c => c).ToListAsync(ct))
        {
            var step = Currencies.Has(currency) ? StripeAmount.StepOf(currency) : 0;
            if (step == 1) continue;
            wrong.AddRange(await Payments
                .Where(p => p.Currency == currency && (step == 0 || p.Amount % step != 0 || p.Captured % step != 0 || p.Refunded % step != 0))
                .OrderBy(p => p.Id).Take(Few)
                .Select(p => $"payment {p.Id}: {p.Amount} {p.Currency}, captured {p.Captured}, refunded {p.Refunded}").ToListAsync(ct));
        }
        return wrong;
    }

    private async Task<IReadOnlyList<string>> GatewayAsync(CancellationToken ct)
    {
        var ours = await Payments.ToListAsync(ct);
        if (ours.Count == 0) return [];
        var since = ours.Min(p => p.OpenedAt).AddHours(-1);
        if (await gateway.PaymentsSinceAsync(since, ct) is not Outcome<IReadOnlyList<PaymentIntent>>.Succeeded { Value: var intents })
            return ["the gateway did not list its payments"];
        if (await gateway.RefundsSinceAsync(since, ct) is not Outcome<IReadOnlyList<StripeRefund>>.Succeeded { Value: var refunds })
            return ["the gateway did not list its refunds"];

        var refunded = refunds.Where(r => r.Status is not ("failed" or "canceled")).ToLookup(r => r.PaymentIntent);
        var theirs = intents.Where(i => i.OrderId is not null).ToLookup(i => i.OrderId);
        var wrong = new List<string>();
        foreach (var payment in ours.Where(p => !p.IsManual))
        {
            var seen = theirs[payment.Id.ToString()].ToList();
            var mine = seen.Find(i => i.Id == payment.GatewayId);
            if (payment.GatewayId is not null && mine is null) wrong.Add($"payment {payment.Id}: the gateway does not list {payment.GatewayId}");
            if (mine is not null && (mine.Amount != payment.ByMethod || !string.Equals(mine.Currency, payment.Currency, StringComparison.OrdinalIgnoreCase)))
                wrong.Add($"payment {payment.Id}: {payment.ByMethod} {payment.Currency} here, {mine.Amount} {mine.Currency} at the gateway");
            if (seen.Sum(i => i.AmountReceived) != payment.CapturedByMethod)
                wrong.Add($"payment {payment.Id}: captured {payment.CapturedByMethod} here, {seen.Sum(i => i.AmountReceived)} at the gateway");
            var back = seen.Sum(i => refunded[i.Id].Sum(r => r.Amount));
            if (back != payment.RefundedByMethod) wrong.Add($"payment {payment.Id}: refunded {payment.RefundedByMethod} here, {back} at the gateway");
            if (seen.Count(i => i.Status is "requires_capture" or "succeeded") > 1)
                wrong.Add($"payment {payment.Id}: the gateway holds several payments for it");
        }
        var known = ours.Select(p => p.Id.ToString()).ToHashSet(StringComparer.Ordinal);
        wrong.AddRange(intents.Where(i => i.OrderId is not null && i.AmountReceived > 0 && !known.Contains(i.OrderId)).Select(i =>
            $"gateway payment {i.Id} captured {i.AmountReceived} for order {i.OrderId}, which has no payment here"));
        return wrong;
    }

    private async Task<IReadOnlyList<string>> WebhooksAsync(CancellationToken ct)
    {
        var since = clock.GetUtcNow().AddMinutes(-30);
        return await db.StripeEvents.Where(e => e.DoneAt == null && e.ReceivedAt < since).OrderBy(e => e.Id).Take(Few)
            .Select(e => $"webhook {e.Id} ({e.Type}) is unprocessed").ToListAsync(ct);
    }

    private async Task<IReadOnlyList<string>> StuckAsync(CancellationToken ct)
    {
        var (calls, banks) = (clock.GetUtcNow().AddMinutes(-30), clock.GetUtcNow().AddDays(-14));
        PaymentState[] asked = [PaymentState.Authorizing, PaymentState.Unknown, PaymentState.Capturing, PaymentState.Voiding];
        var payments = await Payments
            .Where(p => (asked.Contains(p.State) && p.ChangedAt < calls)
                || (p.State == PaymentState.ActionRequired && p.ChangedAt < calls && p.HoldExpiresAt < calls)
                || (p.State == PaymentState.Processing && p.ChangedAt < banks))
            .OrderBy(p => p.Id).Take(Few).Select(p => $"payment {p.Id} is {p.State} since {p.ChangedAt:u}").ToListAsync(ct);
        var refunds = await Payments.Where(p => p.Manual == null).SelectMany(p => p.Refunds)
            .Where(r => r.To == RefundTo.Method && r.State == RefundState.Pending && (r.GatewayId == null ? r.ChangedAt < calls : r.ChangedAt < banks))
            .OrderBy(r => r.Id).Take(Few).Select(r => $"refund {r.Id} is pending since {r.ChangedAt:u}").ToListAsync(ct);
        return [.. payments, .. refunds];
    }

    private async Task<IReadOnlyList<string>> SecretsAsync(CancellationToken ct)
    {
        var wrong = new List<string>();
        async Task ScanAsync(string table, IQueryable<string?> texts)
        {
            await foreach (var text in texts.AsAsyncEnumerable().WithCancellation(ct))
                if (wrong.Count < Few && text is not null && (Secret().IsMatch(text) || CardShaped().Matches(text).Any(m => IsCard(m.Groups["card"].Value))))
                    wrong.Add($"a row of {table} holds a card number or a secret");
        }
        await ScanAsync("payment_attempts", db.Set<Attempt>().Select(a => a.PaymentMethod + " " + a.Detail));
        await ScanAsync("refunds", db.Set<Refund>().Select(r => r.Reason + " " + r.Detail));
        await ScanAsync("money_ledger", db.Ledger.Select(l => l.Reason + " " + l.Reference));
        await ScanAsync("alerts", db.Alerts.Select(a => a.Detail));
        await ScanAsync("outbox", db.Outbox.Select(m => m.Payload + " " + m.LastError));
        return wrong;
    }

    private static bool IsCard(string shaped) => CardNumber.Is(string.Concat(shaped.Where(char.IsAsciiDigit)));

    [GeneratedRegex(@"sk_live_\w|sk_test_\w|whsec_\w|_secret_\w", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Secret();

    // 13 to 19 digits in one piece, or in groups of four: not the digits of a UUID.
    [GeneratedRegex(@"(^|[^\w.-])(?<card>\d{13,19}|\d{4}[ -]\d{4}[ -]\d{4}[ -]\d{1,7})($|[^\w.-])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex CardShaped();
}
