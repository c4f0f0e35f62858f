using ClickCart.Payments.Credits;
using ClickCart.Payments.Gateway;
using ClickCart.Payments.Refunds;

namespace ClickCart.Payments.Payments;

/// <content>
/// The part that gift cards and store credit pay. It is taken when the order is placed, counts as captured together with the rest, and goes back when the
/// payment is voided, or by refunds, after what the gateway or hands have taken.
/// </content>
internal sealed partial class Payment
{
    /// <summary>The part of <see cref="Amount"/> that credit pays; the gateway, or hands, take <see cref="ByMethod"/>, but for supplements.</summary>
    public long CreditUsed { get; private init; }

    /// <summary>The part of <see cref="Refunded"/> that credit, or a supplement, gets.</summary>
    public long Credited { get; private set; }

    /// <summary>What this payment does not ask for: credit and supplements have paid it.</summary>
    private long Elsewhere => CreditUsed + Supplemented;

    public long ByMethod => Amount - Elsewhere;
    public long CapturedByMethod => Captured == 0 ? 0 : Captured - Elsewhere;
    public long RefundedByMethod => Refunded - Credited;

    /// <summary>
    /// What the gateway is asked to charge. Where a change has left it too little to be charged, it is all that is authorised, and the difference goes back.
    /// </summary>
    public long ToCharge => Elsewhere == 0 ? Due : Due - Elsewhere >= (StripeAmount.RangeOf(Currency)?.Least.Amount ?? 1) ? Due - Elsewhere : ByMethod;

    private bool IsByCreditAlone => CreditUsed > 0 && ByMethod == 0;

    /// <summary>What can still go back to where the gateway, or hands, took it from.</summary>
    private long MethodLeft => Math.Max(0, CapturedByMethod - RefundedByMethod - TakenBack);

    /// <summary>What of a refund credit would get.</summary>
    public long CreditPartOf(long amount) => Math.Max(0, amount - MethodLeft - SupplementLeft);

    /// <summary>What of a refund supplements would get.</summary>
    public long SupplementPartOf(long amount) => Math.Clamp(amount - MethodLeft, 0, SupplementLeft);

    /// <summary>What parts of credit have given for a reason although the refund that they went along with failed later.</summary>
    public long GivenThoughFailed(string reason) => _refunds
        .Where(r => r.Counts && r.Reason == Cut(reason) && r.With is { } first && FindRefund(first) is { State: RefundState.Failed })
        .Sum(r => r.Amount);

    /// <summary>What the credits are to get back since the last call; each is returned once.</summary>
    public IReadOnlyList<CreditMove> TakeMoves()
    {
        CreditMove[] taken = [.. _moves];
        _moves.Clear();
        return taken;
    }

    private void RecordCredit(Stamp s)
    {
        if (CreditUsed > 0) Record(LedgerKind.Captured, CreditUsed, "paid by gift card or store credit", "credit", s);
        if (Supplemented > 0) Record(LedgerKind.Captured, Supplemented, SupplementPaidIt, "supplement", s);
    }

    private IEnumerable<Refund> With(Refund refund) => _refunds.Where(r => r.With == refund.Id && r.State is RefundState.Pending);

    /// <summary>The refund has gone where it goes first: now the credits get theirs.</summary>
    private void SettleWith(Refund refund, Stamp s)
    {
        foreach (var part in With(refund).ToList()) Settle(part, s);
    }

    private Refund Settle(Refund refund, Stamp s, Guid? exchange = null)
    {
        Change(refund, RefundState.Succeeded, null, s);
        _moves.Add(new(refund.To, refund.Amount, refund.Reason, s, exchange));
        Succeed(refund, refund.To is RefundTo.Supplement ? "supplement" : "credit", s);
        return refund;
    }

    private void TakeOff(Refund refund)
    {
        Refunded -= refund.Amount;
        if (refund.To is not RefundTo.Method) Credited -= refund.Amount;
    }
}
