using System.Text.Json.Serialization;

namespace ClickCart.Sandbox.PaymentMethods;

/// <summary>A card that somebody typed. The number itself is not kept: only which test card it is.</summary>
internal sealed class CardMethod : IDocument
{
    public static string Prefix => "pm_";

    public required string Id { get; init; }
    public required DateTimeOffset Created { get; init; }

    /// <summary>The test card's name.</summary>
    public required string Card { get; init; }

    public required int ExpMonth { get; init; }
    public required int ExpYear { get; init; }

    /// <summary>The customer that keeps it; null while nobody does.</summary>
    public string? Customer { get; set; }

    /// <summary>What <see cref="Document.Link"/> finds it by.</summary>
    [JsonIgnore]
    public string Link => Customer is null ? "loose" : $"of_{Customer}";

    /// <summary>A typed card under an id of its own; takes effect with the next save.</summary>
    public static CardMethod Keep(TypedCard typed, StripeCall call)
    {
        var method = new CardMethod
        {
            Id = call.NewId("pm"),
            Created = call.Now,
            Card = typed.Card.Name,
            ExpMonth = typed.ExpMonth,
            ExpYear = typed.ExpYear,
        };
        call.Db.Put(method.Id, method, method.Link);
        return method;
    }

    public object Shape()
    {
        var card = TestCards.Find(Card)!;
        return new
        {
            Id,
            Object = "payment_method",
            AllowRedisplay = "unspecified",
            BillingDetails = new { Address = (object?)null, Email = (string?)null, Name = (string?)null, Phone = (string?)null },
            Card = new
            {
                card.Brand,
                Checks = Recording.Of("checks", new { CvcCheck = "pass" }),
                Country = "US",
                DisplayBrand = card.Brand,
                ExpMonth,
                ExpYear,
                Fingerprint = "sandbox" + card.Last4,
                Funding = "credit",
                card.Last4,
                ThreeDSecureUsage = new { Supported = true },
                Wallet = (object?)null,
            },
            Created = Created.ToUnixTimeSeconds(),
            Customer,
            Livemode = false,
            Metadata = new { },
            Type = "card",
        };
    }
}
