using ClickCart.Kernel;

namespace ClickCart.Payments.Contracts;

/// <summary>What an order's payment does when the order comes to another total before it ships.</summary>
public interface IPaymentChanges
{
    /// <summary>
    /// What would be done now, for whoever calls. Nothing is stored: it is done by the order's event. Refusals: 409 <c>payment-needed</c> where more would be
    /// owed than was authorised or paid, <c>charge-disputed</c>, <c>not-editable</c> while the payment is under way or over, 403 <c>refund-above-limit</c>,
    /// 422 (<c>lines</c>) for a total that the gateway cannot charge.
    /// </summary>
    /// <param name="difference">Of the new total and the one before: negative where the order costs less.</param>
    /// <param name="total">The new one.</param>
    Task<Result<PaymentChange>> CheckAsync(Guid orderId, Money difference, Money total, CancellationToken ct);
}

/// <param name="Kind">
/// <see cref="Nothing"/>, <see cref="ChargesLess"/>, <see cref="ChargesMore"/> or <see cref="GivesBack"/>; <see cref="Needed"/> is said by who asks, of a
/// refusal.
/// </param>
/// <param name="Amount">What is given back, or charged less or more: never negative.</param>
public sealed record PaymentChange(string Kind, Money Amount)
{
    public const string Nothing = "nothing";

    /// <summary>Less is captured of what is authorised.</summary>
    public const string ChargesLess = "chargesLess";

    /// <summary>More is captured of what is authorised.</summary>
    public const string ChargesMore = "chargesMore";

    /// <summary>A refund of what was captured.</summary>
    public const string GivesBack = "givesBack";

    /// <summary>More is owed than was authorised or paid: it is carried out once a supplement is paid.</summary>
    public const string Needed = "needed";
}
