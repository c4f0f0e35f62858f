using ClickCart.Kernel;

namespace ClickCart.Payments.Contracts;

/// <summary>Gift cards and store credit, to pay orders with.</summary>
public interface ICredits
{
    /// <summary>
    /// What is there of what a customer wants to pay with, in the order in which it is used. Nothing is stored. Refusals: 409 <c>gift-card-not-usable</c>,
    /// 422 (<c>giftCards</c>, <c>useStoreCredit</c>).
    /// </summary>
    Task<Result<IReadOnlyList<CreditShare>>> FindAsync(CreditWish wish, string currency, CancellationToken ct);

    /// <summary>What the account has in this currency and can spend now; zero for nothing.</summary>
    Task<Money> StoreCreditAsync(Guid accountId, string currency, CancellationToken ct);

    /// <summary>
    /// What each of them pays of an amount now: nothing is taken. Whoever takes it finds as much there, or takes nothing. Refusals: those of
    /// <see cref="TakeAsync"/>.
    /// </summary>
    Task<Result<IReadOnlyList<CreditPart>>> PlanAsync(CreditWish wish, Money total, CreditRest rest, CancellationToken ct);

    /// <summary>
    /// Takes what pays a part of an order, or all of it. Committed before it returns, and once per order: whoever asks again with the same wish is answered
    /// the same. Where the order is not placed, it goes back within two hours. Refusals: those of <see cref="FindAsync"/>, and 409 <c>credit-changed</c> where
    /// nothing is left of one of them, where it is not what the customer expects, and where too much is left to pay.
    /// </summary>
    /// <param name="total">What the order costs.</param>
    /// <param name="rest">Who takes what is left of the total.</param>
    Task<Result<IReadOnlyList<CreditShare>>> TakeAsync(Guid orderId, CreditWish wish, Money total, CreditRest rest, CancellationToken ct);
}

/// <summary>What one credit pays.</summary>
public sealed record CreditPart(Guid CreditId, Money Amount);

/// <summary>Who takes what credit leaves of a total.</summary>
public enum CreditRest
{
    /// <summary>Nobody: credit has to pay all of it.</summary>
    Nobody,

    /// <summary>The gateway, which charges no less than its least amount: so much credit is left unused.</summary>
    Gateway,

    /// <summary>Whoever takes money by hand.</summary>
    Hands,
}

/// <param name="Codes">Of gift cards, as they were typed.</param>
/// <param name="AccountId">Whose store credit is to be used; null for none's.</param>
/// <param name="Expected">What the customer has seen that credit pays; null for as much as there is.</param>
public sealed record CreditWish(IReadOnlyList<string> Codes, bool StoreCredit, Guid? AccountId, Money? Expected)
{
    /// <summary>The exchange whose order it is: what came back pays first. Null for none.</summary>
    public Guid? Exchange { get; init; }

    /// <summary>It pays what staff put together and sent a link to: its customer cannot ask for another quote.</summary>
    public bool IsOfDraft { get; init; }
}

/// <summary>A gift card, store credit or what came back for an exchange, and what it pays of an order, or could.</summary>
/// <param name="Kind"><see cref="GiftCard"/>, <see cref="StoreCredit"/> or <see cref="Exchange"/>.</param>
/// <param name="LastFour">The end of a gift card's code; null of all else.</param>
public sealed record CreditShare(string Kind, string? LastFour, Money Amount)
{
    public const string GiftCard = "giftCard";
    public const string StoreCredit = "storeCredit";
    public const string Exchange = "exchange";

    /// <summary>What each of them pays of a total: the first as much as it can, and so on.</summary>
    /// <param name="found">What there is, in the total's currency.</param>
    /// <param name="least">What is left of the total is nothing, or at least so much.</param>
    /// <param name="step">Amounts are multiples of it.</param>
    public static IReadOnlyList<CreditShare> Split(IReadOnlyList<CreditShare> found, Money total, long least, long step)
    {
        var paid = new long[found.Count];
        var rest = total.Amount;
        for (var i = 0; i < paid.Length; i++)
        {
            paid[i] = Math.Min(found[i].Amount.Amount / step * step, rest);
            rest -= paid[i];
        }
        for (var i = paid.Length - 1; i >= 0 && rest > 0 && rest < least; i--)
        {
            var back = Math.Min(paid[i], least - rest);
            paid[i] -= back;
            rest += back;
        }
        return [.. found.Select((f, i) => f with { Amount = new(paid[i], total.Currency) })];
    }
}
