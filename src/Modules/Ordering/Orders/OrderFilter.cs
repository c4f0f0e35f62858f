using ClickCart.Ordering.Bulk;

namespace ClickCart.Ordering.Orders;

/// <summary>Which orders staff wants to see. What is null does not matter.</summary>
/// <param name="Q">A part of the number, the e-mail address, the recipient's name, a street, a town or a phone number, a postal code, or a whole SKU.</param>
/// <param name="From">Placed at this time or later.</param>
/// <param name="To">Placed before this time.</param>
/// <param name="Waiting">Only those that wait for staff: refused by the carrier, or kept back.</param>
internal sealed record OrderFilter(
    OrderStatus? Status, PaymentStatus? Payment, FulfilmentStatus? Fulfilment, string? Q, DateTimeOffset? From, DateTimeOffset? To,
    bool Waiting = false)
{
    /// <summary>As many as may be selected at once for what is done within the request.</summary>
    public const int MostSelected = 100;

    public const int LongestSearch = 200;

    /// <summary>Only those that are kept back.</summary>
    public bool Held { get; init; }

    /// <summary>Only those that wait for goods.</summary>
    public bool AwaitStock { get; init; }

    /// <summary>Only those of <see cref="StuckOrders"/>.</summary>
    public bool Stuck { get; init; }

    /// <summary>Only those with this word on them, as <see cref="OrderTag.Normal"/> writes it.</summary>
    public string? Tag { get; init; }

    /// <summary>The address of the list of those that bear a word.</summary>
    public static string TaggedAs(string tag) => $"/admin/orders?tag={Uri.EscapeDataString(tag)}";

    /// <summary>Only these, where staff has selected some.</summary>
    public IReadOnlyList<Guid>? Orders { get; init; }

    /// <summary>From the API's query. A day counts from its first moment to its last, in the shop's time zone.</summary>
    /// <exception cref="ProblemException">400 for a word that is no status, and for what is neither a day nor a time.</exception>
    public static OrderFilter Of(string? status, string? payment, string? fulfilment, string? q, string? from, string? to, ShopTime shop) => new(
        Word<OrderStatus>("status", status), Word<PaymentStatus>("paymentStatus", payment), Word<FulfilmentStatus>("fulfilmentStatus", fulfilment),
        q, DayOrTime.OfQuery("from", from)?.Start(shop), DayOrTime.OfQuery("to", to)?.End(shop));

    /// <summary>From a page's query, whose names are shorter; they mean the same.</summary>
    /// <exception cref="ProblemException">As of the API.</exception>
    public static ValueTask<OrderFilter?> BindAsync(HttpContext http)
    {
        string? Asked(string name) => http.Request.Query[name];
        var shop = http.RequestServices.GetRequiredService<ShopTime>();
        var asked = Of(Asked("status"), Asked("payment"), Asked("fulfilment"), Asked("q"), Asked("from"), Asked("to"), shop);
        var waiting = Asked("waiting");
        return new(asked with
        {
            Waiting = waiting is "true",
            Held = waiting is "held",
            Stuck = waiting is "stuck",
            AwaitStock = waiting is "stock",
            Tag = Asked("tag") is { Length: > 0 } tag ? OrderTag.Normal(tag) : null,
            Orders = Selected(http.Request.Query["orders"]),
        });
    }

    /// <exception cref="ProblemException">400 for what is no order's id, and for too many.</exception>
    public static IReadOnlyList<Guid>? Selected(IReadOnlyList<string?> ids)
    {
        if (ids.Count == 0) return null;
        var found = ids.Select(id => Guid.TryParse(id, out var order) ? order : throw new ProblemException(Error.Malformed("orders are ids of orders."))).ToList();
        return found.Count <= BulkAction.Most ? found : throw new ProblemException(Error.Malformed($"orders are at most {BulkAction.Most}."));
    }

    private static TEnum? Word<TEnum>(string name, string? word) where TEnum : struct, Enum => string.IsNullOrEmpty(word) ? null
        : Enum.GetValues<TEnum>().Cast<TEnum?>().FirstOrDefault(s => OrderState.Word(s!.Value) == word)
            ?? throw new ProblemException(Error.Malformed($"{name} is one of {string.Join(", ", Enum.GetValues<TEnum>().Select(OrderState.Word))}."));
}
