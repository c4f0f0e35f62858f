namespace ClickCart.Shipping.Zones;

/// <summary>What a method's price goes by.</summary>
internal enum MethodKind
{
    /// <summary>One price.</summary>
    Flat,

    /// <summary>By what the goods weigh.</summary>
    Weight,

    /// <summary>By what the goods cost after their discount.</summary>
    Total,

    /// <summary>The rates of carriers, with a margin.</summary>
    Carrier,

    /// <summary>Nothing: the customer comes for it.</summary>
    PickUp,
}

/// <summary>One way in which a zone is delivered to. The API takes, gives and keeps it as it is; what a kind has no use for is left empty.</summary>
internal sealed record DeliveryMethod
{
    /// <summary>Given when it is made, and what quotes call it by; missing for a new one.</summary>
    public string? Id { get; init; }

    /// <summary>What shoppers read; of what is picked up the name of the place. Carriers' rates go by the services' own names.</summary>
    public string? Name { get; init; }

    public MethodKind? Kind { get; init; }

    /// <summary>About how many days it takes; null where nothing is said.</summary>
    public int? DeliveryDays { get; init; }

    /// <summary>In each currency that it is offered in: one price, or steps by weight or by total.</summary>
    public IReadOnlyList<PriceStep>? Prices { get; init; }

    /// <summary>In each currency what goods must cost, after their discount, for it to be free.</summary>
    public IReadOnlyList<InCurrency>? FreeFrom { get; init; }

    /// <summary>Whose label is bought for it; without one the shop sends it by its own means.</summary>
    public string? Carrier { get; init; }

    public string? Service { get; init; }

    /// <summary>Of carriers' rates: which, <c>USPS Priority</c> or <c>USPS</c> for all of a carrier's. None: those worth choosing.</summary>
    public IReadOnlyList<string>? Services { get; init; }

    /// <summary>Added to carriers' rates: 10 is 10 %. Below 0 the shop bears a part.</summary>
    public decimal? MarginPercent { get; init; }

    /// <summary>Added besides, in each currency.</summary>
    public IReadOnlyList<InCurrency>? Margin { get; init; }

    /// <summary>Of a place where orders are picked up: when it is open, where to ring.</summary>
    public string? Instructions { get; init; }

    /// <summary>Of such a place; missing: the shop's own.</summary>
    public Address? Address { get; init; }

    /// <summary>What it costs; null where it is not offered for such goods.</summary>
    public Money? PriceOf(int weightGrams, Money goods)
    {
        var there = (Prices ?? []).Where(p => p.Price?.Currency == goods.Currency);
        return Kind switch
        {
            MethodKind.Flat => there.FirstOrDefault()?.Price,
            MethodKind.Weight => there.OrderBy(p => p.UpToGrams ?? int.MaxValue).FirstOrDefault(p => p.UpToGrams is null || weightGrams <= p.UpToGrams)?.Price,
            MethodKind.Total => there.OrderByDescending(p => p.From?.Amount ?? 0).FirstOrDefault(p => goods.Amount >= (p.From?.Amount ?? 0))?.Price,
            _ => null,
        };
    }

    public Money? FreeFromIn(string currency) => In(FreeFrom, currency);

    /// <summary>The carrier's rate with the margin; nothing is given back.</summary>
    public Money WithMargin(Money rate)
    {
        var percent = decimal.Round(rate.Amount * (MarginPercent ?? 0) / 100, MidpointRounding.AwayFromZero);
        return rate with { Amount = Math.Max(0, checked(rate.Amount + (long)percent + (In(Margin, rate.Currency)?.Amount ?? 0))) };
    }

    /// <summary>Whether the owner chose this service of a carrier.</summary>
    public bool Chooses(string carrier, string service) =>
        (Services ?? []).Any(s => Plain(s) is var wanted && (wanted == Plain(carrier) || wanted == Plain(carrier + service)));

    private static Money? In(IReadOnlyList<InCurrency>? amounts, string currency) => amounts?.FirstOrDefault(a => a.Amount?.Currency == currency)?.Amount;

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}

/// <summary>A price, and for what it is.</summary>
internal sealed record PriceStep
{
    public Money? Price { get; init; }

    /// <summary>By weight: what the goods weigh at most; null: whatever they weigh.</summary>
    public int? UpToGrams { get; init; }

    /// <summary>By total: from which amount on; null: from nothing on.</summary>
    public Money? From { get; init; }
}

/// <summary>An amount in one of the currencies.</summary>
internal sealed record InCurrency(Money? Amount);
