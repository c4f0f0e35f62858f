using System.Text.Json.Serialization;
using ClickCart.Ordering.Drafts;

namespace ClickCart.Ordering.Returns;

/// <summary>What is sent for a return, as the API shows it.</summary>
/// <param name="Status">Null in a preview.</param>
/// <param name="Worth">Of what came back.</param>
/// <param name="Total">What costs what is sent, with delivery and tax.</param>
/// <param name="Paid">What of it is paid by what came back: the lesser of the two.</param>
/// <param name="ToPay">What the customer pays of it.</param>
/// <param name="GivenBack">What of the worth is refunded.</param>
/// <param name="Waived">What was taken off it so that the customer pays nothing, or by own choice.</param>
/// <param name="OrderId">Once it is placed.</param>
internal sealed record ExchangeResponse(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ExchangeStatus? Status, IReadOnlyList<Replacement> Lines, Money Worth, Money Total,
    Money Paid, Money ToPay, Money GivenBack,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Money? Waived,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? OrderId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? OrderNumber)
{
    /// <summary>What stands for it until it is placed, for staff.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public Guid? DraftId { get; init; }

    /// <summary>Why it could not be placed, for staff.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Problem { get; init; }

    /// <summary>Null where none was decided.</summary>
    public static ExchangeResponse? Of(Return r) => r.ExchangeStatus is not { } status ? null : Of(
        r.Replacements!, new(r.Amount, r.Currency), new(r.ExchangeTotal, r.Currency), new(r.Exchanged, r.Currency)) with
    {
        Status = status,
        OrderId = r.ReplacementNumber is null ? null : r.ExchangeId,
        OrderNumber = r.ReplacementNumber,
    };

    /// <summary>The same with what only staff sees.</summary>
    public static ExchangeResponse? ForStaff(Return r) => Of(r) is { } exchange ? exchange with { DraftId = r.ExchangeId, Problem = r.ExchangeProblem } : null;

    /// <param name="worth">Of what came back, in minor units.</param>
    public static ExchangeResponse Preview(ReckonedDraft what, long worth, long covered)
    {
        var total = what.Option.Total;
        return Of(Return.Of(what.Quote), new(worth, total.Currency), total, new(covered, total.Currency)) with
        {
            Waived = what.Quote.Discount.Amount > 0 ? what.Quote.Discount : null,
        };
    }

    private static ExchangeResponse Of(IReadOnlyList<Replacement> lines, Money worth, Money total, Money paid) =>
        new(null, lines, worth, total, paid, total - paid, worth - paid, null, null, null);
}
