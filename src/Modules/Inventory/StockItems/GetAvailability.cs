using System.Text.Json.Serialization;
using ClickCart.Catalog.Contracts;
using ClickCart.Inventory.Contracts;
using Microsoft.AspNetCore.Mvc;

namespace ClickCart.Inventory.StockItems;

/// <summary>How many of each SKU can be bought now; 0 for what was never stocked. What is not on sale is named, whatever stock it has.</summary>
internal static class GetAvailability
{
    public sealed record Request(IReadOnlyList<string> Skus) : IRequest<Result<Response>>;

    /// <param name="Items">All that were asked for; of what is not on sale none is available.</param>
    /// <param name="NotOnSale">Those of them that are unknown, or of drafts or archived products.</param>
    public sealed record Response(IReadOnlyList<Item> Items, IReadOnlyList<string> NotOnSale);

    public sealed record Item(string Sku, int Available)
    {
        /// <summary>What may be ordered beyond that; missing where nothing may.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public Backorder? Backorder { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) =>
            app.Api("Inventory").MapGet("/availability", ([FromQuery(Name = "sku")] string[] skus, IMediator m, CancellationToken ct) =>
                m.Send(new Request(skus), ct).Ok()).RequireAccess(Access.Anyone).SameForEverybody();
    }

    internal sealed class Handler(IAvailability availability, ICatalog catalog) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (AskedSkus.Refusal(request.Skus) is { } refusal) return refusal;
            var onSale = await catalog.FindAsync(request.Skus, cancellationToken);
            var known = await availability.OfAsync([.. onSale.Keys], cancellationToken);
            var asked = request.Skus.Distinct(StringComparer.Ordinal).ToList();
            var beyond = await availability.BackordersAsync([.. onSale.Keys], cancellationToken);
            return new Response(
                [.. asked.Select(sku => new Item(sku, known.GetValueOrDefault(sku)) { Backorder = beyond.GetValueOrDefault(sku) })],
                [.. asked.Where(sku => !onSale.ContainsKey(sku))]);
        }
    }
}
