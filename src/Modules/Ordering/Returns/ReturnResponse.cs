using System.Text.Json.Serialization;
using ClickCart.Inventory.Contracts;
using ClickCart.Ordering.Orders;

namespace ClickCart.Ordering.Returns;

/// <summary>A return as the API shows it.</summary>
/// <param name="Note">What who asked wrote.</param>
/// <param name="Decision">Why it was declined or closed.</param>
/// <param name="Way">How it comes back; null until it is approved.</param>
/// <param name="LabelUrl">The label of the way back, to be printed.</param>
/// <param name="Transit">Where its parcel is, as far as the carrier says.</param>
/// <param name="Refund">What goes back for it; null until that is decided.</param>
/// <param name="Photos">Of what comes back, oldest first.</param>
internal sealed record ReturnResponse(
    Guid Id, Guid OrderId, string Number, ReturnStatus Status, IReadOnlyList<ReturnResponse.LineResponse> Lines, string? Note, string? Decision,
    ReturnWay? Way, string? Carrier, string? TrackingCode, string? LabelUrl, ReturnTransit? Transit, ReturnResponse.RefundResponse? Refund,
    IReadOnlyList<ReturnResponse.PhotoResponse> Photos, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version) : IVersioned
{
    /// <summary>Where its customer sends it by own means, line by line; missing where nothing is to be sent so.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? SendTo { get; init; }

    /// <summary>What came back, oldest first, for staff.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public IReadOnlyList<ReceiptResponse>? Receipts { get; init; }

    /// <summary>Why the carrier sells no label, for staff.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? LabelProblem { get; init; }

    /// <summary>Why its last refund was not made, for staff.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? RefundProblem { get; init; }

    /// <summary>Where what came back may go, for the page that receives it.</summary>
    internal IReadOnlyList<StockLocation> Locations { get; init; } = [];

    /// <summary>What is sent instead, in place of all or a part of the refund; missing where that was not decided.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public ExchangeResponse? Exchange { get; init; }

    /// <summary>What staff said of an exchange, for the page that shows what it comes to.</summary>
    internal ExchangeBody? Said { get; init; }

    /// <summary>The refund as Payments knows it; null until that is decided.</summary>
    internal Guid? RefundId { get; private init; }

    /// <summary>More photos can be added.</summary>
    internal bool TakesPhotos { get; private init; }

    /// <summary>The order's.</summary>
    internal string Currency { get; private init; } = "";

    /// <param name="Quantity">Asked for.</param>
    /// <param name="Received">Came back: <paramref name="Restocked"/> and <paramref name="WrittenOff"/> together.</param>
    public sealed record LineResponse(string Sku, string Name, int Quantity, ReturnReason Reason, int Received, int Restocked, int WrittenOff)
    {
        /// <summary>What who asked wishes to get instead; missing for nothing.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public WishResponse? Replacement { get; init; }
    }

    public sealed record WishResponse(string Sku, int Quantity);

    /// <param name="Goods">What was paid for the lines' units.</param>
    /// <param name="Shipping">Given back of what was paid for it, with tax.</param>
    /// <param name="Fee">Kept by the shop.</param>
    /// <param name="Amount">Goods and shipping less the fee.</param>
    /// <param name="Status">Null in a preview.</param>
    public sealed record RefundResponse(
        IReadOnlyList<ShareResponse> Lines, Money Goods, Money Shipping, Money Fee, Money Amount,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ReturnRefundStatus? Status);

    /// <param name="Quantity">Received units, for which it is.</param>
    /// <param name="Price">Units × unit price.</param>
    /// <param name="Discount">Their share of it.</param>
    /// <param name="Tax">Their share of what was added to the price.</param>
    /// <param name="TaxIncluded">Their share of what the price contains; part of no sum.</param>
    /// <param name="Amount">Price less discount plus tax.</param>
    public sealed record ShareResponse(string Sku, int Quantity, Money Price, Money Discount, Money Tax, Money TaxIncluded, Money Amount);

    /// <param name="Restocked">Can be sold again; else it was written off, for <paramref name="Reason"/>.</param>
    public sealed record ReceiptResponse(DateTimeOffset At, string By, string Sku, int Quantity, bool Restocked, string? Reason);

    /// <param name="Url">A WebP picture, for whoever may see the return.</param>
    /// <param name="By">Who added it: for customers <c>you</c> or <c>shop</c>, for staff who exactly.</param>
    public sealed record PhotoResponse(Guid Id, string Url, DateTimeOffset At, string By);

    /// <summary>As its customer reads it.</summary>
    public static ReturnResponse Of(Return r) => new(
        r.Id, r.OrderId, r.Number, r.Status,
        [.. r.Lines.OrderBy(l => l.Number).Select(l =>
            new LineResponse(l.Sku, l.Name, l.Quantity, l.Reason, l.Received, l.Restocked, l.WrittenOff)
            { Replacement = l.WantedSku is { } wanted ? new(wanted, l.WantedQuantity ?? (l.Received > 0 ? l.Received : l.Quantity)) : null })],
        r.Note, r.Decision, r.Way, r.Carrier, r.TrackingCode, r.LabelUrl, r.Transit, r.RefundStatus is { } status ? RefundOf(r, status) : null,
        PhotosOf(r, $"{Endpoints.ApiPrefix}/orders/{r.OrderId}/returns/{r.Id}/photos/", p => Actor.ForCustomer(p.Actor)), r.CreatedAt, r.UpdatedAt, r.Version)
    {
        Exchange = ExchangeResponse.Of(r),
        RefundId = r.RefundId,
        Currency = r.Currency,
        TakesPhotos = r.TakesPhotos,
    };

    /// <summary>The same with what only staff sees.</summary>
    public static ReturnResponse ForStaff(Return r) => Of(r) with
    {
        Receipts = [.. r.Receipts.OrderBy(c => c.Number).Select(c => new ReceiptResponse(c.At, c.ActorName, c.Sku, c.Quantity, c.Restocked, c.Reason))],
        Photos = PhotosOf(r, $"{Endpoints.ApiPrefix}/admin/returns/{r.Id}/photos/", p => p.ActorName),
        Exchange = ExchangeResponse.ForStaff(r),
        LabelProblem = r.LabelProblem,
        RefundProblem = r.RefundProblem,
    };

    /// <summary>As it would be refunded.</summary>
    public static ReturnResponse Preview(Return r, ReturnAmounts amounts)
    {
        Money Of(long amount) => new(amount, r.Currency);
        return ForStaff(r) with
        {
            Refund = new(
                [.. amounts.Lines.Select(s => new ShareResponse(
                    r.Lines.Single(l => l.Number == s.Line).Sku, s.Quantity, Of(s.Price), Of(s.Discount), Of(s.Tax), Of(s.TaxIncluded), Of(s.Amount)))],
                Of(amounts.Goods), Of(amounts.Shipping), Of(amounts.Fee), Of(amounts.Amount), null),
        };
    }

    private static PhotoResponse[] PhotosOf(Return r, string address, Func<ReturnPhoto, string> by) =>
        [.. r.Photos.OrderBy(p => p.At).ThenBy(p => p.Id).Select(p => new PhotoResponse(p.Id, address + p.Id, p.At, by(p)))];

    private static RefundResponse RefundOf(Return r, ReturnRefundStatus status)
    {
        Money Of(long amount) => new(amount, r.Currency);
        return new(
            [.. r.Lines.Where(l => l.Received > 0).OrderBy(l => l.Number).Select(l => new ShareResponse(
                l.Sku, l.Received, Of(l.Price), Of(l.Discount), Of(l.Tax), Of(l.TaxIncluded), Of(l.Amount)))],
            Of(r.Goods), Of(r.Shipping), Of(r.Fee), Of(r.Amount), status);
    }
}
