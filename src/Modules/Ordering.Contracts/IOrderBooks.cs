using ClickCart.Kernel;

namespace ClickCart.Ordering.Contracts;

/// <summary>Ordering's books: for checks across modules, and for modules that must ask whether an order stands.</summary>
public interface IOrderBooks
{
    Task<OrderEntry?> FindAsync(Guid orderId, CancellationToken ct);

    /// <summary>Every order, oldest first.</summary>
    IAsyncEnumerable<OrderEntry> AllAsync(CancellationToken ct);
}

/// <param name="Status"><c>awaitingPayment</c>, <c>confirmed</c>, <c>shipped</c>, <c>delivered</c>, <c>cancelled</c>.</param>
public sealed record OrderEntry(
    Guid Id, string Number, string Status, string PaymentStatus, string FulfilmentStatus, Money Total, string? CouponCode, IReadOnlyList<OrderLine> Lines, DateTimeOffset PlacedAt,
    DateTimeOffset UpdatedAt);
