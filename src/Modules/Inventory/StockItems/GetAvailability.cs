using ClickCart.Inventory.Contracts;
using Microsoft.AspNetCore.Mvc;

namespace ClickCart.Inventory.StockItems;

/// <summary>How many of each SKU can be bought now; 0 for what was never stocked.</summary>
internal static class GetAvailability
{
    public sealed record Request(IReadOnlyList<string> Skus) : IRequest<Result<Response>>;

    public sealed record Response(IReadOnlyList<Item> Items);

    public sealed record Item(string Sku, int Available);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) =>
            app.Api("Inventory").MapGet("/availability", ([FromQuery(Name = "sku")] string[] skus, IMediator m, CancellationToken ct) =>
                m.Send(new Request(skus), ct).Ok()).RequireAccess(Access.Anyone).SameForEverybody();
    }

    internal sealed class Handler(IAvailability availability) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (AskedSkus.Refusal(request.Skus) is { } refusal) return refusal;
            var known = await availability.OfAsync(request.Skus, cancellationToken);
            return new Response([.. request.Skus.Distinct(StringComparer.Ordinal).Select(sku => new Item(sku, known[sku]))]);
        }
    }
}
