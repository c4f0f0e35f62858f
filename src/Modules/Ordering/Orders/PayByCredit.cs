using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>Gift cards and store credit of whoever places an order.</summary>
internal static class PayByCredit
{
    public static bool UsesCredit(this PlaceOrder.Request request) => request.UseStoreCredit is true || request.GiftCards is { Count: > 0 };

    /// <summary>
    /// Where nothing is to be paid none is needed, and one that is sent is not used. What credit leaves to be paid is known first when it has paid.
    /// </summary>
    public static bool NeedsMethod(this PlaceOrder.Request request) => request.ExpectedTotal is not { Amount: 0 } && !request.UsesCredit();

    /// <summary>What is to pay; null where nothing is.</summary>
    public static CreditWish? CreditOf(this PlaceOrder.Request request, Guid? accountId) =>
        request.UsesCredit() ? new(request.GiftCards ?? [], request.UseStoreCredit is true, accountId, request.ExpectedCredit) : null;

    /// <summary>Takes what they pay; nothing where none are wanted.</summary>
    public static Task<Result<IReadOnlyList<CreditShare>>> TakeAsync(
        this ICredits credits, PlacingWish wish, Guid orderId, Money total, ManualMethod? manual, IPaymentMethods methods, CancellationToken ct) =>
        wish.Credit is not { } credit || total.Amount == 0
        ? Task.FromResult<Result<IReadOnlyList<CreditShare>>>(Array.Empty<CreditShare>())
        : credits.TakeAsync(
            orderId, credit, total,
            manual is not null ? CreditRest.Hands : methods.AreTaken && !string.IsNullOrEmpty(wish.PaymentMethod) ? CreditRest.Gateway : CreditRest.Nobody, ct);
}
