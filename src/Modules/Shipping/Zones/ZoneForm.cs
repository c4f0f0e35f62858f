using ClickCart.Web;

namespace ClickCart.Shipping.Zones;

/// <summary>The rows of a zone's form: those there are, or as many as were sent, and one more where that was asked for.</summary>
internal sealed class ZoneForm(SentForm? sent)
{
    /// <summary>The button that asks for another row: <c>methods</c>, or <c>methods[0].prices:EUR</c>.</summary>
    public const string More = "more";

    public static readonly (string Value, string Label)[] Kinds =
    [
        ("flat", "One price"), ("weight", "A price by weight"), ("total", "A price by the order's amount"), ("carrier", "Carriers' rates of the day"),
        ("pickUp", "Picked up, for nothing"),
    ];

    public static string WordsOf(DeliveryMethod method) =>
        (method.Name is { } name ? name + ": " : "") + Kinds.First(k => k.Value.Equals(method.Kind.ToString(), StringComparison.OrdinalIgnoreCase)).Label;

    public int Methods(int there) => sent is null ? Math.Max(there, 1) : Count("methods", "kind") + (sent[More] == "methods" ? 1 : 0);

    /// <summary>The currency of each row of amounts.</summary>
    /// <param name="list"><c>methods[0].prices</c>.</param>
    /// <param name="field">The amount in it.</param>
    public IReadOnlyList<string> Amounts(string list, string field, IEnumerable<Money?> there, string? first = null)
    {
        if (sent is null || sent[$"{list[..list.IndexOf('.', StringComparison.Ordinal)]}.kind"] is null)
            return there.Select(m => m?.Currency ?? "USD").ToArray() is { Length: > 0 } known ? known : first is null ? [] : [first];
        List<string> rows = [.. Enumerable.Range(0, Count(list, $"{field}.currency")).Select(i => sent[$"{list}[{i}].{field}.currency"]!)];
        if (sent[More] is { } more && more.StartsWith(list + ":", StringComparison.Ordinal) && Money.IsCurrency(more[(list.Length + 1)..]))
            rows.Add(more[(list.Length + 1)..]);
        return rows;
    }

    /// <summary>Whether something of the row was refused.</summary>
    public bool IsOpen(string row, bool isNew) =>
        isNew || (sent is not null && (sent[More]?.StartsWith(row, StringComparison.Ordinal) is true || sent.Error is not null));

    private int Count(string list, string field) => Enumerable.Range(0, 200).TakeWhile(i => sent![$"{list}[{i}].{field}"] is not null).Count();
}
