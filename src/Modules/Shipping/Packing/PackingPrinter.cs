using System.Globalization;
using ClickCart.Shipping.Contracts;

namespace ClickCart.Shipping.Packing;

/// <summary>Makes PDFs of packing slips and pick lists, of the same answers that the pages show.</summary>
internal sealed class PackingPrinter(PaperPress press, ShopTime shop, TimeProvider clock)
{
    public async Task<Result<PdfFile>> PrintAsync(Task<Result<ShowPackingSlips.Response>> asked, CancellationToken ct)
    {
        var answer = await asked;
        if (answer.Error is { } refused) return refused;
        var (from, slips) = (answer.Value.From, answer.Value.Slips);
        var papers = slips.ToAsyncEnumerable().Select(s => Texts.In(s.Language, () => Of(s, from)));
        var one = slips is [var only] ? only.OrderNumber : null;
        return one is null ? await FileAsync("packing-slips.pdf", "Packing slips", papers, ct)
            : await FileAsync($"packing-slip-{one}.pdf", $"Packing slip {one}", papers, ct);
    }

    public async Task<Result<PdfFile>> PrintAsync(Task<Result<ShowPickList.Response>> asked, CancellationToken ct)
    {
        var answer = await asked;
        return answer.Error is { } refused ? refused : await FileAsync("pick-list.pdf", "Pick list", new[] { Of(answer.Value) }.ToAsyncEnumerable(), ct);
    }

    private async Task<PdfFile> FileAsync(string name, string title, IAsyncEnumerable<Paper> papers, CancellationToken ct) =>
        new(name, await press.PrintAsync(papers, title, clock.GetUtcNow(), ct));

    private Paper Of(ShowPackingSlips.Slip slip, Address from) => new(Texts.T("Packing slip"), slip.OrderNumber, slip.Language)
    {
        To = PaperAddress.Lines(slip.ShipTo),
        Facts =
        [
            (Texts.T("Ordered on"), Days.Of(DateOnly.FromDateTime(shop.Local(slip.ConfirmedAt).DateTime))),
            (Texts.T("Delivery"), Texts.Said(ServiceName.Of(slip.Carrier, slip.Service))),
            .. slip.Part is { } part ? [(Texts.T("Parcel"), Texts.T("{0}, with a part of your order", part))] : Array.Empty<(string, string)>(),
        ],
        Also = (Texts.T("Sender"), PaperAddress.Lines(from)),
        Columns = [new("", 8), new(Texts.T("SKU"), 42), new(Texts.T("Item")), new(Texts.T("Pieces"), 20, IsNumber: true)],
        Rows = [.. slip.Lines.Select(l => (IReadOnlyList<PaperCell>)[PaperCell.Tick, l.Sku, l.Name, new(Number(l.Quantity), IsStrong: true)])],
        Totals = [new(Texts.T("Pieces"), Number(slip.Lines.Sum(l => l.Quantity)), IsSum: true)],
        Seller = press.Seller,
    };

    private Paper Of(ShowPickList.Response list) => new("Pick list", null, Language.English)
    {
        Facts = [("Printed", $"{Days.Of(shop.Local(clock.GetUtcNow()), withYear: true)}, {shop.Local(clock.GetUtcNow()):HH:mm}")],
        Lead = $"{Count(list.Items.Sum(i => i.Quantity), "piece")} of {Count(list.Items.Count, "SKU")} for {Count(list.OrderNumbers.Count, "order")}",
        Columns = [new("", 8), new("Pieces", 18, IsNumber: true), new("SKU", 42), new("Item")],
        Rows = [.. list.Items.Select(i => (IReadOnlyList<PaperCell>)
        [
            PaperCell.Tick, new(Number(i.Quantity), IsStrong: true), new(i.Sku, IsStrong: true), new(i.Name, "for " + string.Join(", ", i.Orders.Select(ForOf))),
        ])],
        Seller = press.Seller,
    };

    private static string ForOf(ShowPickList.For order) => order.Quantity > 1 ? $"{order.OrderNumber} × {Number(order.Quantity)}" : order.OrderNumber;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{Number(count)} {what}s";
}
