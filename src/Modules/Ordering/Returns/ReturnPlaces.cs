using ClickCart.Inventory.Contracts;
using ClickCart.Ordering.Contracts;
using ClickCart.Shipping.Contracts;
using ClickCart.Web.Papers;

namespace ClickCart.Ordering.Returns;

/// <inheritdoc/>
internal sealed class ReturnPlaces(IStockLocations locations, IWarehouse warehouse) : IReturnPlace
{
    public async Task<ReturnPlace> FindAsync(CancellationToken ct)
    {
        var back = (await locations.OpenAsync(ct)).FirstOrDefault(l => l.TakesReturns);
        return new(string.IsNullOrWhiteSpace(back?.Address) ? null : $"{back.Name}\n{back.Address}", warehouse.From.Normal());
    }

    /// <summary>The returns of an order as its customer reads them: with the address, where they are to send something there.</summary>
    public async Task<IReadOnlyList<ReturnResponse>> OfAsync(IReadOnlyList<Return> returns, CancellationToken ct)
    {
        if (!returns.Any(r => r is { Status: ReturnStatus.Approved, Way: ReturnWay.Own })) return [.. returns.Select(ReturnResponse.Of)];
        var place = await FindAsync(ct);
        var sendTo = place.Text ?? string.Join('\n', PaperAddress.Lines(place.Sender));
        return [.. returns.Select(r =>
            ReturnResponse.Of(r) with { SendTo = r is { Status: ReturnStatus.Approved, Way: ReturnWay.Own } ? sendTo : null })];
    }
}
