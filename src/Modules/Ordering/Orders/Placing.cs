using ClickCart.Inventory.Contracts;
using ClickCart.Payments.Contracts;

namespace ClickCart.Ordering.Orders;

/// <summary>Who places an order and how, beside the quote that they accept.</summary>
internal sealed record Placing
{
    public required string Number { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>The shop's, on which it is placed.</summary>
    public required DateOnly Day { get; init; }

    public required Actor Actor { get; init; }
    public Guid? AccountId { get; init; }

    /// <summary>By which a guest finds it again; only its hash is kept.</summary>
    public string? AccessToken { get; init; }

    public required string Email { get; init; }

    /// <summary>Null where that is the address that it goes to.</summary>
    public Address? BillTo { get; init; }

    /// <summary>Null where there is nothing to pay.</summary>
    public string? PaymentMethod { get; init; }

    /// <summary>How the customer pays without the gateway; null where the gateway takes the money.</summary>
    public ManualMethod? Manual { get; init; }

    /// <summary>What gift cards and store credit have paid of it.</summary>
    public IReadOnlyList<CreditShare> Credits { get; init; } = [];

    /// <summary>The return for which it is sent instead; null for none.</summary>
    public ExchangeOf? ExchangeOf { get; init; }

    /// <summary>The card is kept for the account's next order.</summary>
    public bool KeepCard { get; init; }

    /// <summary>Until when stock and coupon are held for an order that is not paid.</summary>
    public required DateTimeOffset HoldExpiresAt { get; init; }

    /// <summary>Of the terms that the customer accepted; null where the shop asks for none.</summary>
    public string? TermsVersion { get; init; }

    /// <summary>Of the checkout, ISO 639-1.</summary>
    public string? Language { get; init; }

    /// <summary>What of it is not there yet.</summary>
    public IReadOnlyList<StockWait> Waits { get; init; } = [];

    /// <summary>The category that each SKU lies in now, by its slug; those that the catalogue does not know are missing.</summary>
    public required IReadOnlyDictionary<string, string> Categories { get; init; }
}
