using Carter;
using ClickCart.Kernel;
using ClickCart.Platform;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace ClickCart.Inventory.StockItems;

/// <summary>One SKU's stock, for staff.</summary>
internal static class GetStock
{
    public sealed record Request(string Sku) : IRequest<Result<Response>>;

    public sealed record Response(string Sku, int OnHand, int Held, int Available, int LowStockThreshold, int Version) : IVersioned;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Api("Inventory")
            .MapGet("/admin/stock/{sku}", (string sku, IMediator mediator, CancellationToken ct) => mediator.Send(new Request(sku), ct).Ok())
            .For(Who.Staff);
    }

    internal sealed class Handler(InventoryDbContext db) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            var found = await db.StockItems.Where(i => i.Sku == request.Sku)
                .Select(i => new Response(i.Sku, i.OnHand, i.Held, i.OnHand - i.Held, i.LowStockThreshold, i.Version))
                .FirstOrDefaultAsync(cancellationToken);
            return found is null ? Error.NotFound("SKU in stock") : found;
        }
    }
}
