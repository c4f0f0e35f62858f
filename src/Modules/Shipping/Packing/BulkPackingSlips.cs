using ClickCart.Ordering.Contracts;

namespace ClickCart.Shipping.Packing;

/// <summary>The packing slips of many orders, in one file.</summary>
internal sealed class BulkPackingSlips(ShippingDbContext db, IMediator mediator, PackingPrinter printer) : IBulkPapers
{
    public string Name => "printPackingSlips";
    public string Label => "Print packing slips";
    public Permission Needs => Permissions.ReadShipping;

    public async Task<Result<BulkProgress>> DoAsync(Guid orderId, string by, CancellationToken ct) =>
        (await db.ShownAsync(null, [orderId], ct)).Count > 0 ? BulkProgress.Done : Selection.NothingToPack;

    public async Task<Result<BulkFile>> PrintAsync(IReadOnlyList<Guid> orderIds, CancellationToken ct)
    {
        var file = await printer.PrintAsync(mediator.Send(new ShowPackingSlips.Request(null, orderIds), ct), ct);
        return file.Error is { } refused ? refused : new BulkFile(file.Value.Name, file.Value.Content);
    }
}
