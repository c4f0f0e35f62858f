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

    /// <summary>Takes what they pay; nothing where none are wanted.</summary>
    public static Task<Result<IReadOnlyList<CreditShare>>> TakeAsync(
        this ICredits credits, PlaceOrder.Request request, Guid orderId, Money total, ManualMethod? manual, IPaymentMethods methods, ICaller caller,
        CancellationToken ct) => !request.UsesCredit() || total.Amount == 0
        ? Task.FromResult<Result<IReadOnlyList<CreditShare>>>(Array.Empty<CreditShare>())
        : credits.TakeAsync(
            orderId, new(request.GiftCards ?? [], request.UseStoreCredit is true, caller.AccountId, request.ExpectedCredit), total,
            manual is not null ? CreditRest.Hands : methods.AreTaken && !string.IsNullOrEmpty(request.PaymentMethod) ? CreditRest.Gateway : CreditRest.Nobody,
            ct);
}
