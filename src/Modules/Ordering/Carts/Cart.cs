using System.ComponentModel.DataAnnotations;
using ClickCart.Catalog.Contracts;

namespace ClickCart.Ordering.Carts;

/// <summary>
/// One SKU in a cart. Name and price are those of when it was put there, for when the shop no longer sells it; what is charged, the quote says.
/// </summary>
/// <param name="UnitPrice">Minor units of the cart's currency.</param>
internal sealed record CartItem(string Sku, int Quantity, string Name, long UnitPrice);

/// <summary>
/// What somebody means to buy. Who knows its <see cref="Secret"/> may use a guest's cart; used by somebody signed in, it becomes that account's and
/// opens to nobody else. Holds one currency, that of its first item. What is ordered leaves it.
/// </summary>
internal sealed class Cart : Aggregate
{
    public const int MaxQuantity = 100_000;

    /// <summary>Lines, so that a request stays bounded.</summary>
    public const int MaxItems = 2_000;

    public const int MaxCoupons = 5;

    /// <summary>A cart that nobody used for so long is forgotten.</summary>
    public static readonly TimeSpan KeptUnused = TimeSpan.FromDays(30);

    private Cart() { }

    public Cart(IIds ids, Guid? accountId, DateTimeOffset now) : base(ids.New()) =>
        (Secret, AccountId, UsedAt, UsedOn) = (ids.Secret(), accountId, now.ToUniversalTime(), DayOf(now));

    /// <summary>The id that the API knows it by: 160 random bits.</summary>
    [MaxLength(32)] public string Secret { get; private init; } = "";

    public Guid? AccountId { get; private set; }
    public IReadOnlyList<CartItem> Items { get; private set; } = [];
    [MaxLength(64)] public string? CouponCode { get; private set; }

    /// <summary>Those that go with <see cref="CouponCode"/>.</summary>
    public IReadOnlyList<string> MoreCodes { get; private set; } = [];

    /// <summary>All, in the order in which they were entered.</summary>
    public IReadOnlyList<string> CouponCodes => CouponCode is { } first ? [first, .. MoreCodes] : [];

    /// <summary>Null while empty.</summary>
    [MaxLength(3)] public string? Currency { get; private set; }

    public DateTimeOffset UsedAt { get; private set; }

    /// <summary>The shop's day of it (<see cref="DateOnly.DayNumber"/>), by which every database groups alike.</summary>
    public int UsedOn { get; private set; }

    public bool OpensTo(Guid? accountId) => AccountId is null || AccountId == accountId;

    /// <summary>Sets how many of a SKU it holds; 0 takes it out.</summary>
    public Result Set(CatalogItem item, int quantity, DateTimeOffset now)
    {
        var others = Items.Where(i => i.Sku != item.Sku).ToList();
        if (quantity == 0)
        {
            Replace(others, now);
            return Result.Success;
        }
        if (others.Count > 0 && Currency != item.Price.Currency)
            return Error.Conflict("currency-mismatch",
                $"This cart holds prices in {Currency}; {item.Sku} is sold in {item.Price.Currency}. Use a cart of its own.");
        var at = Items.TakeWhile(i => i.Sku != item.Sku).Count();
        if (at == MaxItems) return Error.Invalid("sku", $"A cart holds at most {MaxItems} different items.");
        // Far above any real cart, and far enough below 64 bits for every sum made of it.
        if (others.Sum(i => (decimal)i.UnitPrice * i.Quantity) + (decimal)item.Price.Amount * quantity > 1e15m)
            return Error.Invalid("quantity", "That is more than one order can be worth.");
        others.Insert(Math.Min(at, others.Count), new CartItem(item.Sku, quantity, item.Name, item.Price.Amount));
        Currency = item.Price.Currency;
        Replace(others, now);
        return Result.Success;
    }

    /// <summary>So many more of a SKU, up to the limit.</summary>
    public Result Add(CatalogItem item, int quantity, DateTimeOffset now) =>
        Set(item, Math.Min(MaxQuantity, quantity + (Items.FirstOrDefault(i => i.Sku == item.Sku)?.Quantity ?? 0)), now);

    /// <summary>Takes a SKU out, also one that is no longer sold. False when it is not in.</summary>
    public bool Remove(string sku, DateTimeOffset now)
    {
        if (Items.All(i => i.Sku != sku)) return false;
        Replace([.. Items.Where(i => i.Sku != sku)], now);
        return true;
    }

    /// <summary>Where there is less than it holds, it holds what there is.</summary>
    public void ReduceTo(IReadOnlyDictionary<string, int> available, DateTimeOffset now) =>
        Replace([.. Items.Select(i => i with { Quantity = Math.Min(i.Quantity, available.GetValueOrDefault(i.Sku)) }).Where(i => i.Quantity > 0)], now);

    public void UseCoupons(IReadOnlyList<string> codes, DateTimeOffset now)
    {
        SetCodes(codes);
        Use(now);
    }

    /// <summary>What was ordered leaves the cart; what was put in since the quote stays.</summary>
    public void TakeOut(IEnumerable<(string Sku, int Quantity)> ordered, DateTimeOffset now)
    {
        var gone = ordered.ToDictionary(o => o.Sku, o => o.Quantity);
        SetCodes([]);
        Replace([.. Items.Select(i => i with { Quantity = i.Quantity - gone.GetValueOrDefault(i.Sku) }).Where(i => i.Quantity > 0)], now);
    }

    /// <summary>A guest's cart used by somebody signed in is theirs from then on.</summary>
    public void AdoptBy(Guid? accountId)
    {
        if (AccountId is not null || accountId is null) return;
        AccountId = accountId;
        Touch();
    }

    /// <summary>Takes over another cart's items: quantities add, up to the limit. Items of another currency stay where they are.</summary>
    /// <returns>False when nothing could be taken over.</returns>
    public bool Absorb(Cart other, DateTimeOffset now)
    {
        if (other.Items.Count == 0 || (Currency is not null && Currency != other.Currency)) return false;
        Currency ??= other.Currency;
        if (CouponCode is null) SetCodes(other.CouponCodes);
        var merged = Items.Select(i =>
            i with { Quantity = Math.Min(MaxQuantity, i.Quantity + (other.Items.FirstOrDefault(o => o.Sku == i.Sku)?.Quantity ?? 0)) });
        Replace([.. merged.Concat(other.Items.Where(o => Items.All(i => i.Sku != o.Sku))).Take(MaxItems)], now);
        return true;
    }

    private void SetCodes(IReadOnlyList<string> codes) => (CouponCode, MoreCodes) = (codes.Count > 0 ? codes[0] : null, [.. codes.Skip(1)]);

    private void Replace(List<CartItem> items, DateTimeOffset now)
    {
        Items = items;
        if (items.Count == 0) Currency = null;
        Use(now);
    }

    private void Use(DateTimeOffset now)
    {
        (UsedAt, UsedOn) = (now.ToUniversalTime(), DayOf(now));
        Touch();
    }

    /// <param name="time">By the shop's clock, as all moments are that a cart is told.</param>
    private static int DayOf(DateTimeOffset time) => DateOnly.FromDateTime(time.DateTime).DayNumber;
}
