using System.Text.Json.Serialization;
using ClickCart.Kernel;

namespace ClickCart.Ordering.Contracts;

/// <summary>Read access to orders: for checks across modules, and for modules that must know how an order stands.</summary>
public interface IOrderReader
{
    Task<OrderDetails?> FindAsync(Guid orderId, CancellationToken ct);

    /// <summary>Where its parcel goes, and by whom: as ordered, or as it was put right last. Null unless it is confirmed or shipped.</summary>
    Task<OrderDelivery?> FindDeliveryAsync(Guid orderId, CancellationToken ct);

    /// <summary>The account's newest orders, newest first.</summary>
    /// <param name="most">1 or more.</param>
    Task<IReadOnlyList<OrderDetails>> OfAccountAsync(Guid accountId, int most, CancellationToken ct);

    /// <summary>The numbers of those of these orders that there are.</summary>
    Task<IReadOnlyDictionary<Guid, string>> NumbersAsync(IReadOnlyCollection<Guid> orderIds, CancellationToken ct);

    /// <summary>The languages in which the customers of these orders read (<c>de</c>), as far as that is known.</summary>
    Task<IReadOnlyDictionary<Guid, string>> LanguagesAsync(IReadOnlyCollection<Guid> orderIds, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<Guid, string>>(new Dictionary<Guid, string>());

    /// <summary>Those of these orders that there are.</summary>
    Task<IReadOnlyDictionary<Guid, OrderDetails>> OfAsync(IReadOnlyCollection<Guid> orderIds, CancellationToken ct);

    /// <summary>Every order, oldest first.</summary>
    IAsyncEnumerable<OrderDetails> AllAsync(CancellationToken ct);
}

/// <param name="Status"><c>awaitingPayment</c>, <c>confirmed</c>, <c>shipped</c>, <c>delivered</c>, <c>cancelled</c>, <c>returned</c>.</param>
/// <param name="IsKeptBack">Nothing is to be bought or sent for it until staff has decided.</param>
public sealed record OrderDetails(
    Guid Id, string Number, string Status, string PaymentStatus, string FulfilmentStatus, Money Total, string? CouponCode, IReadOnlyList<OrderLine> Lines,
    DateTimeOffset PlacedAt, DateTimeOffset UpdatedAt, bool IsKeptBack = false)
{
    /// <summary>Why it is kept back, for staff; null where it is not, or nobody said why.</summary>
    public string? KeptBackFor { get; init; }

    /// <summary>Ids of the coupons and promotions that took something off; empty in orders from before they were kept.</summary>
    public IReadOnlyList<Guid> Promotions { get; init; } = [];

    /// <summary>What is taken off each of <see cref="Lines"/> as a whole.</summary>
    [JsonIgnore] public IReadOnlyList<Money> LineDiscounts { get; init; } = [];

    /// <summary>Of the goods together, estimated.</summary>
    [JsonIgnore] public int WeightGrams { get; init; }

    /// <summary>All succeeded refunds together.</summary>
    public Money Refunded { get; init; } = Money.Zero(Total.Currency);

    /// <summary>Units that it waits for, by SKU; empty where all is there.</summary>
    [JsonIgnore] public IReadOnlyDictionary<string, int> Backordered { get; init; } = new Dictionary<string, int>();

    /// <summary>Not all of it is there: only what staff packs by hand leaves.</summary>
    [JsonIgnore] public bool AwaitsStock => Backordered.Count > 0;

    /// <summary>Who brings it takes the money: it may leave before it is paid.</summary>
    public bool PaysOnDelivery { get; init; }
}

/// <param name="ShippingOptionId">As the quote named it.</param>
public sealed record OrderDelivery(Address ShipTo, string Carrier, string Service, string? ShippingOptionId);
