using System.ComponentModel.DataAnnotations;

namespace ClickCart.Payments.SavedCards;

/// <summary>An account as the gateway knows it: a customer who keeps cards there.</summary>
/// <param name="AccountId">The account here.</param>
/// <param name="Key">The idempotency key that makes one customer of it, stored before the gateway is asked.</param>
internal sealed record Cardholder([property: Key] Guid AccountId, [property: MaxLength(64)] string Key)
{
    /// <summary>Null until the gateway has answered.</summary>
    [MaxLength(255)] public string? GatewayId { get; set; }
}

/// <summary>A card that an account keeps at the gateway. Of the card itself nothing is known here but how it is told from others.</summary>
internal sealed class SavedCard
{
    /// <summary>The gateway's payment method.</summary>
    [MaxLength(255)] public required string Id { get; init; }

    public required Guid AccountId { get; init; }
    [MaxLength(40)] public required string Brand { get; init; }
    [MaxLength(4)] public required string Last4 { get; init; }
    public required int ExpMonth { get; init; }
    public required int ExpYear { get; init; }
    public required DateTimeOffset KeptAt { get; init; }

    /// <summary>For people.</summary>
    public string Name => $"{BrandName} ending in {Last4}";

    private string BrandName => Brand switch
    {
        "amex" => "American Express",
        "jcb" => "JCB",
        "unionpay" => "UnionPay",
        "diners" => "Diners Club",
        { Length: > 0 } brand => char.ToUpperInvariant(brand[0]) + brand[1..],
        _ => "Card",
    };

    /// <summary>Its owner has removed it; the row goes once the gateway has forgotten the card, too.</summary>
    public DateTimeOffset? RemovedAt { get; set; }
}
