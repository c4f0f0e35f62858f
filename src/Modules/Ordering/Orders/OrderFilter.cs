using System.Globalization;

namespace ClickCart.Ordering.Orders;

/// <summary>Which orders staff wants to see. What is null does not matter.</summary>
/// <param name="Q">A part of the number, the e-mail address or the recipient's name, or a whole SKU.</param>
/// <param name="From">Placed at this time or later.</param>
/// <param name="To">Placed before this time.</param>
internal sealed record OrderFilter(
    OrderStatus? Status, PaymentStatus? Payment, FulfilmentStatus? Fulfilment, string? Q, DateTimeOffset? From, DateTimeOffset? To)
{
    public const int LongestSearch = 200;

    /// <summary>From the API's query.</summary>
    /// <exception cref="ProblemException">400 for a word that is no status.</exception>
    public static OrderFilter Of(string? status, string? payment, string? fulfilment, string? q, DateTimeOffset? from, DateTimeOffset? to) => new(
        Word<OrderStatus>("status", status), Word<PaymentStatus>("paymentStatus", payment), Word<FulfilmentStatus>("fulfilmentStatus", fulfilment),
        q, from?.ToUniversalTime(), to?.ToUniversalTime());

    /// <summary>From a page's query: days, the last one included.</summary>
    /// <exception cref="ProblemException">400 for a word that is no status, and for what is no day.</exception>
    public static ValueTask<OrderFilter?> BindAsync(HttpContext http)
    {
        string? Asked(string name) => http.Request.Query[name];
        return new(Of(Asked("status"), Asked("payment"), Asked("fulfilment"), Asked("q"), Day("from", Asked("from")), Day("to", Asked("to"))?.AddDays(1)));
    }

    private static TEnum? Word<TEnum>(string name, string? word) where TEnum : struct, Enum => string.IsNullOrEmpty(word) ? null
        : Enum.GetValues<TEnum>().Cast<TEnum?>().FirstOrDefault(s => OrderState.Word(s!.Value) == word)
            ?? throw new ProblemException(Error.Malformed($"{name} is one of {string.Join(", ", Enum.GetValues<TEnum>().Select(OrderState.Word))}."));

    private static DateTimeOffset? Day(string name, string? day) => string.IsNullOrEmpty(day) ? null
        : DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date < DateOnly.MaxValue
            ? new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)
            : throw new ProblemException(Error.Malformed($"{name} is a day, such as 2026-11-25."));
}
